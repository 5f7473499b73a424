package io.bucketspec.metadata;

import io.bucketspec.model.InvalidOption;
import java.util.List;
import java.util.Optional;

/**
 * Files beside the objects, each with the metadata of one as a JSON object.
 *
 * @param rules as {@link MetadataEntry#rules} has it
 * @param suffix what follows the object's key in the file's
 * @param at the folder that keys are below, in the form of the file system that reads them, such as
 *     {@code s3a://bucket}; empty for {@code s3a} and the inventory's bucket
 * @param under where the values stand in the metadata; empty for the top
 * @param differing what becomes of a group whose members' files differ
 * @param required whether items without one are rejected
 */
public record Sidecars(
    List<String> rules,
    String suffix,
    Optional<String> at,
    Optional<String> under,
    Several differing,
    boolean required)
    implements MetadataEntry {
  /** What the platform's own cloud-synced folders take for metadata. */
  public static final String SUFFIX = ".metadata.json";

  public Sidecars {
    rules = List.copyOf(rules);
    if (suffix.isBlank() || suffix.indexOf('/') >= 0) {
      throw new InvalidOption(
          "sidecars",
          "'sidecars' is what a file's name has behind its object's, such as " + SUFFIX + ".");
    }
  }
}
