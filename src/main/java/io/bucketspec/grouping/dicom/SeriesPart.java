package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import java.util.List;

/**
 * Slices of a series that make one item.
 *
 * @param order where they stand in the list that was given, in the order of slices
 * @param label what sets the part apart from the others of its series, unlike every other's; empty
 *     for the part that is simply the series
 * @param decided the rules that made the part and its order, by number and word
 * @param findings on this part alone
 */
public record SeriesPart(int[] order, String label, String decided, List<Finding> findings) {}
