package io.bucketspec.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.InsertableRelation;
import org.apache.spark.sql.types.StructType;

/** What SQL inserts items into: each INSERT is a run. It can't be read. */
final class UploadTable extends BaseRelation implements InsertableRelation {
  private final SQLContext context;
  private final StructType schema;
  private final Inserting inserting;

  /** Writes items. */
  interface Inserting {
    void insert(SaveMode mode, Dataset<Row> items);
  }

  UploadTable(SQLContext context, StructType schema, Inserting inserting) {
    this.context = context;
    this.schema = schema;
    this.inserting = inserting;
  }

  @Override
  public SQLContext sqlContext() {
    return context;
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public void insert(Dataset<Row> items, boolean overwrite) {
    String[] names = schema.fieldNames();
    inserting.insert(overwrite ? SaveMode.Overwrite : SaveMode.Append, items.toDF(names));
  }
}
