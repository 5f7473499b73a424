package io.bucketspec.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** What a query can be about. */
interface RowView {
  StructType schema();

  /** Whether a condition on keys lets the view read less. */
  boolean byKey();

  /**
   * Some columns of the rows, none of which is read yet.
   *
   * @param names the columns
   * @param prefix how the keys begin that are looked at; empty for all
   * @throws io.bucketspec.inventory.InventoryException if the inventory can't be used
   */
  Dataset<Row> rows(String[] names, String prefix);
}
