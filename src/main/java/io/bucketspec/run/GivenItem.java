package io.bucketspec.run;

import java.util.List;

/**
 * An item that is given as it is to be written, before it is checked. Any part may be null.
 *
 * @param kind the label of its kind
 * @param title its title
 * @param urls the URLs of its objects, by position
 * @param clientMetadata a JSON object
 * @param mediaMetadata a JSON object
 * @param bytes the sizes of its objects, summed
 * @param group what its members share, for people
 * @param bucket the bucket that they are of
 * @param firstKey the key at position 0
 * @param partition the values that it is partitioned by, in the order of the output's columns
 * @param place where a run had it, as {@link ItemView#place} gives it
 */
public record GivenItem(
    String kind,
    String title,
    List<String> urls,
    String clientMetadata,
    String mediaMetadata,
    Long bytes,
    String group,
    String bucket,
    String firstKey,
    List<String> partition,
    byte[] place) {}
