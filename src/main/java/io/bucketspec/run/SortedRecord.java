package io.bucketspec.run;

/**
 * A row of the exchange.
 *
 * @param sortKey where it belongs: to a bucket by its upper bits, then to a place in it
 * @param bytes members of an item, or what the scan counted
 */
public record SortedRecord(long sortKey, byte[] bytes) {}
