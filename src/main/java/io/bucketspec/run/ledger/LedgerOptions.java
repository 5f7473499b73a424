package io.bucketspec.run.ledger;

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
 * @param settle how old the newest member of a group must be, at the time of the snapshot, before
 *     the group is written; zero to write it at once
 * @param late what becomes of members of a group that was published without them
 * @param changed what becomes of items of which an object has other content than was published
 * @param markTitles whether the title of an item that is written again says so
 */
public record LedgerOptions(
    boolean kept,
    Optional<String> path,
    Duration settle,
    Late late,
    Changed changed,
    boolean markTitles)
    implements Serializable {
  /** A ledger under the output that never lets anything be sent twice. */
  public static final LedgerOptions DEFAULT =
      new LedgerOptions(true, Optional.empty(), Duration.ZERO, Late.HOLD, Changed.REPORT, false);

  /** No ledger. */
  public static final LedgerOptions OFF =
      new LedgerOptions(false, Optional.empty(), Duration.ZERO, Late.HOLD, Changed.REPORT, false);

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
    if (settle.isNegative()) {
      throw new InvalidOption("settle", "'settle' is negative: give a time such as 6h.");
    }
  }

  /** Where it lies, as the job file spells it. */
  public String pathUnder(String output) {
    return path.orElse(output + "/ledger");
  }

  private Object writeReplace() {
    return new Form(kept, path.orElse(null), settle, late, changed, markTitles);
  }

  private record Form(
      boolean kept,
      String pathOrNull,
      Duration settle,
      Late late,
      Changed changed,
      boolean markTitles)
      implements Serializable {
    private Object readResolve() {
      return new LedgerOptions(
          kept, Optional.ofNullable(pathOrNull), settle, late, changed, markTitles);
    }
  }
}
