package io.bucketspec.inventory;

import io.bucketspec.model.InvalidOption;
import io.bucketspec.model.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which inventory to read: the {@code inventory} part of a job file.
 *
 * @param path a folder under which the newest complete snapshot is looked for, a manifest, a list,
 *     or a prefix to be listed, as any Hadoop file system spells it; the name of a table of a
 *     catalog; empty for a source of Spark's that has no path
 * @param format {@link #AUTO} to tell by the content, the label of an {@link InventoryFormat}, or
 *     the name of a source of Spark's
 * @param snapshot {@code latest}, or the name of a snapshot such as {@code 2026-11-22T01-00Z}
 * @param keyEncoding how keys are written
 * @param filesAt where the data files lie, if not where the manifest says
 * @param report which report, where several lie under one path: the name of an Azure rule, the id
 *     or the display name of a configuration of Google Cloud Storage
 * @param bucket the bucket, where the inventory doesn't say it
 * @param columns for tables: which column says what, by the table's own names; empty to go by the
 *     names of S3 Inventory
 * @param options for tables: options of the source of Spark's
 */
public record InventoryOptions(
    String path,
    String format,
    String snapshot,
    KeyEncoding keyEncoding,
    Optional<String> filesAt,
    Optional<String> report,
    Optional<String> bucket,
    Map<InventoryColumn, String> columns,
    Map<String, String> options) {
  /** The newest snapshot that is complete. */
  public static final String LATEST = "latest";

  /** The format is told by the content. */
  public static final String AUTO = "auto";

  /** Sources of Spark's that are known by name; others need {@code columns}. */
  public static final List<String> SPARK_SOURCES =
      List.of("parquet", "orc", "csv", "json", "avro", "delta", "iceberg", "jdbc");

  public InventoryOptions {
    columns = columns.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(columns));
    options = Map.copyOf(options);
    requireFormat(format, !columns.isEmpty());
    boolean known = format.equals(AUTO) || InventoryFormat.ofLabel(format).isPresent();
    boolean table = isTable(format);
    if (path == null || (path.isBlank() && (!table || known))) {
      throw new InvalidOption(
          "path",
          "An inventory needs a path: a folder of snapshots, a manifest, a list, or a table's name.");
    }
    if (snapshot.isBlank()) {
      throw new InvalidOption(
          "snapshot", "A snapshot is 'latest' or a folder's name such as 2026-11-22T01-00Z.");
    }
    if (!table && !columns.isEmpty()) {
      throw new InvalidOption("columns", onlyForTables("columns"));
    }
    if (!table && !options.isEmpty()) {
      throw new InvalidOption("options", onlyForTables("options"));
    }
    if (table && !snapshot.equals(LATEST)) {
      throw new InvalidOption(
          "snapshot",
          "A table has no snapshots by name; sources that keep old states take them as 'options',"
              + " such as versionAsOf (delta) or snapshot-id (iceberg).");
    }
    if (table && known && !options.isEmpty()) {
      throw new InvalidOption(
          "options", "A table of a catalog takes no 'options': its catalog knows how it is read.");
    }
    if (format.equals(InventoryFormat.S3_METADATA.label()) && !columns.isEmpty()) {
      throw new InvalidOption(
          "columns",
          "The columns of s3-metadata are known; of a table with others, say format: table.");
    }
    Optional<InventoryFormat> listed = InventoryFormat.ofLabel(format);
    if (listed.isPresent() && !listed.get().statesBucket() && bucket.isEmpty()) {
      throw new InvalidOption(
          "bucket",
          "A list in format "
              + format
              + " doesn't say its bucket: name it in the inventory's 'bucket'.");
    }
    if (!columns.isEmpty()
        && columns.containsKey(InventoryColumn.KEY) == columns.containsKey(InventoryColumn.URI)) {
      throw new InvalidOption("columns", "'columns' must name the column of either key or uri.");
    }
  }

  /** An inventory that states its own bucket, where no other report lies under the path. */
  public InventoryOptions(
      String path,
      String format,
      String snapshot,
      KeyEncoding keyEncoding,
      Optional<String> filesAt) {
    this(
        path,
        format,
        snapshot,
        keyEncoding,
        filesAt,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /**
   * Checks the name of a format by itself.
   *
   * @param columns whether the job names columns, so that it may be any source of Spark's
   * @throws InvalidOption if there is none of that name
   */
  public static void requireFormat(String format, boolean columns) {
    boolean listing = format.equals(InventoryFormat.LISTING.label());
    if (!columns && !listing && !words().contains(format)) {
      throw new InvalidOption(
          "format",
          "'"
              + format
              + "' is no inventory format; known are "
              + String.join(", ", words())
              + "."
              + Nearest.question(format, words())
              + " Any other source of Spark's needs 'columns'.");
    }
  }

  private static String onlyForTables(String key) {
    return "'"
        + key
        + "' is for tables: with it goes a format such as parquet, delta, jdbc or table.";
  }

  private static boolean isTable(String format) {
    return !format.equals(AUTO)
        && InventoryFormat.ofLabel(format)
            .map(it -> it.family() == InventoryFormat.Family.TABLE)
            .orElse(true);
  }

  /** All formats that a job file can name without further ado. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(AUTO);
    words.addAll(InventoryFormat.labels());
    words.addAll(SPARK_SOURCES);
    return words;
  }

  /** The newest complete snapshot under a path, or a list, everything else found out. */
  public static InventoryOptions at(String path) {
    return of(path, AUTO);
  }

  /** A listing of what is under a prefix. */
  public static InventoryOptions listing(String prefix, Optional<String> bucket) {
    return new InventoryOptions(
        prefix,
        InventoryFormat.LISTING.label(),
        LATEST,
        KeyEncoding.AUTO,
        Optional.empty(),
        Optional.empty(),
        bucket,
        Map.of(),
        Map.of());
  }

  private static InventoryOptions of(String path, String format) {
    return new InventoryOptions(path, format, LATEST, KeyEncoding.AUTO, Optional.empty());
  }

  /**
   * The same with another snapshot.
   *
   * @throws InvalidOption if there are no snapshots by name
   */
  public InventoryOptions with(String other) {
    return new InventoryOptions(
        path, format, other, keyEncoding, filesAt, report, bucket, columns, options);
  }

  /** The format that the job names; empty if the content is to tell. */
  public Optional<InventoryFormat> named() {
    return format.equals(AUTO)
        ? Optional.empty()
        : Optional.of(InventoryFormat.ofLabel(format).orElse(InventoryFormat.TABLE));
  }

  /** Whether Spark reads the inventory as a table. */
  public boolean table() {
    return isTable(format);
  }
}
