package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.TableColumns;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * The inventory table of S3 Metadata, which doesn't say which version is the latest: that with the
 * greatest sequence number of its key, compared as text (S3 User Guide, "S3 Metadata live inventory
 * tables schema").
 */
final class SequencedVersions {
  private static final String LATEST = "is_latest";

  private SequencedVersions() {}

  /**
   * The same rows, which say whether they are the latest of their keys. Rows of a key come together
   * for that: an exchange of the columns that are read.
   *
   * @throws InventoryException if it is another table
   */
  static Dataset<Row> latest(Dataset<Row> table, String where) {
    TableColumns.requireMetadata(List.of(table.columns()), where);
    Column number = functions.col(TableColumns.SEQUENCE_NUMBER);
    Column greatest =
        functions
            .max(number)
            .over(Window.partitionBy(functions.col("bucket"), functions.col("key")));
    return table.withColumn(LATEST, number.equalTo(greatest));
  }
}
