package io.bucketspec.cli;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.model.FindingCode;
import java.util.Arrays;
import java.util.List;

/** The keys that a job file may have, in the order in which they are told. */
final class JobKeys {
  static final List<String> JOB =
      List.of(
          "inventory",
          "urls",
          "rules",
          "tags",
          "metadata",
          "metadataSchema",
          "strictClientOnly",
          "output",
          "ledger",
          "accept",
          "findings");
  static final List<String> INVENTORY =
      List.of(
          "path",
          "list",
          "format",
          "snapshot",
          "keyEncoding",
          "filesAt",
          "report",
          "bucket",
          "columns",
          "options");
  static final List<String> URLS =
      List.of("style", "region", "arn", "account", "endpoint", "buckets");
  static final List<String> URLS_OF_BUCKET = URLS.subList(0, URLS.size() - 1);
  static final List<String> RULE =
      List.of(
          "name",
          "match",
          "regex",
          "kind",
          "group",
          "padding",
          "minLength",
          "short",
          "pair",
          "within",
          "fallback",
          "order",
          "maxMembers",
          "title",
          "anyFormat");
  static final List<String> ORDER = List.of("by", "as", "format");
  static final List<String> TAGS = List.of("table", "format", "key", "columns");
  static final List<String> COLUMNS =
      Arrays.stream(DicomTag.values()).map(DicomTag::keyword).toList();
  static final List<String> JOIN =
      List.of(
          "name",
          "table",
          "catalog",
          "sql",
          "format",
          "options",
          "rules",
          "on",
          "columns",
          "types",
          "under",
          "media",
          "several",
          "differing",
          "required",
          "way");
  static final List<String> ON = List.of("column", "case", "trim", "extension", "leadingZeros");
  static final List<String> SET = List.of("set", "rules");
  static final List<String> SIDECARS =
      List.of("sidecars", "rules", "at", "under", "differing", "required");
  static final List<String> OUTPUT =
      List.of(
          "path",
          "format",
          "partitionBy",
          "combine",
          "limits",
          "skipDuplicateUrls",
          "upsertMetadata",
          "pdfKey");
  static final List<String> LIMITS = List.of("items", "urls", "fileBytes", "mediaBytes");
  static final List<String> LEDGER =
      List.of(
          "path",
          "table",
          "catalog",
          "format",
          "options",
          "settle",
          "late",
          "changed",
          "gone",
          "markTitles");

  static final List<String> ACCEPT = List.of("archived", "empty", "sidecars");
  static final List<String> FINDINGS =
      Arrays.stream(FindingCode.values()).map(FindingCode::code).toList();

  private JobKeys() {}
}
