package io.bucketspec.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Documents that are called a manifest, or found where one is, and are none of the S3 family. */
enum LookAlike {
  BATCH_REPORT(
      "is the completion report of an S3 Batch Operations job, which lists tasks and not objects."
          + " Give the manifest.json of an S3 Inventory report.",
      List.of("ReportSchema", "Results"),
      List.of("ReportCreationDate")),
  BATCH_EVENT(
      "is an event of an S3 Batch Operations job and not a manifest. Give the manifest.json of an"
          + " S3 Inventory report.",
      List.of("detail-type", "detail")),
  STORAGE_LENS(
      "is the manifest of an S3 Storage Lens export, which holds metrics and no keys. Give the"
          + " manifest.json of an S3 Inventory report.",
      List.of("reportFiles"),
      List.of("reportSchema")),
  INCREMENTAL(
      "is the manifest of an incremental inventory of Alibaba Cloud OSS, which lists only changes."
          + " Give the manifest.json of a full inventory.",
      List.of("startTimestamp", "endTimestamp"));

  private final String sentence;

  /** Made by {@code List.of}, which the type doesn't say. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<List<String>> signs;

  @SafeVarargs
  LookAlike(String sentence, List<String>... signs) {
    this.sentence = sentence;
    this.signs = List.of(signs);
  }

  /** What the document is and what to give instead, to follow its path. */
  String sentence() {
    return sentence;
  }

  /** The look-alike that the document is, if it has all fields of one of its signs. */
  static Optional<LookAlike> of(JsonNode document) {
    return Arrays.stream(values())
        .filter(it -> it.signs.stream().anyMatch(sign -> sign.stream().allMatch(document::has)))
        .findFirst();
  }
}
