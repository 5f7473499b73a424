package io.bucketspec.spark;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The comparisons of spark-testing-base, whose suites are JUnit 4's, on a session of our own. */
final class DatasetAssertions extends JavaDatasetSuiteBase {
  private final SparkSession session;

  private DatasetAssertions(SparkSession session) {
    this.session = session;
  }

  @Override
  public SparkSession spark() {
    return session;
  }

  @Override
  public SparkContext sc() {
    return session.sparkContext();
  }

  static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
    new DatasetAssertions(expected.sparkSession()).assertDataFrameNoOrderEquals(expected, actual);
  }
}
