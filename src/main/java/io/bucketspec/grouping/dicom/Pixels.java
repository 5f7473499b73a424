package io.bucketspec.grouping.dicom;

import java.util.Optional;
import java.util.Set;

/**
 * Rule 3: an object without pixels is no slice. Modalities are the defined terms of PS3.3
 * C.7.3.1.1.1.
 */
final class Pixels {
  /** Modalities of objects that never are images. */
  private static final Set<String> NEVER =
      Set.of(
          "ANN",
          "ASMT",
          "AU",
          "DOC",
          "FID",
          "KO",
          "M3D",
          "PLAN",
          "PR",
          "REG",
          "RTINTENT",
          "RTPLAN",
          "RTRAD",
          "RTRECORD",
          "RTSEGANN",
          "RTSTRUCT",
          "RWV",
          "SMR",
          "SR");

  /** Modalities of waveforms. Screenshots of them go by the same, so Rows and Columns tell more. */
  private static final Set<String> WAVEFORMS =
      Set.of("ECG", "EEG", "EMG", "EOG", "EPS", "HD", "POS", "RESP");

  private Pixels() {}

  /** Why an object has no pixels, as a sentence; empty if it may have some. */
  static Optional<String> whyNone(Slice slice) {
    if (MediumIndex.is(slice.key())) {
      return Optional.of(MediumIndex.SENTENCE);
    }
    DicomTags tags = slice.tags();
    String modality = tags.modality().orElse("");
    boolean sized = sizeOf(tags, DicomTag.ROWS) && sizeOf(tags, DicomTag.COLUMNS);
    if (NEVER.contains(modality) || (WAVEFORMS.contains(modality) && !sized)) {
      return Optional.of("Modality " + modality + " has no pixels.");
    }
    if (!tags.rowsKnown()) {
      return Optional.empty();
    }
    return lacking(tags, DicomTag.ROWS).or(() -> lacking(tags, DicomTag.COLUMNS));
  }

  private static boolean sizeOf(DicomTags tags, DicomTag tag) {
    return tags.whole(tag) > 0;
  }

  /** What is there and can't be read is not lacking: that object stays, with a finding. */
  private static Optional<String> lacking(DicomTags tags, DicomTag tag) {
    if (sizeOf(tags, tag) || tags.cannotRead(tag)) {
      return Optional.empty();
    }
    String what = tags.has(tag) ? " is 0" : " is absent";
    return Optional.of(tag.keyword() + what + ": the object has no pixels.");
  }
}
