package io.bucketspec.run.store;

import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerReader;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A job's ledger on a Hadoop file system. */
public final class HadoopLedger {
  private HadoopLedger() {}

  /**
   * Its folder.
   *
   * @param output the output's path, as the job file has it
   */
  public static LedgerFolder folder(
      LedgerOptions options, String output, Configuration configuration) throws IOException {
    Path path = new Path(options.pathUnder(output));
    String root = path.getFileSystem(configuration).makeQualified(path).toString();
    return new LedgerFolder(
        root,
        HadoopRunDirectories.ofLedger(root, configuration),
        run -> new HadoopRunStore(run, HadoopSettings.of(configuration)));
  }

  /** What reads the rows in it. */
  public static LedgerReader reader(LedgerFolder folder, Configuration configuration) {
    return new ParquetLedgerReader(folder.path(), HadoopSettings.of(configuration));
  }
}
