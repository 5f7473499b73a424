package io.bucketspec.bench;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Writes the side tables that {@link Joins} has joined. */
final class JoinTables {
  private JoinTables() {}

  /** {@code FOLDER FOLDER}: where the tables go; the second is not used. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    try (SparkSession spark =
        SparkSession.builder().master("local[2]").appName("tables").getOrCreate()) {
      spark
          .range(JoinVariant.SITES)
          .selectExpr("concat('site', id) site", "concat('Site ', id) name", "id * 0.5 altitude")
          .write()
          .mode("overwrite")
          .parquet(JoinVariant.sites(folder).toString());
      // In no order, as a table that grew over months has its rows.
      spark
          .range(JoinVariant.ROWS)
          .selectExpr(
              "concat('photos/site', id % " + JoinVariant.SITES + ", '/', id, '.jpg') object_key",
              "cast(id as string) image_id",
              "concat('label-', id % 17) label",
              "round(rand(1), 6) score",
              "timestamp_seconds(1750000000 + id) captured")
          .orderBy("score")
          .write()
          .mode("overwrite")
          .parquet(JoinVariant.images(folder).toString());
    }
  }
}
