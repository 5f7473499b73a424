package io.bucketspec.run.ledger;

import io.bucketspec.inventory.Snapshot;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run's way with the ledger: whether it may begin, what it goes on from, and how what it adds
 * comes into force with the run itself.
 */
public final class LedgerRun {
  /** Of more segments than these, each bucket's task would open too many files. */
  private static final int MOST_SEGMENTS = 16;

  private final LedgerFolder folder;
  private final LedgerOptions options;
  private final NightRequest request;
  private final Snapshot snapshot;
  private final Instant time;
  private final LedgerJob job;
  private final Optional<LedgerTable> table;
  private final Optional<LedgerManifest> inForce;
  private final Optional<LedgerManifest> before;
  private final Set<String> pending;
  private final int sequence;

  private LedgerRun(
      LedgerFolder folder,
      LedgerOptions options,
      NightRequest request,
      Snapshot snapshot,
      Instant time,
      LedgerJob job,
      Optional<LedgerTable> table,
      Optional<LedgerManifest> inForce,
      Set<String> pending,
      int sequence) {
    this.folder = folder;
    this.options = options;
    this.request = request;
    this.snapshot = snapshot;
    this.time = time;
    this.job = job;
    this.table = table;
    this.inForce = inForce;
    this.before = request.full() ? Optional.empty() : inForce;
    this.pending = pending;
    this.sequence = sequence;
  }

  /**
   * Looks at the ledger.
   *
   * @param started when the run began: the snapshot's time, if it has none
   * @param table what holds its rows; empty for files in the folder
   * @throws LedgerRefusal if the job's rules are others, the rows lie elsewhere, or the snapshot is
   *     older
   */
  public static LedgerRun look(
      LedgerFolder folder,
      LedgerOptions options,
      NightRequest request,
      Snapshot snapshot,
      Instant started,
      LedgerJob job,
      Optional<LedgerTable> table)
      throws IOException {
    LedgerFolder looked = request.full() ? folder.withoutUnreadable() : folder;
    Optional<LedgerManifest> inForce = looked.inForce();
    LedgerRun run =
        new LedgerRun(
            looked,
            options,
            request,
            snapshot,
            snapshot.created().orElse(started),
            job,
            table,
            inForce,
            looked.pending(),
            looked.nextSequence());
    if (run.before.isPresent()) {
      run.before.get().requireRowsIn(run.tableName(), looked.path());
      run.requireSameRules(run.before.get());
      run.requireNoOlder(run.before.get());
    }
    return run;
  }

  /**
   * Makes sure that there is anything to do.
   *
   * @throws NoNewSnapshot if the last run read the same snapshot by the same options
   */
  public void requireNews() {
    if (before.isEmpty() || request.again()) {
      return;
    }
    LedgerManifest last = before.get();
    if (last.snapshot().is(snapshot) && last.options().equals(job.options())) {
      throw new NoNewSnapshot(
          "No new snapshot yet: "
              + snapshot.name()
              + " of "
              + snapshot.path()
              + " was read by run "
              + last.run()
              + ", by the same options. Nothing was written. 'run --again' looks at it once more.");
    }
  }

  private Optional<String> tableName() {
    return table.map(LedgerTable::name);
  }

  private void requireSameRules(LedgerManifest last) throws LedgerRefusal {
    Optional<String> other = job.otherThan(last.rules());
    if (other.isPresent() && !request.otherRules()) {
      throw new LedgerRefusal(
          LedgerRefusal.Fault.JOB,
          "The rules are not those by which run "
              + last.run()
              + " published: "
              + other.get()
              + ". Objects could become other items and be sent a second time. Rules may be added"
              + " behind the others; if these are meant to be so, 'run --accept-rules' goes on with"
              + " them. If this is another job, give it a ledger of its own ('path' under 'ledger')"
              + " or another output. The ledger is "
              + folder.path()
              + ".");
    }
  }

  private void requireNoOlder(LedgerManifest last) throws LedgerRefusal {
    if (older(last) && !request.older()) {
      throw new LedgerRefusal(
          LedgerRefusal.Fault.INPUT,
          "The snapshot "
              + snapshot.name()
              + " of "
              + snapshot.path()
              + " was created at "
              + snapshot.created().orElseThrow()
              + ", before the one that run "
              + last.run()
              + " read ("
              + last.snapshot().created()
              + "). 'run --older-snapshot' reads it all the same.");
    }
  }

  private boolean older(LedgerManifest last) {
    return snapshot.created().isPresent()
        && last.snapshot().time().filter(snapshot.created().get()::isBefore).isPresent();
  }

  private boolean older() {
    return before.filter(this::older).isPresent();
  }

  /**
   * What every task knows.
   *
   * @param all whether all objects of the snapshot are looked at
   */
  public NightPlan plan(String run, boolean all) {
    return new NightPlan(
        options,
        run,
        time.toEpochMilli(),
        time.atZone(ZoneOffset.UTC).toLocalDate().toString(),
        before.map(LedgerManifest::segments).orElse(List.of()),
        all && !older() && !request.retry(),
        before.filter(LedgerRun::isScattered).isPresent());
  }

  private static boolean isScattered(LedgerManifest last) {
    List<LedgerSegment> segments = last.segments();
    return segments.size() >= MOST_SEGMENTS
        || (segments.size() > 1 && last.rows() > segments.get(0).rows() * 3 / 2);
  }

  /** The ledger's folder. */
  public LedgerFolder folder() {
    return folder;
  }

  /** The run's place in the ledger. */
  public LedgerNight night(String run) {
    return new LedgerNight(
        folder.path(),
        version(run),
        before.map(LedgerManifest::run),
        before.map(LedgerManifest::rows).orElse(0L),
        request.full());
  }

  /** The store of what the run adds. */
  public RunStore adds(String run) {
    return folder.at(version(run));
  }

  private String version(String run) {
    return LedgerManifest.version(sequence, run);
  }

  /**
   * What a task wrote of a bucket.
   *
   * @param rows how many rows
   * @param bytes the file's size
   */
  public record Part(long rows, long bytes) {}

  /**
   * Says what the ledger is if the run becomes a result, and makes sure that it may.
   *
   * @param buckets how many the run had
   * @param parts what its tasks wrote
   * @throws IOException if not; then nothing may be published
   */
  public void prepare(String run, String runDirectory, int buckets, SortedMap<Integer, Part> parts)
      throws IOException {
    RunStore store = adds(run);
    requireWhole(store, run, parts);
    NightPlan plan = plan(run, true);
    long rows = parts.values().stream().mapToLong(Part::rows).sum();
    List<LedgerSegment> segments = new ArrayList<>(plan.anew() ? List.of() : plan.segments());
    if (rows > 0) {
      LedgerSegment own =
          new LedgerSegment(version(run), buckets, List.copyOf(parts.keySet()), rows);
      segments.add(own);
      if (table.isPresent()) {
        table.get().append(own, folder.path() + "/" + version(run));
      }
    }
    LedgerManifest manifest =
        new LedgerManifest(
            sequence,
            run,
            runDirectory,
            newestRead(),
            request.retry() ? before.map(LedgerManifest::options).orElse("") : job.options(),
            job.rules(),
            tableName().orElse(null),
            segments);
    store.write(LedgerManifest.NAME, manifest.toBytes());
    requireAlone(run);
  }

  /** A retry looks at a part of a snapshot only, so that the next night still has to read it. */
  private LedgerManifest.ReadSnapshot newestRead() {
    if (request.retry()) {
      return before.map(LedgerManifest::snapshot).orElse(LedgerManifest.ReadSnapshot.NONE);
    }
    return older() ? before.orElseThrow().snapshot() : LedgerManifest.ReadSnapshot.of(snapshot);
  }

  private void requireWhole(RunStore store, String run, SortedMap<Integer, Part> parts)
      throws IOException {
    SortedMap<String, Long> expected = new TreeMap<>();
    parts.forEach((bucket, part) -> expected.put(LedgerSegment.path(bucket), part.bytes()));
    SortedMap<String, Long> there = new TreeMap<>();
    for (StoredFile file : store.list()) {
      if (!file.top().equals(RunStore.TEMPORARY) && !file.path().equals(LedgerManifest.NAME)) {
        there.put(file.path(), file.bytes());
      }
    }
    if (!there.equals(expected)) {
      throw new IOException(
          folder.path()
              + "/"
              + version(run)
              + " doesn't hold what the run wrote: it has "
              + there
              + " (bytes by file), and "
              + expected
              + " were written. Nothing is published.");
    }
  }

  private void requireAlone(String run) throws IOException {
    Optional<LedgerManifest> now = folder.inForce();
    boolean moved = !now.map(LedgerManifest::version).equals(inForce.map(LedgerManifest::version));
    Set<String> others = folder.pending();
    others.removeAll(pending);
    others.remove(version(run));
    if (moved || !others.isEmpty()) {
      folder.at(version(run)).delete(LedgerManifest.NAME);
      throw new LedgerRefusal(
          LedgerRefusal.Fault.INPUT,
          "Another run "
              + (moved
                  ? "became a result since this one began: "
                      + now.map(LedgerManifest::run).orElse("")
                  : "is becoming a result at this moment: " + String.join(", ", others))
              + ". What it published, this one would publish again. Nothing is published; the next"
              + " run goes on from there. The ledger is "
              + folder.path()
              + ".");
    }
  }

  /** Says once more that the run became a result. Nothing is lost if that fails. */
  public void confirm(String run) {
    try {
      RunStore store = adds(run);
      store.write(LedgerFolder.COMMITTED, run.getBytes(StandardCharsets.UTF_8));
      store.delete(RunStore.TEMPORARY);
      if (table.isPresent()) {
        folder.deleteParts(version(run));
      }
    } catch (IOException e) {
      // The run's _SUCCESS.json says it too.
    }
  }
}
