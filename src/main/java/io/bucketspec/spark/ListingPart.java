package io.bucketspec.spark;

import java.io.Serializable;

/**
 * What one task lists of a prefix.
 *
 * @param folder its full path
 * @param deep whether all that is below it, or only what is directly in it
 */
public record ListingPart(String folder, boolean deep) implements Serializable {}
