package io.bucketspec.faults;

import io.bucketspec.cli.JobFile;
import io.bucketspec.cli.JobFileException;
import io.bucketspec.spark.SpecJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * The job that is submitted to clusters. The folder {@code inventory}, the side table {@code
 * sites.csv} and the job file {@code job.yaml} lie below one root, as {@code out} will.
 */
final class SubmittedJob {
  private static final String LOCAL = "local";

  private SubmittedJob() {}

  /** Writes the inventory and the table into a folder, and a job file that finds them elsewhere. */
  static void write(Path folder, String root) throws IOException {
    StoredInventory.write(folder.resolve("inventory"), 80, 100);
    Files.writeString(folder.resolve("sites.csv"), "site_id,owner\nnorth,Nora\nsouth,Sören\n");
    Files.writeString(folder.resolve("job.yaml"), text(root));
    Files.writeString(folder.resolve("relative.yaml"), text("data"));
    Files.writeString(folder.resolve("wrong.yaml"), text(root).replace("inventory:", "inventry:"));
  }

  private static String text(String root) {
    return """
    inventory: %1$s/inventory
    urls: {style: virtual-hosted, region: eu-west-2}
    rules:
      - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame}
      - {name: photos, match: "photos/**", kind: image}
    metadata:
      - {table: %1$s/sites.csv, on: {site: site_id}, rules: [cams]}
    output: {path: %1$s/out, partitionBy: [site], limits: {items: 5}}
    ledger: off
    """
        .formatted(root);
  }

  /** Runs the job on this machine, on what lies in the folder. */
  static RunFiles runLocally(Path folder) throws IOException {
    SparkSession spark = StoreJob.session();
    try {
      new SpecJob(spark, JobFile.parse(text(folder.toString()), LOCAL), Clock.systemUTC())
          .run(LOCAL);
    } catch (JobFileException e) {
      throw new AssertionError(e);
    } finally {
      spark.stop();
    }
    return RunFiles.onDisk(folder.resolve("out/runs/" + LOCAL));
  }
}
