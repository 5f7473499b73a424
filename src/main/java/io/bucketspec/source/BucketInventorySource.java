package io.bucketspec.source;

import io.bucketspec.cli.InventorySourceReader;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.spark.InventoryRelation;
import io.bucketspec.spark.InventoryRequest;
import io.bucketspec.spark.SideTableException;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.RelationProvider;
import scala.collection.immutable.Map;

/** {@code bucket-inventory}: an inventory as a DataFrame. */
public final class BucketInventorySource implements DataSourceRegister, RelationProvider {
  @Override
  public String shortName() {
    return "bucket-inventory";
  }

  /**
   * Finds the inventory.
   *
   * @throws IllegalArgumentException if an option is wrong or the inventory can't be used: PySpark
   *     shows of this exception the sentence alone
   */
  @Override
  public BaseRelation createRelation(SQLContext context, Map<String, String> parameters) {
    SparkSession spark = SparkSession.active();
    JobText files = new JobText(spark.sparkContext().hadoopConfiguration());
    try {
      InventoryRequest request =
          InventorySourceReader.read(SourceParameters.of(parameters), files::read);
      return InventoryRelation.find(context, spark, request);
    } catch (InventoryException | SideTableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
