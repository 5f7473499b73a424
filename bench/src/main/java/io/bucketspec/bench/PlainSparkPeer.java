package io.bucketspec.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark job that a data engineer would write instead: one scan, one exchange, built-in
 * functions only. {@link SpecDocuments} frames its items as spec files.
 */
final class PlainSparkPeer {
  /** A folder where the rule groups, the key itself where it does not; else empty or null. */
  private static final String GROUP =
      """
      CASE WHEN key LIKE 'cams/%' THEN
             regexp_extract(key, '^(cams/[^/]+/[^/]+/[^/]+/[^/]+)/frame_[0-9]+[.]jpg$', 1)
           WHEN key LIKE 'dicom/%' THEN
             regexp_extract(key, '^(dicom/[^/]+/[^/]+/[^/]+)/[0-9]+[.]dcm$', 1)
           WHEN key RLIKE '^photos/.+[.](?i:jpg|png)$' THEN key
           WHEN key RLIKE '^videos/[^/]+/[^/]+[.](?i:mp4)$' THEN key END""";

  private static final String NAME = "substring_index(key, '/', -1)";
  private static final String NUMBER =
      "CAST(substring_index(substring_index(" + NAME + ", '_', -1), '.', 1) AS INT)";
  private static final String KIND =
      """
      CASE substring_index(group, '/', 1) WHEN 'cams' THEN 'image_groups'
          WHEN 'dicom' THEN 'dicom_series' WHEN 'photos' THEN 'images' ELSE 'videos' END""";

  /** What {@code url_encode} and RFC 3986 disagree on. Once per group: the folder is its own. */
  private static final String URL =
      "replace(replace(replace(replace(url_encode(group), '+', '%20'), '%2F', '/'), '*', '%2A'),"
          + " '%7E', '~')";

  private static final String TITLE =
      """
      CASE kind WHEN 'image_groups' THEN replace(substr(group, 6), '/', '-')
          WHEN 'dicom_series' THEN substr(group, locate('/', group, 7) + 1)
          ELSE substring_index(group, '/', -1) END""";
  private static final String HEAD =
      """
      to_json(named_struct('title', title, 'createVideo', IF(kind = 'image_groups', true, NULL),
          'objectUrl', IF(kind IN ('images', 'videos'), url, NULL)))""";
  private static final String ITEM =
      """
      IF(kind IN ('images', 'videos'), head, concat(substr(head, 1, length(head) - 1), ',',
          concat_ws(',', transform(sort_array(members),
              (m, i) -> concat('"objectUrl_', i, '":"', url, '/', m.name, '"'))), '}'))""";

  private PlainSparkPeer() {}

  /** {@code INVENTORY OUT}: the generator's folder, and the folder to write specs into. */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark = SparkScan.session("plain-spark")) {
      run(spark, Snapshot.below(Path.of(args[0])), Path.of(args[1]));
    }
  }

  static void run(SparkSession spark, Snapshot snapshot, Path out) {
    Dataset<Row> items =
        SparkScan.keys(spark, snapshot)
            .withColumn("group", expr(GROUP))
            .where("group <> ''")
            .withColumn("member", expr("struct(" + NUMBER + " AS n, " + NAME + " AS name)"))
            .groupBy("group")
            .agg(expr("collect_list(member) AS members"))
            .withColumn("kind", expr(KIND))
            .withColumn("url", expr("concat('" + snapshot.base() + "', " + URL + ")"))
            .withColumn("title", expr(TITLE))
            .withColumn("head", expr(HEAD))
            .select(col("kind"), expr(ITEM).as("item"));
    items
        .mapPartitions(SpecDocuments.framing(), Encoders.STRING())
        .write()
        .option("maxRecordsPerFile", 1)
        .mode(SaveMode.Append)
        .text(out.toString());
  }
}
