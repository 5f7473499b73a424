package io.bucketspec.grouping.dicom;

/**
 * One object of a series.
 *
 * @param key its raw key in UTF-8, which no other object has
 * @param size in bytes, -1 if unknown
 * @param contentHash 64 bits of its ETag's hash; 0 if the inventory states no ETag
 */
public record Slice(byte[] key, long size, long contentHash, DicomTags tags) {}
