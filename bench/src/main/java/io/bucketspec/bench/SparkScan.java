package io.bucketspec.bench;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What both Spark programs begin with: a local session, and the literal keys of usable objects. */
final class SparkScan {
  private static final String CSV_COLUMNS =
      "bucket STRING, key STRING, version_id STRING, is_latest BOOLEAN, is_delete_marker BOOLEAN,"
          + " size BIGINT, last_modified_date STRING, e_tag STRING, storage_class STRING,"
          + " is_multipart_uploaded STRING, encryption_status STRING";
  private static final String USABLE =
      "is_latest AND NOT is_delete_marker AND size > 0"
          + " AND storage_class NOT IN ('GLACIER', 'DEEP_ARCHIVE')";

  private SparkScan() {}

  static SparkSession session(String name) {
    return SparkSession.builder()
        .master("local[2]")
        .appName(name)
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  /** One column, {@code key}. */
  static Dataset<Row> keys(SparkSession spark, Snapshot snapshot) {
    String[] files = snapshot.files().stream().map(Object::toString).toArray(String[]::new);
    boolean csv = snapshot.format() == InventoryFormat.CSV;
    Dataset<Row> rows =
        csv ? spark.read().schema(CSV_COLUMNS).csv(files) : spark.read().parquet(files);
    Column key = csv ? functions.expr("url_decode(key)") : functions.col("key");
    return rows.where(USABLE).select(key.as("key"));
  }
}
