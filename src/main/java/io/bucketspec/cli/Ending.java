package io.bucketspec.cli;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.run.InvalidMetadataSchema;
import io.bucketspec.run.RunExists;
import io.bucketspec.run.SummaryJson;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.NoNewSnapshot;
import io.bucketspec.spark.SideTableException;
import java.util.Optional;

/**
 * How a command ends that could not do what it was asked for.
 *
 * @param code one of {@link ExitCode}
 * @param sentence why, without secrets
 */
record Ending(int code, String sentence) {

  static Ending of(Exception failure) {
    if (failure instanceof JobFileException
        || failure instanceof InvalidMetadataSchema
        || failure instanceof RunExists) {
      return new Ending(ExitCode.WRONG_JOB, failure.getMessage());
    }
    Optional<NoNewSnapshot> noNews = FailureText.find(NoNewSnapshot.class, failure);
    if (noNews.isPresent()) {
      return masked(ExitCode.NO_NEW_SNAPSHOT, noNews.get().getMessage());
    }
    Optional<LedgerRefusal> refusal = FailureText.find(LedgerRefusal.class, failure);
    if (refusal.isPresent()) {
      return masked(code(refusal.get().fault()), refusal.get().getMessage());
    }
    return wrongInput(failure)
        .map(sentence -> masked(ExitCode.WRONG_INPUT, sentence))
        .orElseGet(() -> masked(ExitCode.UNEXPECTED, FailureText.of(failure)));
  }

  private static int code(LedgerRefusal.Fault fault) {
    return switch (fault) {
      case JOB -> ExitCode.WRONG_JOB;
      case INPUT -> ExitCode.WRONG_INPUT;
    };
  }

  private static Optional<String> wrongInput(Exception failure) {
    return FailureText.find(InventoryException.class, failure)
        .map(wrong -> "The inventory can't be used. " + wrong.getMessage())
        .or(
            () ->
                FailureText.find(SideTableException.class, failure)
                    .map(wrong -> "A table can't be used. " + wrong.getMessage()));
  }

  private static Ending masked(int code, String sentence) {
    return new Ending(code, Secret.masked(sentence));
  }

  /** The line for schedulers. */
  String json() {
    return code == ExitCode.NO_NEW_SNAPSHOT
        ? SummaryJson.noNewSnapshot(code, sentence)
        : SummaryJson.failed(code, sentence);
  }
}
