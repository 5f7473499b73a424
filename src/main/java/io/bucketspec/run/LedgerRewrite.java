package io.bucketspec.run;

import io.bucketspec.run.ledger.KnownItems;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerManifest;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.LedgerSegment;
import io.bucketspec.run.ledger.LedgerTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes a ledger anew, outside of any run: all that counts of it in one segment, and nothing of
 * what some run published, if that is to be forgotten.
 */
public final class LedgerRewrite {
  private final LedgerFolder folder;
  private final LedgerReader reader;
  private final Optional<LedgerTable> table;

  /**
   * @param table what holds its rows; empty for files in the folder
   */
  public LedgerRewrite(LedgerFolder folder, LedgerReader reader, Optional<LedgerTable> table) {
    this.folder = folder;
    this.reader = reader;
    this.table = table;
  }

  /**
   * What came of it.
   *
   * @param manifest the ledger that is in force now
   * @param forgotten how many rows were forgotten
   */
  public record Rewritten(LedgerManifest manifest, long forgotten) {}

  /**
   * Writes it anew.
   *
   * @param forget the run that is to be forgotten, as if it had published nothing; empty for none
   * @throws LedgerRefusal if there is no ledger, or it knows no such run
   */
  public Rewritten rewrite(Optional<String> forget) throws IOException {
    LedgerManifest before =
        folder
            .inForce()
            .orElseThrow(
                () ->
                    new LedgerRefusal(
                        LedgerRefusal.Fault.INPUT,
                        "There is no ledger in " + folder.path() + ": no run has begun one."));
    int sequence = folder.nextSequence();
    String name = forget.map(run -> "forget-" + run).orElse("rebuild");
    LedgerManifest target = before.rewritten(sequence, name);
    RunStore store = folder.at(target.version());
    store.begin();
    int count = before.segments().stream().mapToInt(LedgerSegment::buckets).max().orElse(1);
    Tally tally = new Tally();
    long forgotten = 0;
    try (LedgerParts parts = new LedgerParts(store, tally)) {
      for (int bucket = 0; bucket < count; bucket++) {
        parts.enter(bucket);
        forgotten += copy(before.segments(), bucket, count, forget, parts);
        parts.leave();
      }
    }
    if (forget.isPresent() && forgotten == 0) {
      discard(store);
      throw new LedgerRefusal(
          LedgerRefusal.Fault.JOB,
          "The ledger in "
              + folder.path()
              + " knows nothing that run "
              + forget.get()
              + " published. 'ledger show' lists its runs.");
    }
    LedgerSegment segment =
        new LedgerSegment(
            target.version(),
            count,
            List.copyOf(tally.ledgerParts.keySet()),
            tally.ledgerParts.values().stream().mapToLong(Tally.TablePart::rows).sum());
    LedgerManifest manifest = target.of(List.of(segment));
    if (!folder.inForce().map(LedgerManifest::version).equals(Optional.of(before.version()))) {
      discard(store);
      throw new LedgerRefusal(
          LedgerRefusal.Fault.INPUT,
          "A run became a result meanwhile: the ledger in "
              + folder.path()
              + " was left as it is. Do it again when no run is under way.");
    }
    if (table.isPresent() && segment.rows() > 0) {
      table.get().append(segment, folder.path() + "/" + target.version());
    }
    store.write(LedgerManifest.NAME, manifest.toBytes());
    store.write(LedgerFolder.COMMITTED, name.getBytes(StandardCharsets.UTF_8));
    store.delete(RunStore.TEMPORARY);
    if (table.isPresent()) {
      folder.deleteParts(target.version());
    }
    return new Rewritten(manifest, forgotten);
  }

  /** Copies what counts of a bucket, and says how many rows were forgotten. */
  private long copy(
      List<LedgerSegment> segments,
      int bucket,
      int count,
      Optional<String> forget,
      LedgerParts parts)
      throws IOException {
    KnownItems known = new KnownItems();
    long[] forgotten = {0};
    for (int i = 0; i < segments.size(); i++) {
      LedgerSegment segment = segments.get(i);
      int number = i;
      for (int part : segment.partsOf(bucket, count)) {
        reader.read(
            segment.version(),
            part,
            item -> {
              if (Buckets.bucketOf(item.place(), count) != bucket) {
                return;
              }
              if (forget.filter(item.run()::equals).isPresent()) {
                forgotten[0]++;
              } else {
                known.add(item, number);
              }
            });
      }
    }
    known.forEachUnseen(parts::add);
    return forgotten[0];
  }

  private static void discard(RunStore store) throws IOException {
    for (StoredFile file : store.list()) {
      store.delete(file.path());
    }
    store.delete(RunStore.TEMPORARY);
    store.deleteEmpty();
  }
}
