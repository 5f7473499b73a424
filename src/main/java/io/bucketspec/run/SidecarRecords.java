package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.metadata.JoinKeyBytes;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.SidecarContent;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.run.MetadataRecord.MemberKey;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes records of the files beside objects: for the exchange of objects where their keys tell the
 * places of the items, for the exchange before it where header tags do. Which files are read comes
 * from the inventory alone.
 */
final class SidecarRecords {
  /** A file of more bytes than an item's metadata may have is not read. */
  private static final int MOST_BYTES = Limits.MAX_METADATA_BYTES;

  private static final byte[] NOT_READ = {};

  private final RunPlan plan;
  private final SidecarStore store;
  private final Tally tally;
  private final int table;
  private final SidecarSuffix suffix;
  private final SidecarContent content;
  private final GroupIdentity identity;
  private final RuleMatch match = new RuleMatch();
  private final ByteBuilder key = new ByteBuilder();
  private final ByteBuilder record = new ByteBuilder();

  /**
   * A file to be read.
   *
   * @param bucket the bucket of both
   * @param key the file's
   * @param object the key of the object that it is of
   * @param size bytes that the inventory states; -1 if it doesn't
   */
  record Wanted(byte[] bucket, String key, byte[] object, long size) {
    String bucketText() {
      return new String(bucket, StandardCharsets.UTF_8);
    }

    boolean tooLarge() {
      return size > MOST_BYTES;
    }
  }

  /**
   * @param tally counts what is met
   */
  SidecarRecords(RunPlan plan, SidecarStore store, Tally tally) {
    this.plan = plan;
    this.store = store;
    this.tally = tally;
    this.table = plan.metadata().sidecars();
    this.suffix = new SidecarSuffix(plan);
    this.content = table < 0 ? null : content(plan.metadata().tables().get(table));
    this.identity = new GroupIdentity(plan);
  }

  private static SidecarContent content(PlannedTable planned) {
    return new SidecarContent(planned.values().get(0).path(), planned.differing() == Several.LIST);
  }

  /** What is to be read for a row of the inventory, which is a current object; mostly nothing. */
  Optional<Wanted> wanted(InventoryRow row) {
    int length = table < 0 ? 0 : suffix.objectLength(row.key(), row.keyLength());
    if (length == 0) {
      return Optional.empty();
    }
    JoinCounts counts = counts();
    counts.rows++;
    byte[] object = Arrays.copyOf(row.key(), length);
    if (!taken(object)) {
      counts.rowsWithoutItem++;
      counts.withoutItem.add(joinKey(row.bucket(), object));
      return Optional.empty();
    }
    String file = new String(row.key(), 0, row.keyLength(), StandardCharsets.UTF_8);
    if (row.needsRestore()) {
      return notRead(file, "It is archived: it must be restored before anyone can read it.");
    }
    if (!store.reaches(row.bucket(), file)) {
      return notRead(
          file, "File systems would take its key for another: it has '//', '/./' or '/../'.");
    }
    return Optional.of(new Wanted(row.bucketBytes(), file, object, row.size()));
  }

  private JoinCounts counts() {
    return tally.join(plan.metadata().tables().get(table).name());
  }

  private <T> Optional<T> notRead(String file, String sentence) {
    JoinCounts counts = counts();
    counts.rowsNotRead++;
    counts.notRead.add(file, sentence);
    return Optional.empty();
  }

  /** Whether a rule makes items of such objects and gives them metadata from files. */
  private boolean taken(byte[] object) {
    return plan.rules().match(object, object.length, match)
        && plan.metadata().source(match.rule(), table).isPresent();
  }

  /**
   * Reads a file; empty if it is gone. May run in another thread.
   *
   * @throws IOException if that is not to be learned now
   */
  Optional<byte[]> read(Wanted wanted) throws IOException {
    if (wanted.tooLarge()) {
      return Optional.of(NOT_READ);
    }
    try {
      return store.read(wanted.bucketText(), wanted.key(), MOST_BYTES + 1);
    } catch (IOException e) {
      throw new IOException("Cannot read " + wanted.key() + ": " + e.getMessage(), e);
    }
  }

  /** The record of a file of which this was read; empty, and told, if it was gone. */
  Optional<SortedRecord> record(Wanted wanted, Optional<byte[]> read) {
    if (read.isEmpty()) {
      return notRead(wanted.key(), "The inventory lists it, and it is not there any more.");
    }
    boolean tooLarge = wanted.tooLarge() || read.get().length > MOST_BYTES;
    byte[] row =
        tooLarge
            ? content.tooLarge(wanted.key(), MOST_BYTES)
            : content.row(wanted.key(), read.get());
    return Optional.of(record(wanted, row));
  }

  private byte[] joinKey(String bucket, byte[] object) {
    key.clear();
    if (plan.severalBuckets()) {
      String text = new String(object, StandardCharsets.UTF_8);
      JoinKeyBytes.append(key, ItemKey.inBucket(bucket, text));
    } else {
      Varint.append(key, object, 0, object.length);
    }
    return key.toByteArray();
  }

  private SortedRecord record(Wanted wanted, byte[] row) {
    byte[] object = wanted.object();
    byte[] joinKey = joinKey(wanted.bucketText(), object);
    if (plan.metadata().way(table) == MetadataPlan.Way.EXCHANGED) {
      return new SortedRecord(
          JoinRecord.place(plan.buckets(), table, joinKey, false),
          JoinRecord.row(table, joinKey, row));
    }
    if (!taken(object)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    identity.in(wanted.bucket()).of(match, object, object.length);
    boolean byMember = plan.metadata().source(match.rule(), table).orElseThrow().byMember();
    MemberKey member = byMember ? MemberKey.of(object, 0, object.length) : MemberKey.WHOLE;
    record.clear();
    MetadataRecord.append(record, table, match.rule(), identity.bytes(), member, joinKey, row);
    long sortKey = identity.sortKey(plan.rules().rule(match.rule()));
    return new SortedRecord(sortKey, record.toByteArray());
  }
}
