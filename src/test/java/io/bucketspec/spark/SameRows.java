package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.util.Properties;

/** That two tables have the same columns and the same rows, in whatever order. */
interface SameRows {
  void check(Dataset<Row> expected, Dataset<Row> actual);

  /**
   * The comparison of spark-testing-base, which is published for Scala 2.12, or elsewhere one of
   * our own.
   */
  static SameRows of() {
    return Properties.versionNumberString().startsWith("2.12.")
        ? DatasetAssertions::assertSameRows
        : SameRows::assertSameRows;
  }

  private static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
    assertThat(actual.schema()).isEqualTo(expected.schema());
    assertThat(actual.collectAsList())
        .containsExactlyInAnyOrderElementsOf(expected.collectAsList());
  }
}
