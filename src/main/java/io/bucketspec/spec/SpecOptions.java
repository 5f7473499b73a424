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
 * @param pdfKey the key of the array that holds PDFs; JSON only
 */
public record SpecOptions(
    SpecFormat format,
    boolean combine,
    boolean skipDuplicateUrls,
    boolean upsertMetadata,
    PdfKey pdfKey)
    implements Serializable {
  /** What holds where a job file says nothing. */
  public static final SpecOptions DEFAULT = new SpecOptions(SpecFormat.JSON, false, true, false);

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
    if (pdfKey != PdfKey.PDF && format == SpecFormat.CSV) {
      throw new InvalidOption(
          "pdfKey", "A CSV spec has no place for PDFs: remove 'pdfKey' or use format json.");
    }
  }

  /** With the SDK's key for PDFs. */
  public SpecOptions(
      SpecFormat format, boolean combine, boolean skipDuplicateUrls, boolean upsertMetadata) {
    this(format, combine, skipDuplicateUrls, upsertMetadata, PdfKey.PDF);
  }
}
