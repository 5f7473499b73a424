package io.bucketspec.spark;

import io.bucketspec.run.TableSchema;
import io.bucketspec.run.ledger.LedgerItem;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The table of the items that a run wrote. */
public final class ItemsTable {
  private final SparkSession spark;
  private final String path;

  /**
   * @param runDirectory the run's directory
   */
  public ItemsTable(SparkSession spark, String runDirectory) {
    this.spark = spark;
    this.path = runDirectory + "/" + TableSchema.ITEMS.name();
  }

  /**
   * The spec file that an item stands in, below the run's directory: one, or none if the run's
   * directory is gone.
   */
  public List<String> specFiles(LedgerItem item) throws IOException {
    Path folder = new Path(path);
    if (!folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder)) {
      return List.of();
    }
    return spark
        .read()
        .parquet(path)
        .filter(equal("first_key", item.firstKey()))
        .filter(functions.col("kind").equalTo(item.kind().label()))
        .filter(item.bucket().length == 0 ? functions.lit(true) : equal("bucket", item.bucket()))
        .select("spec_file")
        .distinct()
        .orderBy("spec_file")
        .as(Encoders.STRING())
        .collectAsList();
  }

  /** Texts by their bytes, for keys may be no UTF-8. */
  private static Column equal(String column, byte[] text) {
    return functions.col(column).cast(DataTypes.BinaryType).equalTo(functions.lit(text));
  }
}
