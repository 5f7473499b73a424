package io.bucketspec.spec;

import io.bucketspec.model.MetadataSchema;
import java.util.Optional;

/**
 * What a spec is checked against besides the format.
 *
 * @param schema the types of its client metadata, if they are known
 * @param strictClientOnly whether the integration that it is for has strict client-only access, so
 *     that each item must bring its media metadata. Groups and series have none in a file
 * @param urls the URLs of the files that were checked before it, if those are of one upload with it
 */
public record SpecChecks(
    Optional<MetadataSchema> schema, boolean strictClientOnly, Optional<UrlsOfFiles> urls) {
  /** Nothing besides. */
  public static final SpecChecks OF_THE_FORMAT =
      new SpecChecks(Optional.empty(), false, Optional.empty());
}
