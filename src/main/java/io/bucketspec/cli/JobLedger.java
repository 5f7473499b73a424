package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import io.bucketspec.run.LedgerRewrite;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerManifest;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.store.HadoopLedger;
import io.bucketspec.spark.ItemsTable;
import io.bucketspec.spark.TableLedger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * A job's ledger outside of any run.
 *
 * @param folder where its manifests are
 * @param table what holds its rows; empty for files in the folder
 */
record JobLedger(SparkSession spark, LedgerFolder folder, Optional<TableLedger> table) {
  static JobLedger of(JobOptions job, SparkSession spark) throws IOException {
    LedgerFolder folder =
        HadoopLedger.folder(job.ledger(), job.output().path(), configuration(spark));
    return new JobLedger(
        spark, folder, job.ledger().table().map(source -> new TableLedger(spark, source)));
  }

  private static Configuration configuration(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }

  /**
   * What is in force.
   *
   * @throws io.bucketspec.run.ledger.LedgerRefusal if its rows are not where the job says
   */
  Optional<LedgerManifest> inForce() throws IOException {
    Optional<LedgerManifest> inForce = folder.inForce();
    if (inForce.isPresent()) {
      inForce.get().requireRowsIn(table.map(TableLedger::name), folder.path());
    }
    return inForce;
  }

  LedgerReader reader(LedgerManifest manifest) {
    return table
        .map(it -> it.reader(manifest.segments()))
        .orElseGet(() -> HadoopLedger.reader(folder, configuration(spark)));
  }

  LedgerRewrite.Rewritten rewrite(Optional<String> forget) throws IOException {
    LedgerReader reader = inForce().map(this::reader).orElse(LedgerReader.EMPTY);
    return new LedgerRewrite(folder, reader, table.map(Function.identity())).rewrite(forget);
  }

  /** Where an item stands, as the end of a sentence: its run's items know. */
  String specFile(LedgerItem item) throws IOException {
    Optional<String> directory =
        folder.committed().stream()
            .filter(run -> run.run().equals(item.run()))
            .map(LedgerManifest::runDirectory)
            .findFirst();
    if (directory.isEmpty()) {
      return "";
    }
    List<String> files = new ItemsTable(spark, directory.get()).specFiles(item);
    return files.isEmpty()
        ? "; its run directory is gone"
        : ", in " + directory.get() + "/" + String.join(", ", files);
  }
}
