package io.bucketspec.run;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.DicomTags;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of the tag table to records for the exchange that brings them together with their objects.
 * Rows of keys that no rule by series takes are left out; what was counted comes last.
 */
public final class TagRowStep implements Iterator<SortedRecord> {
  private static final byte[] NONE = {};

  private final RunPlan plan;
  private final int task;
  private final Iterator<String[]> rows;
  private final Set<DicomTag> columns;
  private final byte[] sample;
  private final ObjectKeyText objects;
  private final RuleMatch match = new RuleMatch();
  private final ByteBuilder record = new ByteBuilder();
  private final ByteBuilder header = new ByteBuilder();
  private final Tally tally = new Tally();
  private SortedRecord next;
  private boolean done;

  /**
   * @param task the number of this task, the same for each attempt of it
   * @param rows each the object's key or URI, then the texts of all tags in the order of {@link
   *     DicomTag}; null where there is none
   * @param columns the tags that the table has columns for
   * @param sample what keys begin with that count; empty for all
   */
  public TagRowStep(
      RunPlan plan, int task, Iterator<String[]> rows, Set<DicomTag> columns, String sample) {
    this.plan = plan;
    this.task = task;
    this.rows = rows;
    this.columns = Set.copyOf(columns);
    this.sample = sample.getBytes(StandardCharsets.UTF_8);
    this.objects = new ObjectKeyText(plan.sourceBucket());
  }

  @Override
  public boolean hasNext() {
    while (next == null && !done) {
      if (rows.hasNext()) {
        next = take(rows.next());
      } else {
        done = true;
        next = new SortedRecord(plan.buckets().keyOfTally(task), MemberRecord.tally(tally));
      }
    }
    return next != null;
  }

  private SortedRecord take(String[] row) {
    tally.tagRows++;
    boolean blank = row[0] == null || row[0].isEmpty();
    Optional<ObjectKeyText.Named> named = blank ? Optional.empty() : objects.named(row[0]);
    if (blank || (named.isEmpty() && objects.several())) {
      tally.tagRowsWithoutKey++;
      return null;
    }
    byte[] key = named.map(object -> utf8(object.key())).orElse(NONE);
    if (named.isEmpty() || !wanted(key)) {
      tally.tagRowsElsewhere++;
      return null;
    }
    byte[] bucket = objects.several() ? utf8(named.get().bucket()) : NONE;
    header.clear();
    DicomTags.parse(tag -> row[1 + tag.ordinal()], columns).encode(header);
    record.clear();
    KeyedRecord.appendTags(
        record,
        bucket,
        key,
        uid(row, DicomTag.STUDY_INSTANCE_UID),
        uid(row, DicomTag.SERIES_INSTANCE_UID),
        header);
    return new SortedRecord(joinKey(plan, bucket, key, key.length), record.toByteArray());
  }

  private boolean wanted(byte[] key) {
    return key.length >= sample.length
        && Arrays.equals(key, 0, sample.length, sample, 0, sample.length)
        && plan.rules().match(key, key.length, match)
        && plan.rules().rule(match.rule()).group() instanceof GroupBy.Series;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** UIDs are padded with a NUL to an even length in DICOM files, by some with spaces. */
  private static byte[] uid(String[] row, DicomTag tag) {
    String text = row[1 + tag.ordinal()];
    return text == null
        ? new byte[0]
        : text.replace("\0", "").strip().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Where an object and its tags meet.
   *
   * @param bucket the object's where there are several; else empty
   */
  static long joinKey(RunPlan plan, byte[] bucket, byte[] key, int length) {
    int folder = GroupIdentity.folderEnd(key, length);
    long seed = bucket.length == 0 ? 0 : ByteHash.hash(bucket, 0, bucket.length, 0);
    return plan.buckets()
        .joinKey(ByteHash.hash(key, 0, folder, seed), ByteHash.hash(key, 0, length, seed));
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SortedRecord taken = next;
    next = null;
    return taken;
  }
}
