package io.bucketspec.run.store;

import io.bucketspec.run.RunDirectories;
import io.bucketspec.run.RunStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The directories of all runs of an output on a Hadoop file system. */
public final class HadoopRunDirectories implements RunDirectories {
  private final Path runs;
  private final Configuration configuration;

  /**
   * @param output the output's path, as a job file has it
   */
  public HadoopRunDirectories(String output, Configuration configuration) {
    this(new Path(output, "runs"), configuration);
  }

  private HadoopRunDirectories(Path runs, Configuration configuration) {
    this.runs = runs;
    this.configuration = configuration;
  }

  /** The folders of a ledger. */
  public static HadoopRunDirectories ofLedger(String ledger, Configuration configuration) {
    return new HadoopRunDirectories(new Path(ledger), configuration);
  }

  /** The full path of the directory of a run. */
  public String path(String name) throws IOException {
    return runs.getFileSystem(configuration).makeQualified(new Path(runs, name)).toString();
  }

  @Override
  public List<String> names() throws IOException {
    try {
      return Arrays.stream(runs.getFileSystem(configuration).listStatus(runs))
          .filter(FileStatus::isDirectory)
          .map(status -> status.getPath().getName())
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public RunStore at(String name) {
    return new HadoopRunStore(runs + "/" + name, HadoopSettings.of(configuration));
  }
}
