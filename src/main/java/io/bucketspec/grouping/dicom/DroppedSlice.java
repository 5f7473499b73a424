package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Reason;

/**
 * An object of a series that is in none of its parts.
 *
 * @param index where it stands in the list that was given
 * @param sentence why, for people
 */
public record DroppedSlice(int index, Reason reason, String sentence) {}
