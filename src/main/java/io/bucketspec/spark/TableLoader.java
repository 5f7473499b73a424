package io.bucketspec.spark;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads tables that the job names. */
final class TableLoader {
  private static final String AUTO = "auto";
  private static final String TO_WHOM =
      " to spark-submit with --packages or --jars, to jobs/bucketspec with --jars.";

  private TableLoader() {}

  /**
   * The table at a path.
   *
   * @param path a file, a folder, a glob; empty for a source that has none
   * @param format the name of a data source, or {@code auto} to go by the path's extension
   * @param options of that source, besides those that make CSV what RFC 4180 says
   * @throws SideTableException if it can't be read
   */
  static Dataset<Row> load(
      SparkSession spark, String path, String format, Map<String, String> options) {
    String known = format.equals(AUTO) ? format(path) : format;
    DataFrameReader reader = spark.read().format(known);
    if (known.equals("csv")) {
      reader = reader.option("header", true).option("multiLine", true).option("escape", "\"");
    }
    DataFrameReader whole = reader.options(options);
    return readable(
        path.isEmpty() ? "the table" : path,
        known,
        () -> path.isEmpty() ? whole.load() : whole.load(path));
  }

  /** What the supplier gives; Spark's complaint as an exception with a sentence. */
  static Dataset<Row> readable(String what, String as, Supplier<Dataset<Row>> table) {
    try {
      return table.get();
    } catch (Exception e) {
      // Spark's own exceptions are checked ones that its methods don't declare.
      throw new SideTableException(
          "Cannot read " + what + " as " + as + ": " + firstLine(e) + "." + advice(what, e), e);
    }
  }

  /** What to do about a complaint that is right, but says it only to who knows Spark. */
  static String advice(String what, Exception complaint) {
    String words = String.valueOf(complaint.getMessage());
    if (words.contains("Failed to find") && words.contains("data source")) {
      return " Spark brings no such source, and none is on the class path: give its jar" + TO_WHOM;
    }
    if (words.contains("catalog plugin class")) {
      return " Its jar is not on the class path: give it" + TO_WHOM;
    }
    if (words.contains("DELTA_CONFIGURE_SPARK_SESSION")) {
      // Whose first line breaks off within a sentence.
      return " Give --conf spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension and --conf"
          + " spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog.";
    }
    if (words.contains("single-part namespace")) {
      String catalog = what.substring(0, Math.max(0, what.indexOf('.')));
      return " Spark knows no catalog '"
          + catalog
          + "': say which it is with --conf spark.sql.catalog."
          + catalog
          + "=… and its other settings.";
    }
    return "";
  }

  /** The paths of the files that a table is read from; none if it isn't read from files. */
  static List<String> files(Dataset<Row> table) {
    // Spark gives them as URIs, in which a space is %20.
    return Arrays.stream(table.inputFiles())
        .map(file -> new Path(URI.create(file)).toString())
        .toList();
  }

  static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage()).strip();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static String format(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|bz2|zst|snappy|lz4)$", "");
    if (name.endsWith(".csv")) {
      return "csv";
    }
    if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return "json";
    }
    return name.endsWith(".orc") ? "orc" : "parquet";
  }
}
