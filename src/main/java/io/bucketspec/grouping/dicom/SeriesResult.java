package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import java.util.List;

/**
 * What became of the objects of one series: each is in one part, once, or dropped.
 *
 * @param parts the volumes first, then localizers, multi-frame objects and single images
 * @param dropped in the order of their keys
 * @param findings on the series as a whole, and so on each of its parts
 */
public record SeriesResult(
    List<SeriesPart> parts, List<DroppedSlice> dropped, List<Finding> findings) {}
