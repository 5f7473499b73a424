package io.bucketspec.spark;

import java.util.function.Supplier;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Plans rows inside of another query. With adaptive execution Spark would run all exchanges at
 * once, though the query may only be explained: so these rows are planned without. The query around
 * them is planned as ever.
 */
final class LazyPlan {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  private LazyPlan() {}

  /** One at a time, so that the setting comes back as it was. */
  static synchronized RDD<Row> rdd(SparkSession spark, Supplier<Dataset<Row>> rows) {
    Dataset<Row> planned = rows.get();
    String before = spark.conf().get(ADAPTIVE);
    spark.conf().set(ADAPTIVE, "false");
    try {
      return planned.rdd();
    } finally {
      spark.conf().set(ADAPTIVE, before);
    }
  }
}
