package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import java.util.Optional;

/** The YAML text of a job. */
public final class JobFile {
  private JobFile() {}

  /**
   * The options that a job file states, and the defaults for what it leaves out. Environment
   * variables are not expanded.
   *
   * @param text the whole file
   * @param fileName how messages call it
   * @throws JobFileException with every problem of the file and its place
   */
  public static JobOptions parse(String text, String fileName) throws JobFileException {
    Problems problems = new Problems();
    Optional<JobOptions> job =
        YamlTree.read(text, problems).flatMap(root -> JobReader.read(root, problems));
    if (!problems.isEmpty()) {
      throw new JobFileException(fileName, problems.inOrder());
    }
    return job.orElseThrow(
        () -> new IllegalStateException("A job without problems could not be read."));
  }
}
