package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.run.ledger.ItemObjects;
import io.bucketspec.run.ledger.KnownItems;
import io.bucketspec.run.ledger.LedgerAccess;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerSegment;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightPlan;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares the items of a task's buckets with what was published of them, and notes what is
 * published now. Of each group it is asked once, in three steps: {@link #meet}, {@link #judge}, and
 * {@link #leave} when those of its items that are written have been told by {@link #written}.
 */
final class Night implements Closeable {
  private final RunPlan plan;
  private final NightPlan night;
  private final LedgerAccess ledger;
  private final TaskFiles files;
  private final LedgerParts parts;
  private final NightRows rows;
  private final Consumer<Passed> out;
  private final ItemObjects objects = new ItemObjects();
  private final long[] seeds;
  private final MemberRecord record = new MemberRecord();

  /** Whether objects that were published as they are need no more than that. */
  private final boolean looksBack;

  /** Buckets of which no object may come. */
  private final Set<Integer> expected = new TreeSet<>();

  private KnownItems known = new KnownItems();
  private int bucket = -1;
  private long unchanged;
  private long place;
  private GroupNight group;

  /**
   * @param out takes objects that may have been renamed
   */
  Night(RunPlan plan, LedgerAccess ledger, TaskFiles files, Consumer<Passed> out) {
    this.plan = plan;
    this.night = plan.night();
    this.ledger = ledger;
    this.files = files;
    this.parts = new LedgerParts(plan.writes() ? ledger.adds() : null, files.tally());
    this.rows = new NightRows(plan, files);
    this.out = out;
    this.seeds = GroupIdentity.seeds(plan);
    this.looksBack = night.knows() && !night.anew() && !plan.retry().some();
  }

  /** Whether anybody wants to know. */
  boolean remembers() {
    return night.remembers();
  }

  /** Makes sure that a bucket is looked at, whether or not any object of it comes. */
  void expect(int expectedBucket) {
    if (expectedBucket != bucket) {
      expected.add(expectedBucket);
    }
  }

  /** Takes what was published of a bucket, of which no object has come yet. */
  void know(byte[] ledgerRecord) throws IOException {
    int its = LedgerRecord.bucket(ledgerRecord);
    if (its != bucket) {
      enter(its);
    }
    int segment = LedgerRecord.segment(ledgerRecord);
    LedgerRecord.items(ledgerRecord, item -> known.add(item, segment));
  }

  /**
   * Whether a record is of an object by itself that was published just so, of which nobody wants to
   * know more; then it counts as seen. Most objects of most nights are.
   *
   * @param from where the record begins in the array
   */
  boolean seesUnchanged(byte[] bytes, int from, int to) throws IOException {
    if (!looksBack) {
      return false;
    }
    record.read(bytes, from, to);
    int rule = record.rule();
    if (plan.metadata().of(rule).isPresent()) {
      return false;
    }
    int identityStart = record.identityStart();
    enterPlace(
        GroupIdentity.place(
            plan.rules().rule(rule),
            bytes,
            identityStart,
            GroupIdentity.bucketEnd(plan, bytes, identityStart),
            record.identityEnd(),
            seeds[rule]));
    record.next();
    Member member = record.member();
    byte[] key = member.key();
    int length = member.keyLength();
    if (member.absence() != null
        || !known.seesUnchanged(
            place,
            key,
            0,
            length,
            ItemObjects.fingerprint(key, length, member.size(), member.content()))) {
      return false;
    }
    unchanged++;
    return true;
  }

  /** Takes note of a group that came, in order. */
  void meet(Group met) throws IOException {
    enterPlace(met.place(seeds));
    group = null;
  }

  private void enterPlace(long newPlace) throws IOException {
    place = newPlace;
    int its = Buckets.bucketOf(place, plan.buckets().count());
    if (its != bucket) {
      enter(its);
    }
  }

  private void enter(int next) throws IOException {
    leaveBucket();
    bucket = next;
    parts.enter(next);
    expected.remove(next);
    known = new KnownItems(night.rowsOfPart());
    int count = plan.buckets().count();
    for (int i = 0; i < night.segments().size(); i++) {
      LedgerSegment segment = night.segments().get(i);
      int number = i;
      for (int part : segment.partsOf(next, count)) {
        ledger
            .reads()
            .read(
                segment.version(),
                part,
                item -> {
                  if (Buckets.bucketOf(item.place(), count) == next) {
                    known.add(item, number);
                  }
                });
      }
    }
  }

  /** Says for each item of the group what becomes of it. */
  List<Verdict> judge(Group of, List<ItemPlan> plans) throws IOException {
    if (plan.retry().some()) {
      return retried(of, plans);
    }
    Members members = of.members();
    boolean alone = of.byItself();
    if (alone && plans.size() == 1 && !night.knows()) {
      return List.of(Verdict.write(plans.get(0), NightChange.NEW));
    }
    if (alone && plans.size() == 1 && looksBack && seenUnchanged(members)) {
      unchanged++;
      return List.of(Verdict.leave(plans.get(0)));
    }
    group = new GroupNight(plan, of, published(of), rows, files.tally());
    return group.judge(plans);
  }

  private boolean seenUnchanged(Members members) {
    return known.seesUnchanged(
        place,
        members.bytes(),
        members.keyStart(0),
        members.keyEnd(0),
        ItemObjects.fingerprint(members, 0, 1));
  }

  private List<LedgerItem> published(Group of) {
    if (!night.knows()) {
      return List.of();
    }
    if (!of.byItself()) {
      return known.see(place);
    }
    Members members = of.members();
    return known.see(place, members.bytes(), members.keyStart(0), members.keyEnd(0));
  }

  /** What the platform refused is written again, whatever the ledger knows. */
  private List<Verdict> retried(Group of, List<ItemPlan> plans) {
    group = new GroupNight(plan, of, published(of), rows, files.tally());
    return plans.stream().map(item -> Verdict.write(item, NightChange.RETRIED)).toList();
  }

  /** Takes note of a group of which no object can be written: it is not gone all the same. */
  void unwritable(Group of) throws IOException {
    if (!night.knows()) {
      return;
    }
    byte[] key = of.rejectedKey();
    boolean alone = of.byItself() && key != null;
    List<LedgerItem> published = alone ? known.see(place, key, 0, key.length) : known.see(place);
    if (of.tooMany() > 0) {
      // Nobody knows the keys of all that are there.
      if (night.anew()) {
        add(published);
      }
      return;
    }
    group = new GroupNight(plan, of, published, rows, files.tally());
    leave();
  }

  /** Takes note of an item of the group that is written. */
  void written(MadeItem item, NightChange issue) throws IOException {
    Members members = item.group().members();
    int from = item.plan().from();
    int to = item.plan().to();
    long fingerprint = ItemObjects.fingerprint(members, from, to);
    ItemHeader header = item.header();
    LedgerItem row =
        new LedgerItem(
            place,
            item.plan().kind(),
            item.group().rule().name(),
            header.bucket(),
            item.group().byItself() ? null : header.group(),
            header.firstKey(),
            item.plan().count(),
            fingerprint,
            night.run(),
            night.snapshot(),
            0,
            0,
            objects.encode(members, from, to));
    files.tally().night(issue, row.members());
    if (group == null) {
      parts.add(row);
    } else {
      group.written(row, issue);
    }
  }

  /** Takes note that nothing more comes of the group. */
  void leave() throws IOException {
    if (group == null) {
      return;
    }
    group.leave();
    if (night.knows()) {
      group.passRenamed(out);
    }
    if (group.changed() || night.anew()) {
      add(group.rows());
    }
    group = null;
  }

  private void add(List<LedgerItem> items) throws IOException {
    for (LedgerItem item : items) {
      parts.add(item);
    }
  }

  private void leaveBucket() throws IOException {
    if (bucket < 0) {
      return;
    }
    known.forEachUnseen(this::unseen);
    parts.leave();
    known = new KnownItems();
    bucket = -1;
  }

  /**
   * Of a group that nobody met, all rows are looked at: the ledger replaces none without others.
   */
  private void unseen(LedgerItem first) throws IOException {
    boolean news = false;
    List<LedgerItem> unit = new ArrayList<>();
    for (LedgerItem item : first.grouped() ? known.see(first.place()) : List.of(first)) {
      if (night.whole() && item.goneSince() == 0) {
        gone(item);
        unit.add(item.gone(night.snapshot()));
        news = true;
        continue;
      }
      if (night.whole()) {
        files.tally().night(NightChange.GONE_BEFORE, item.members());
      }
      unit.add(item);
    }
    if (news || night.anew()) {
      add(unit);
    }
  }

  private void gone(LedgerItem item) throws IOException {
    files.tally().night(NightChange.GONE, item.members());
    rows.gone(item);
    ItemObjects.of(item).stream()
        .filter(ObjectRecord::tells)
        .forEach(object -> out.accept(ObjectRecord.passed(true, object, item.bucket())));
  }

  /** Looks at what is left once no more groups come. */
  void finish() throws IOException {
    leaveBucket();
    while (!expected.isEmpty()) {
      enter(expected.iterator().next());
    }
    leaveBucket();
    if (unchanged > 0) {
      files.tally().unchanged(unchanged);
    }
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
