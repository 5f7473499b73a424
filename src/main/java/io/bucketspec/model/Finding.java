package io.bucketspec.model;

import java.io.Serializable;

/**
 * Something noticed.
 *
 * @param code what kind of thing
 * @param sentence what it is here, with its numbers, for people
 */
public record Finding(FindingCode code, String sentence) implements Serializable {}
