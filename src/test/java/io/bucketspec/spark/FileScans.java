package io.bucketspec.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.Seq;

/** What Spark asks files for. */
final class FileScans {
  private FileScans() {}

  /** The first scan of the rows' plan. */
  static FileSourceScanExec first(Dataset<?> rows) {
    try {
      // By its name: its result is another Seq in each Scala.
      Object leaves =
          SparkPlan.class.getMethod("collectLeaves").invoke(rows.queryExecution().sparkPlan());
      return (FileSourceScanExec) ((Seq<?>) leaves).head();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Spark has no such method", e);
    }
  }
}
