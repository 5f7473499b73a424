package io.bucketspec.cli;

import io.bucketspec.metadata.TableSource;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerOptions.Changed;
import io.bucketspec.run.ledger.LedgerOptions.Late;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the {@code ledger} part of a job file. */
final class LedgerReader {
  private static final String OFF = "off";
  private static final String GONE = "gone";

  private LedgerReader() {}

  static LedgerOptions read(Fields job, Problems problems) {
    return job.node("ledger").flatMap(node -> ledger(node, problems)).orElse(LedgerOptions.DEFAULT);
  }

  private static Optional<LedgerOptions> ledger(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && isOff(scalar)) {
      return Optional.of(LedgerOptions.OFF);
    }
    if (!(node instanceof Node.Mapping)) {
      WrongType.note(node, "'ledger'", "a mapping of keys and values, or off", problems);
      return Optional.empty();
    }
    return Fields.of(node, "'ledger'", JobKeys.LEDGER, problems).flatMap(LedgerReader::options);
  }

  /** The table of the session that holds its rows; empty for files of its own. */
  private static Optional<TableSource> table(Fields fields) {
    boolean any = fields.has("table") || fields.has("catalog");
    if (!any && (fields.has("format") || fields.has("options"))) {
      String key = fields.has("format") ? "format" : "options";
      fields.problemAtKey(
          key, "'" + key + "' is of a table that holds the ledger's rows: name it in 'table'.");
      return Optional.empty();
    }
    return any ? TableReader.source(fields) : Optional.empty();
  }

  private static boolean isOff(Node.Scalar scalar) {
    return switch (scalar.type()) {
      case TEXT -> scalar.text().equals(OFF);
      case FLAG -> !Boolean.parseBoolean(scalar.text());
      default -> false;
    };
  }

  private static Optional<LedgerOptions> options(Fields fields) {
    Optional<String> path = fields.text("path");
    Optional<TableSource> table = table(fields);
    Optional<Duration> settle = fields.time("settle");
    List<String> lates = Arrays.stream(Late.values()).map(Late::label).toList();
    Optional<Late> late = fields.choice("late", lates, Late::ofLabel);
    List<String> changes = Arrays.stream(Changed.values()).map(Changed::label).toList();
    Optional<Changed> changed = fields.choice("changed", changes, Changed::ofLabel);
    Optional<String> gone = fields.text(GONE);
    if (gone.isPresent() && !gone.get().equals("report")) {
      fields.problem(
          GONE,
          "'gone' is "
              + Problems.quoted(gone.get())
              + " but can only be report: what has gone is told, and nothing is done about it.");
    }
    Optional<Boolean> markTitles = fields.flag("markTitles");
    LedgerOptions preset = LedgerOptions.DEFAULT;
    return fields.build(
        () ->
            new LedgerOptions(
                true,
                path,
                table,
                settle.orElse(preset.settle()),
                late.orElse(preset.late()),
                changed.orElse(preset.changed()),
                markTitles.orElse(preset.markTitles())));
  }
}
