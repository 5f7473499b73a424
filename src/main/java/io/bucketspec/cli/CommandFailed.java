package io.bucketspec.cli;

import java.util.Optional;

/** How a command that failed ends in a JVM that is not ours, which an exit code would end. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private CommandFailed(String message) {
    // The trace would be of the command line's machinery: what failed was told.
    super(message, null, false, false);
  }

  static CommandFailed of(int code, Optional<Ending> ending) {
    return new CommandFailed(
        "Exit code "
            + code
            + ". "
            + ending.map(Ending::sentence).orElse("What was found stands on standard error."));
  }
}
