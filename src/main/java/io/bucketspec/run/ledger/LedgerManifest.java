package io.bucketspec.run.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bucketspec.inventory.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run says of the ledger as it leaves it: {@code ledger.json} in the folder of what it
 * added.
 *
 * @param sequence counts the runs of a ledger, though some numbers may be missing
 * @param run the run's id
 * @param runDirectory its directory, whose {@code _SUCCESS.json} makes this ledger the one in force
 * @param snapshot the newest snapshot that was read so far
 * @param options a digest of the job's options
 * @param rules the job's rules, as far as they tell which items objects become
 * @param table the table that holds the rows; null for files in the segments' folders
 * @param segments where the rows are, the oldest first
 */
public record LedgerManifest(
    int sequence,
    String run,
    String runDirectory,
    ReadSnapshot snapshot,
    String options,
    List<String> rules,
    String table,
    List<LedgerSegment> segments) {
  /** Its file's name. */
  public static final String NAME = "ledger.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public LedgerManifest {
    rules = List.copyOf(rules);
    segments = List.copyOf(segments);
  }

  /**
   * A snapshot that was read.
   *
   * @param path its manifest, or whatever stands for it
   * @param name what people call it
   * @param created when it was created, as ISO 8601; null if it doesn't say
   * @param fingerprint its identity
   */
  public record ReadSnapshot(String path, String name, String created, String fingerprint) {
    /** None was read. */
    static final ReadSnapshot NONE = new ReadSnapshot("", "", null, "");

    static ReadSnapshot of(Snapshot snapshot) {
      return new ReadSnapshot(
          snapshot.path(),
          snapshot.name(),
          snapshot.created().map(Instant::toString).orElse(null),
          snapshot.fingerprint());
    }

    /** Whether it is that snapshot. */
    boolean is(Snapshot snapshot) {
      return path.equals(snapshot.path()) && fingerprint.equals(snapshot.fingerprint());
    }

    Optional<Instant> time() {
      return Optional.ofNullable(created).map(Instant::parse);
    }
  }

  /** The folder of what the run added. */
  public String version() {
    return version(sequence, run);
  }

  static String version(int sequence, String run) {
    return String.format("%06d-%s", sequence, run);
  }

  /**
   * The same, written anew outside of any run. The snapshot counts as not read, so that the next
   * night looks at it again.
   */
  public LedgerManifest rewritten(int newSequence, String name) {
    ReadSnapshot unread =
        new ReadSnapshot(snapshot.path(), snapshot.name(), snapshot.created(), "");
    return new LedgerManifest(newSequence, name, "", unread, options, rules, table, segments);
  }

  /** The same with its rows elsewhere. */
  public LedgerManifest of(List<LedgerSegment> newSegments) {
    return new LedgerManifest(
        sequence, run, runDirectory, snapshot, options, rules, table, newSegments);
  }

  /**
   * Makes sure that the rows are where a job says.
   *
   * @param named the table that its job file names; empty for files
   * @param folder the ledger's folder, for the message
   * @throws LedgerRefusal if not
   */
  public void requireRowsIn(Optional<String> named, String folder) throws LedgerRefusal {
    if (named.equals(Optional.ofNullable(table))) {
      return;
    }
    throw new LedgerRefusal(
        LedgerRefusal.Fault.JOB,
        "The job's ledger is in "
            + named.map(it -> "the table " + it).orElse("files")
            + ", but what was published up to run "
            + run
            + " stands in "
            + (table == null ? "files under " + folder : "the table " + table)
            + ". By this job file, everything would be written again. Say under 'ledger' where the"
            + " rows are; 'run --full' writes everything and begins a new ledger.");
  }

  /** How many rows all segments have, replaced ones among them. */
  public long rows() {
    return segments.stream().mapToLong(LedgerSegment::rows).sum();
  }

  /** As it stands in its file. */
  public byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one.
   *
   * @param where its file, for the message
   * @throws LedgerRefusal if it can't be read
   */
  public static LedgerManifest of(byte[] bytes, String where) throws LedgerRefusal {
    try {
      LedgerManifest manifest = JSON.readValue(bytes, LedgerManifest.class);
      if (manifest == null || manifest.run == null || manifest.snapshot == null) {
        throw new IllegalArgumentException("it names no run, or no snapshot");
      }
      return manifest;
    } catch (IOException | IllegalArgumentException e) {
      throw new LedgerRefusal(
          LedgerRefusal.Fault.INPUT,
          where
              + " can't be read: "
              + e.getMessage()
              + ". If it can't be brought back, 'run --full' writes everything and begins a new"
              + " ledger.");
    }
  }
}
