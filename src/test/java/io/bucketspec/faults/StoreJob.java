package io.bucketspec.faults;

import io.bucketspec.cli.JobFile;
import io.bucketspec.cli.JobFileException;
import io.bucketspec.spark.SpecJob;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The job over a {@link StoredInventory}, for any store.
 *
 * @param inventory the folder of the snapshots
 * @param output the folder of the runs
 * @param items most items of a spec file
 */
public record StoreJob(String inventory, String output, int items) {

  /** A session on one machine, where a task may fail three times, as on a cluster. */
  public static SparkSession session() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
      SparkSession.clearDefaultSession();
      SparkSession.clearActiveSession();
    }
    return SparkSession.builder()
        .master("local[2,4]")
        .appName("faults")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "3")
        .getOrCreate();
  }

  String text() {
    return """
    inventory: %s
    urls: {style: virtual-hosted, region: eu-west-2}
    rules:
      - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame}
      - {name: photos, match: "photos/**", kind: image}
    output: {path: '%s', partitionBy: [site], limits: {items: %d}}
    ledger: off
    """
        .formatted(inventory, output, items);
  }

  public void run(SparkSession spark, String runId) throws IOException {
    try {
      new SpecJob(spark, JobFile.parse(text(), "test.yaml"), Clock.systemUTC()).run(runId);
    } catch (JobFileException e) {
      throw new AssertionError(text(), e);
    }
  }

  /** The rows of one of a run's tables, {@code items} or {@code rejects}, as text in order. */
  public List<String> rows(SparkSession spark, String runId, String table) {
    return spark.read().parquet(output + "/runs/" + runId + "/" + table).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }
}
