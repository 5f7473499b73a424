package io.bucketspec.spec;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;

/**
 * How a spec file is written.
 *
 * @param format JSON or CSV
 * @param combine whether one file may hold several kinds
 * @param skipDuplicateUrls the platform's flag to pass over URLs it has; JSON only
 * @param upsertMetadata the platform's flag to refresh the metadata of those; JSON only
 */
public record SpecOptions(
    SpecFormat format, boolean combine, boolean skipDuplicateUrls, boolean upsertMetadata)
    implements Serializable {
  public SpecOptions {
    if (upsertMetadata && format == SpecFormat.CSV) {
      throw new InvalidOption(
          "upsertMetadata", "A CSV spec can't carry 'upsertMetadata': use format json.");
    }
    if (upsertMetadata && !skipDuplicateUrls) {
      throw new InvalidOption(
          "upsertMetadata",
          "'upsertMetadata' acts only together with 'skipDuplicateUrls: true': set both.");
    }
  }
}
