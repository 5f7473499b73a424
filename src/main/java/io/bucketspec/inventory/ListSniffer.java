package io.bucketspec.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells by how a file begins which list it is. What could be two is neither: it is asked for the
 * format.
 */
final class ListSniffer {
  static final String KNOWN =
      "Known are lists of URIs, one on each line; manifests of S3 Batch Operations and SageMaker;"
          + " and what aws s3api list-objects-v2, s5cmd --json ls, gcloud storage ls --json, az"
          + " storage blob list and rclone lsjson -R print.";

  private static final String S3_ADVICE =
      " Use aws s3api list-objects-v2 --output json, or s5cmd --json ls.";
  private static final String GOOGLE_ADVICE = " Use gcloud storage ls --json 'gs://bucket/**'.";

  /** What other programs print, and what to do instead. */
  private record Refused(Pattern line, String sentence) {
    Refused(String line, String sentence) {
      this(Pattern.compile(line), sentence);
    }
  }

  private static final List<Refused> REFUSED =
      List.of(
          new Refused(
              "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +\\d+ .*",
              "is what aws s3 ls prints: it has local times and no bucket, and a key with a line"
                  + " feed breaks it."
                  + S3_ADVICE),
          new Refused(
              " +PRE .*/",
              "is what aws s3 ls prints without --recursive: folders, and no bucket." + S3_ADVICE),
          new Refused(
              "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d .*",
              "is what s5cmd ls prints for people. Use s5cmd --json ls."),
          new Refused(
              " *\\d+  \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  gs://.*",
              "is what gsutil ls -l or gcloud storage ls -l prints for people." + GOOGLE_ADVICE),
          new Refused(
              "(gs|s3)://.*/:",
              "has headings among its URIs, as gsutil ls -r and gcloud storage ls -r print them."
                  + GOOGLE_ADVICE));

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]");

  /** What the first column of a table is called, and a bucket hardly is. */
  private static final Set<String> HEADERS =
      Set.of("bucket", "key", "name", "url", "uri", "path", "file", "filename", "object");

  private static final int MOST_BATCH_FIELDS = 3;

  private final ListHead head;
  private final String bucket;

  private ListSniffer(ListHead head, String bucket) {
    this.head = head;
    this.bucket = bucket;
  }

  /**
   * Tells the list.
   *
   * @param bucket the bucket that the job names; empty if it doesn't
   * @return empty for a JSON object that is no list, such as a manifest
   * @throws InventoryException that says what it is instead, or that it can't be told
   */
  static Optional<InventoryFormat> sniff(ListHead head, String bucket) {
    return new ListSniffer(head, bucket).sniff();
  }

  private Optional<InventoryFormat> sniff() {
    head.noText().or(head::opaque).ifPresent(this::refuse);
    String text = head.text().stripLeading();
    if (text.isEmpty()) {
      throw wrong("is empty: it lists nothing.");
    }
    return switch (text.charAt(0)) {
      case '{' -> object(text);
      case '[' -> Optional.of(list(text));
      case '<' -> throw wrong(markup(text));
      default -> Optional.of(lines());
    };
  }

  private static String markup(String text) {
    return text.contains("<ListBucketResult") || text.contains("<EnumerationResults")
        ? "is XML, as the store's own interface answers, a page at a time. " + KNOWN
        : "is HTML or XML, and no list. " + KNOWN;
  }

  /** One of several that are told by their fields. */
  private record Sign(InventoryFormat format, Predicate<JsonHead> fits) {}

  private static final List<Sign> OBJECTS =
      List.of(
          new Sign(
              InventoryFormat.S3API,
              it ->
                  it.has("Contents")
                      || it.has("Versions")
                      || it.has("DeleteMarkers")
                      || it.has("RequestCharged")),
          new Sign(InventoryFormat.S5CMD, it -> it.begins("key", "s3://")),
          new Sign(InventoryFormat.SAGEMAKER_AUGMENTED, it -> it.has("source-ref")));

  private static final List<Sign> LISTS =
      List.of(
          new Sign(InventoryFormat.S3API, it -> it.has("Key")),
          new Sign(InventoryFormat.GCLOUD, it -> it.begins("url", "gs://") && it.has("type")),
          new Sign(
              InventoryFormat.AZ,
              it -> it.has("name") && (it.has("properties") || it.has("container"))),
          new Sign(InventoryFormat.RCLONE, it -> it.has("Path") && it.has("IsDir")),
          new Sign(InventoryFormat.SAGEMAKER, it -> it.begins("prefix", "s3://")));

  private Optional<InventoryFormat> object(String text) {
    List<InventoryFormat> fitting = fitting(OBJECTS, JsonHead.of(text));
    return fitting.isEmpty() ? Optional.empty() : Optional.of(theOne(fitting));
  }

  private InventoryFormat list(String text) {
    List<InventoryFormat> fitting = fitting(LISTS, JsonHead.of(text));
    if (fitting.isEmpty() && text.substring(1).stripLeading().startsWith("]")) {
      throw wrong("is an empty JSON list, as several programs print it: say which in 'format'.");
    }
    if (fitting.isEmpty()) {
      throw wrong("is a JSON list, but none that is known. " + KNOWN);
    }
    return theOne(fitting);
  }

  private static List<InventoryFormat> fitting(List<Sign> signs, JsonHead json) {
    return signs.stream().filter(it -> it.fits().test(json)).map(Sign::format).toList();
  }

  private InventoryFormat theOne(List<InventoryFormat> fitting) {
    if (fitting.size() > 1) {
      throw wrong(
          "could be either of "
              + String.join(", ", fitting.stream().map(InventoryFormat::label).toList())
              + ": say which in 'format'.");
    }
    return fitting.get(0);
  }

  private InventoryFormat lines() {
    List<String> lines = head.lines();
    if (lines.isEmpty()) {
      throw wrong("has a first line of more than 64 KB, and is no list. " + KNOWN);
    }
    for (String line : lines) {
      for (Refused refused : REFUSED) {
        if (refused.line().matcher(line).matches()) {
          throw wrong(refused.sentence());
        }
      }
    }
    if (ObjectUri.begins(lines.get(0))) {
      return InventoryFormat.URIS;
    }
    return batch(lines);
  }

  private InventoryFormat batch(List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(BatchManifest.fields(line));
    }
    int count = rows.get(0).size();
    if (count < 2) {
      throw wrong("is no list that is known: its first line is neither a URI nor JSON. " + KNOWN);
    }
    String first = rows.get(0).get(0);
    boolean one = rows.stream().allMatch(it -> it.size() == count && it.get(0).equals(first));
    if (count > MOST_BATCH_FIELDS || !one || isHeader(first) || !BUCKET.matcher(first).matches()) {
      throw wrong(
          "is CSV, but no manifest of S3 Batch Operations, which has no header, and lines of one"
              + " bucket, a key and maybe a version. Give the manifest.json of a CSV that is an"
              + " inventory's; read any other as a table, with format: csv and its columns named in"
              + " columns.");
    }
    if (rows.size() == 1 && !first.equals(bucket)) {
      throw wrong(
          "has a single line, which could be of a manifest of S3 Batch Operations or of any CSV"
              + " file: say format: s3-batch if it is one.");
    }
    return InventoryFormat.S3_BATCH;
  }

  private static boolean isHeader(String first) {
    return HEADERS.contains(first.toLowerCase(Locale.ROOT));
  }

  private void refuse(String sentence) {
    throw wrong(sentence);
  }

  private InventoryException wrong(String sentence) {
    return new InventoryException(head.path() + " " + sentence);
  }
}
