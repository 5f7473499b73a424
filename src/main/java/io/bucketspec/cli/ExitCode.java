package io.bucketspec.cli;

/** What the process's exit code says. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** Something that was not foreseen. */
  static final int UNEXPECTED = 1;

  /** The job file or the command line is wrong. */
  static final int WRONG_JOB = 2;

  /** The input is wrong. */
  static final int WRONG_INPUT = 3;

  /** Done, but with a finding whose policy is {@code fail}, or a spec file with faults. */
  static final int FINDINGS = 4;

  /** Nothing was done: there is no new snapshot. */
  static final int NO_NEW_SNAPSHOT = 5;

  private ExitCode() {}
}
