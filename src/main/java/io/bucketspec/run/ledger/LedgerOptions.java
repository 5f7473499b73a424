package io.bucketspec.run.ledger;

import io.bucketspec.metadata.TableSource;
import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a job remembers what it published, and what it does with what it published before.
 *
 * @param kept whether there is a ledger; without one every run writes everything
 * @param path the folder it lies in; empty for {@code ledger} under the output
 * @param table the table that holds its rows; empty for files in its folder
 * @param settle how old the newest member of a group must be, at the time of the snapshot, before
 *     the group is written; zero to write it at once
 * @param late what becomes of members of a group that was published without them
 * @param changed what becomes of items of which an object has other content than was published
 * @param markTitles whether the title of an item that is written again says so
 */
public record LedgerOptions(
    boolean kept,
    Optional<String> path,
    Optional<TableSource> table,
    Duration settle,
    Late late,
    Changed changed,
    boolean markTitles)
    implements Serializable {
  /** A ledger under the output that never lets anything be sent twice. */
  public static final LedgerOptions DEFAULT =
      files(true, Duration.ZERO, Late.HOLD, Changed.REPORT, false);

  /** No ledger. */
  public static final LedgerOptions OFF =
      files(false, Duration.ZERO, Late.HOLD, Changed.REPORT, false);

  /**
   * What becomes of late members. The platform skips only exact duplicates, so a longer group is a
   * second item there.
   */
  public enum Late {
    /** They are not written; each night tells of them. */
    HOLD,
    /** The whole group is written again. */
    REISSUE,
    /** They become an item of their own. */
    SEPARATE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Late> ofLabel(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }

  /** What becomes of changed content. */
  public enum Changed {
    /** The night that finds it tells of it. */
    REPORT,
    /** Its item is written again. */
    REISSUE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Changed> ofLabel(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }

  public LedgerOptions {
    if (path.isPresent() && path.get().isBlank()) {
      throw new InvalidOption(
          "path", "'path' is empty: it is the ledger's folder. Left away, it is under the output.");
    }
    if (table.filter(it -> it.form() == TableSource.Form.SQL).isPresent()) {
      throw new InvalidOption("sql", "A query holds no rows: give a 'table' or a 'catalog'.");
    }
    if (table.filter(LedgerOptions::isGuessed).isPresent()) {
      throw new InvalidOption(
          "table", "'table' needs the 'format' of the table beside it, such as delta or iceberg.");
    }
    if (settle.isNegative()) {
      throw new InvalidOption("settle", "'settle' is negative: give a time such as 6h.");
    }
  }

  private static boolean isGuessed(TableSource table) {
    return table.form() == TableSource.Form.PATH && table.format().equals(TableSource.AUTO);
  }

  /** With files for its rows, under the output. */
  static LedgerOptions files(
      boolean kept, Duration settle, Late late, Changed changed, boolean markTitles) {
    return new LedgerOptions(
        kept, Optional.empty(), Optional.empty(), settle, late, changed, markTitles);
  }

  /** Where it lies, as the job file spells it. */
  public String pathUnder(String output) {
    return path.orElse(output + "/ledger");
  }

  private Object writeReplace() {
    return new Form(kept, path.orElse(null), table.orElse(null), settle, late, changed, markTitles);
  }

  private record Form(
      boolean kept,
      String pathOrNull,
      TableSource tableOrNull,
      Duration settle,
      Late late,
      Changed changed,
      boolean markTitles)
      implements Serializable {
    private Object readResolve() {
      return new LedgerOptions(
          kept,
          Optional.ofNullable(pathOrNull),
          Optional.ofNullable(tableOrNull),
          settle,
          late,
          changed,
          markTitles);
    }
  }
}
