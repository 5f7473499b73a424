package io.bucketspec.run;

import io.bucketspec.grouping.dicom.MediumIndex;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * The step between the scan and the exchange of members, in jobs with rules that group by series:
 * over sorted records, brings each object together with its row of the tag table, and so to its
 * series. All other records pass through.
 *
 * <p>Objects of a folder come one after the other, so that a series can be told of objects beside
 * its own that no tags are known of.
 */
public final class TagJoinStep implements Iterator<SortedRecord>, Closeable {
  private final RunPlan plan;
  private final Iterator<SortedRecord> records;
  private final int task;
  private final TaskFiles files;
  private final HeldMembers members = new HeldMembers();
  private final GroupIdentity identity;
  private final RuleMatch match = new RuleMatch();
  private final Member member = new Member();
  private final List<KeyedRecord> waiting = new ArrayList<>();
  private final UntaggedFolders folders = new UntaggedFolders();
  private final Deque<SortedRecord> passed = new ArrayDeque<>(1);
  private Iterator<SortedRecord> held = Collections.emptyIterator();
  private long place = -1;
  private boolean read;
  private boolean done;

  /**
   * @param task the number of this task, the same for each attempt of it
   */
  public TagJoinStep(RunPlan plan, RunStore store, int task, Iterator<SortedRecord> records) {
    this.plan = plan;
    this.records = records;
    this.task = task;
    this.files = new TaskFiles(plan, store, String.format("t%05d", task));
    this.identity = new GroupIdentity(plan);
  }

  @Override
  public boolean hasNext() {
    try {
      while (passed.isEmpty() && !held.hasNext() && !done) {
        advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !passed.isEmpty() || held.hasNext();
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return held.hasNext() ? held.next() : passed.poll();
  }

  private void advance() throws IOException {
    if (members.full()) {
      held = members.handOver();
      return;
    }
    if (!records.hasNext()) {
      finish();
      return;
    }
    SortedRecord next = records.next();
    if (!KeyedRecord.is(next.bytes())) {
      passed.add(next);
      return;
    }
    if (next.sortKey() != place) {
      leavePlace(next.sortKey());
    }
    waiting.add(KeyedRecord.read(next.bytes()));
  }

  private void finish() throws IOException {
    if (!read) {
      read = true;
      leavePlace(-1);
      held = members.handOver();
      return;
    }
    done = true;
    files.publish();
    byte[] tally = MemberRecord.tally(files.tally());
    passed.add(new SortedRecord(plan.buckets().keyOfTally(task), tally));
  }

  private void leavePlace(long newPlace) throws IOException {
    joinKeys();
    if (Buckets.folderOf(place) != Buckets.folderOf(newPlace)) {
      folders.forEachSeries(this::tellSeries);
      folders.clear();
    }
    place = newPlace;
  }

  /** Joins what waits: rows of one key, but for the rare keys of equal hashes. */
  private void joinKeys() throws IOException {
    while (!waiting.isEmpty()) {
      KeyedRecord first = waiting.get(0);
      List<KeyedRecord> objects = new ArrayList<>(1);
      List<KeyedRecord> tags = new ArrayList<>(1);
      Iterator<KeyedRecord> rows = waiting.iterator();
      while (rows.hasNext()) {
        KeyedRecord row = rows.next();
        if (row.sameObject(first)) {
          (row.tags() ? tags : objects).add(row);
          rows.remove();
        }
      }
      identity.in(first.bucket());
      join(first.bucket(), first.key(), objects, tags);
    }
  }

  private void join(byte[] bucket, byte[] key, List<KeyedRecord> objects, List<KeyedRecord> tags)
      throws IOException {
    if (!plan.rules().match(key, key.length, match)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    if (objects.isEmpty()) {
      withoutObject(bucket, key, tags);
      return;
    }
    Optional<String> fault = TagRows.fault(tags);
    if (TagRows.conflict(tags)) {
      conflicting(key, objects, tags);
      return;
    }
    if (fault.isPresent() && !MediumIndex.is(key)) {
      folders.untagged(bucket, key);
    }
    for (KeyedRecord object : objects) {
      if (fault.isPresent()) {
        untagged(key, object, fault.get());
      } else {
        tagged(key, object, tags.get(0));
      }
    }
  }

  private void tagged(byte[] key, KeyedRecord object, KeyedRecord tags) {
    member.set(key, key.length).carries(carries());
    if (object.absence() == null) {
      member.size(object.size()).content(object.content()).modified(object.modified());
      member.extra().append(tags.header());
    } else {
      member.absent(object.absence());
    }
    ByteBuilder series = identity.ofSeries(match, key, tags.study(), tags.series());
    folders.series(object.bucket(), key, series, match.rule(), add());
  }

  private int carries() {
    return plan.carries(match.rule());
  }

  private long add() {
    Kind kind = plan.rules().rule(match.rule()).kind().orElseThrow();
    long sortKey = identity.sortKey(kind);
    members.add(sortKey, match.rule(), identity, member);
    return sortKey;
  }

  private void untagged(byte[] key, KeyedRecord object, String sentence) throws IOException {
    CompiledRule rule = plan.rules().rule(match.rule());
    if (MediumIndex.is(key)) {
      // No series lacks it, and no fallback makes a slice of it.
      if (object.absence() == null) {
        files.reject(
            Reason.NO_PIXELS, rule.name(), object.bucket(), key, key.length, MediumIndex.SENTENCE);
      }
      return;
    }
    if (rule.fallback().isPresent()) {
      member.set(key, key.length).carries(carries());
      if (object.absence() == null) {
        member.size(object.size()).content(object.content()).modified(object.modified());
      } else {
        member.absent(object.absence());
      }
      identity.of(match, key, key.length);
      add();
    } else if (object.absence() == null) {
      files.reject(Reason.NO_TAGS, rule.name(), object.bucket(), key, key.length, sentence);
    }
  }

  /** Tells each series that the object may be of; it is one, however many rows it has there. */
  private void conflicting(byte[] key, List<KeyedRecord> objects, List<KeyedRecord> tags)
      throws IOException {
    String rule = plan.rules().rule(match.rule()).name();
    for (KeyedRecord object : objects) {
      if (object.absence() == null) {
        String sentence =
            "The tag table has "
                + tags.size()
                + " rows of this key that differ: keep the right one.";
        files.reject(Reason.CONFLICTING_TAGS, rule, object.bucket(), key, key.length, sentence);
      }
    }
    Set<Bytes> told = new HashSet<>();
    for (KeyedRecord row : tags) {
      ByteBuilder series = identity.ofSeries(match, key, row.study(), row.series());
      if (row.series().length > 0 && told.add(new Bytes(series.toByteArray()))) {
        member.set(key, key.length).carries(carries()).absent(Reason.CONFLICTING_TAGS);
        add();
      }
    }
  }

  private void withoutObject(byte[] bucket, byte[] key, List<KeyedRecord> tags) throws IOException {
    files.tagsWithoutObject(plan.rules().rule(match.rule()).name(), bucket, key, tags.size());
    for (KeyedRecord row : tags) {
      if (row.series().length > 0) {
        member.set(key, key.length).carries(carries()).absent(Reason.NO_OBJECT);
        identity.ofSeries(match, key, row.study(), row.series());
        add();
      }
    }
  }

  /** Tells a series how many objects lie beside its own that may belong to it. */
  private void tellSeries(UntaggedFolders.Series series, byte[] key, long count) {
    member.set(key, key.length).carries(plan.carries(series.rule())).absent(Reason.NO_TAGS, count);
    identity.restore(series.identity());
    members.add(series.sortKey(), series.rule(), identity, member);
  }

  /** Lets go of everything; what is not published by then never will be. */
  @Override
  public void close() throws IOException {
    done = true;
    files.close();
  }
}
