package io.bucketspec.cli;

import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.model.InvalidOption;
import io.bucketspec.run.JobOptions;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that names another snapshot than the job file does. */
final class SnapshotOption {
  private static final String NAME = "--snapshot";

  @Option(
      names = NAME,
      paramLabel = "NAME",
      description =
          "The snapshot to read, such as 2026-11-22T01-00Z, or latest; instead of the job file's.")
  private String snapshot;

  /** The job with that snapshot. */
  JobOptions in(JobOptions job, CommandLine command) {
    if (snapshot == null) {
      return job;
    }
    Optional<InventoryFormat> format = job.inventory().named();
    Optional<InventoryFormat.Family> family = format.map(InventoryFormat::family);
    if (family.isPresent()
        && (family.get() == InventoryFormat.Family.LIST
            || family.get() == InventoryFormat.Family.LISTING)) {
      throw refusal(
          command, "The inventory is a " + format.get().words() + ", which has no snapshots.");
    }
    try {
      return job.with(job.inventory().with(snapshot));
    } catch (InvalidOption e) {
      throw refusal(command, e.getMessage());
    }
  }

  private static CommandLine.ParameterException refusal(CommandLine command, String why) {
    return new CommandLine.ParameterException(command, NAME + " can't be used. " + why);
  }
}
