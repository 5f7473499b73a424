package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One line of {@code index.jsonl}.
 *
 * @param path relative to the run's directory
 * @param sha256 of the file's bytes, in hex; empty when nothing was written
 * @param bytes the file's size
 * @param items its items
 * @param urls its object URLs
 * @param mediaBytes the sizes of the objects it names, summed; objects of unknown size count 0
 */
@JsonPropertyOrder({"path", "sha256", "bytes", "items", "urls", "mediaBytes"})
public record SpecFile(
    @JsonProperty("path") String path,
    @JsonProperty("sha256") String sha256,
    @JsonProperty("bytes") long bytes,
    @JsonProperty("items") int items,
    @JsonProperty("urls") int urls,
    @JsonProperty("mediaBytes") long mediaBytes) {}
