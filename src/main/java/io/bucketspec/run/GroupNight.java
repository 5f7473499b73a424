package io.bucketspec.run;

import io.bucketspec.run.ledger.ItemObjects;
import io.bucketspec.run.ledger.ItemObjects.PublishedObject;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A group, or an object by itself, of which something was published before or is now: what is
 * different, what becomes of it by the job's policies, and what the ledger then knows of it.
 */
final class GroupNight {
  private static final BitSet NONE = new BitSet();

  private final RunPlan plan;
  private final NightPlan night;
  private final Group group;
  private final NightRows rows;
  private final Tally tally;
  private final ItemObjects coder = new ItemObjects();

  private final PublishedGroup published;

  /** What the ledger knows, row by row; a row that is replaced leaves. */
  private final List<LedgerItem> kept;

  /** Of those, the ones that no item of tonight is like. */
  private final List<LedgerItem> unmatched;

  private final List<PublishedObject> appeared = new ArrayList<>();
  private final List<PublishedObject> vanished = new ArrayList<>();
  private boolean changed;

  GroupNight(RunPlan plan, Group group, List<LedgerItem> known, NightRows rows, Tally tally) {
    this.plan = plan;
    this.night = plan.night();
    this.group = group;
    this.rows = rows;
    this.tally = tally;
    this.kept = new ArrayList<>(known);
    this.unmatched = new ArrayList<>(known);
    this.published = new PublishedGroup(group, kept);
  }

  List<Verdict> judge(List<ItemPlan> plans) throws IOException {
    Verdict[] verdicts = new Verdict[plans.size()];
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = unchanged(plans.get(i));
    }
    if (Arrays.stream(verdicts).allMatch(Objects::isNull) && published.nothingThere()) {
      return fresh(plans);
    }
    List<Verdict> all = new ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      if (verdicts[i] == null) {
        all.addAll(different(plans.get(i)));
      } else {
        all.add(verdicts[i]);
      }
    }
    return all;
  }

  /** The verdict on an item that was published just so; null if it wasn't. */
  private Verdict unchanged(ItemPlan item) {
    long fingerprint = fingerprint(item, NONE);
    for (LedgerItem row : unmatched) {
      if (row.fingerprint() == fingerprint && row.members() == item.count()) {
        unmatched.remove(row);
        NightChange found = row.goneSince() == 0 ? NightChange.UNCHANGED : NightChange.RETURNED;
        if (row.goneSince() != 0 || row.told() != 0) {
          replace(row, row.gone(0).told(0));
        }
        tally.night(found, item.count());
        tally.known(found, item.count());
        return Verdict.leave(item);
      }
    }
    return null;
  }

  private List<Verdict> different(ItemPlan item) throws IOException {
    PublishedGroup.Difference difference = published.compare(item);
    boolean anew = difference.late.cardinality() == item.count();
    if (anew && item.alone()) {
      return List.of(Verdict.write(item, NightChange.NEW));
    }
    if (difference.bases.isEmpty()) {
      difference.bases.add(kept.get(0));
    } else {
      difference.bases.replaceAll(row -> row.goneSince() == 0 ? row : replace(row, row.gone(0)));
    }
    return difference.none() ? rearranged(item, difference) : told(item, difference);
  }

  /** Tells all that is different, and says what becomes of the item. */
  private List<Verdict> told(ItemPlan item, PublishedGroup.Difference difference)
      throws IOException {
    boolean late = !difference.late.isEmpty();
    // A group that is written again comes to rest first, as one that is new.
    boolean young = late && night.tooYoung(group.newest());
    boolean changes =
        difference.altered > 0 && night.options().changed() == LedgerOptions.Changed.REISSUE;
    LedgerOptions.Late policy = night.options().late();
    if (young) {
      policy = LedgerOptions.Late.HOLD;
    } else if (changes) {
      policy = LedgerOptions.Late.REISSUE;
    }
    boolean reissued = late ? policy == LedgerOptions.Late.REISSUE : changes;
    Optional<NightChange> found = tell(item, difference, policy, reissued);
    if (late) {
      return late(item, difference, policy);
    }
    if (reissued) {
      return List.of(again(item));
    }
    known(found.orElseThrow(), item.count());
    return List.of(Verdict.leave(item));
  }

  /** Of what was never published, all is written that has come to rest. */
  private List<Verdict> fresh(List<ItemPlan> plans) throws IOException {
    if (group.byItself() || plans.isEmpty() || !night.tooYoung(group.newest())) {
      return plans.stream().map(item -> Verdict.write(item, NightChange.NEW)).toList();
    }
    long count = 0;
    for (ItemPlan item : plans) {
      count += item.count();
      for (int i = item.from(); i < item.to(); i++) {
        appeared.add(published.object(i));
      }
    }
    tally.night(NightChange.SETTLING, count);
    tally.held(NightChange.SETTLING, count);
    rows.settling(group, plans.get(0), count);
    return plans.stream().map(Verdict::leave).toList();
  }

  private List<Verdict> late(
      ItemPlan item, PublishedGroup.Difference difference, LedgerOptions.Late policy)
      throws IOException {
    int late = difference.late.cardinality();
    byte[] example = group.members().key(difference.late.nextSetBit(0));
    difference.late.stream().forEach(position -> appeared.add(published.object(position)));
    tally.night(NightChange.LATE, late);
    if (policy == LedgerOptions.Late.REISSUE) {
      rows.row(TableSchema.LATE, difference.base(), late, example, NightChange.REISSUED.label());
      return List.of(again(item));
    }
    if (policy == LedgerOptions.Late.SEPARATE) {
      rows.row(TableSchema.LATE, difference.base(), late, example, NightChange.SEPARATE.label());
      return separate(item, difference);
    }
    rows.row(TableSchema.LATE, difference.base(), late, example, NightRows.HELD);
    tally.held(NightChange.LATE, late);
    known(NightChange.LATE, item.count() - late);
    return List.of(Verdict.leave(item));
  }

  private void known(NightChange change, long objects) {
    if (objects > 0) {
      tally.known(change, objects);
    }
  }

  /** The late members stand behind the others, and become an item. */
  private List<Verdict> separate(ItemPlan item, PublishedGroup.Difference difference) {
    int late = difference.late.cardinality();
    int split = item.to() - late;
    int[] positions = new int[item.count()];
    int others = 0;
    int put = item.count() - late;
    for (int i = item.from(); i < item.to(); i++) {
      boolean isLate = difference.late.get(i);
      positions[isLate ? put++ : others++] = i;
    }
    group.members().arrange(item.from(), positions);
    String label = item.labelled("late " + night.day()).label();
    ItemPlan own =
        new ItemPlan(item.kind(), split, item.to(), label, new ArrayList<>(), "late members");
    List<Verdict> verdicts = new ArrayList<>(2);
    if (split > item.from()) {
      ItemPlan rest = item.between(item.from(), split);
      known(NightChange.LATE, rest.count());
      verdicts.add(Verdict.leave(rest));
    }
    verdicts.add(Verdict.write(own, NightChange.SEPARATE));
    return verdicts;
  }

  /**
   * Tells of published members that are changed or gone, if no earlier night has, and remembers
   * that it did.
   *
   * @return what was found of them, the first of both; empty for nothing
   */
  private Optional<NightChange> tell(
      ItemPlan item,
      PublishedGroup.Difference difference,
      LedgerOptions.Late policy,
      boolean reissued)
      throws IOException {
    LedgerItem base = difference.base();
    if (difference.altered == 0 && difference.gone.isEmpty()) {
      remember(base, 0);
      return Optional.empty();
    }
    long found = fingerprint(item, difference.late);
    boolean news = base.told() != found;
    Optional<NightChange> first = Optional.empty();
    if (!difference.gone.isEmpty()) {
      first = Optional.of(news ? NightChange.MEMBERS_GONE : NightChange.MEMBERS_GONE_BEFORE);
      tally.night(first.get(), difference.gone.size());
    }
    if (difference.altered > 0) {
      first = Optional.of(news ? NightChange.CHANGED : NightChange.CHANGED_BEFORE);
      tally.night(first.get(), difference.altered);
    }
    if (news) {
      tellNews(base, difference, reissued ? NightChange.REISSUED.label() : NightRows.REPORTED);
    }
    // Members that are separate from tonight on are none that come late tomorrow.
    boolean separate = !difference.late.isEmpty() && policy == LedgerOptions.Late.SEPARATE;
    remember(base, separate ? fingerprint(item, NONE) : found);
    return first;
  }

  private void tellNews(LedgerItem base, PublishedGroup.Difference difference, String action)
      throws IOException {
    if (difference.altered > 0) {
      rows.row(TableSchema.CHANGED, base, difference.altered, difference.alteredKey, action);
    }
    if (!difference.gone.isEmpty()) {
      byte[] example = difference.gone.get(0).key();
      rows.row(TableSchema.SHRUNK, base, difference.gone.size(), example, NightRows.REPORTED);
      vanished.addAll(difference.gone);
    }
  }

  private long fingerprint(ItemPlan item, BitSet without) {
    return ItemObjects.fingerprint(group.members(), item.from(), item.to(), without);
  }

  private void remember(LedgerItem base, long told) {
    if (base.told() != told) {
      replace(base, base.told(told));
    }
  }

  /** The same objects of the same contents, as far as can be known. */
  private List<Verdict> rearranged(ItemPlan item, PublishedGroup.Difference difference)
      throws IOException {
    if (!published.sameOrder(item, difference)) {
      // Another order counts as one object that changed.
      difference.altered = 1;
      return told(item, difference);
    }
    if (difference.bases.size() == 1 && difference.base().members() == item.count()) {
      // It is known now what was not before: an inventory may come to state ETags.
      long fingerprint = fingerprint(item, NONE);
      byte[] objects = coder.encode(group.members(), item.from(), item.to());
      replace(difference.base(), difference.base().with(fingerprint, objects));
    }
    tally.night(NightChange.UNCHANGED, item.count());
    known(NightChange.UNCHANGED, item.count());
    return List.of(Verdict.leave(item));
  }

  private Verdict again(ItemPlan item) {
    boolean marked = night.options().markTitles();
    return Verdict.write(
        marked ? item.labelled("reissued " + night.day()) : item, NightChange.REISSUED);
  }

  private LedgerItem replace(LedgerItem old, LedgerItem by) {
    kept.set(kept.indexOf(old), by);
    int still = unmatched.indexOf(old);
    if (still >= 0) {
      unmatched.set(still, by);
    }
    changed = true;
    return by;
  }

  /** Takes note of an item that is written. */
  void written(LedgerItem row, NightChange issue) {
    changed = true;
    if (issue == NightChange.REISSUED || issue == NightChange.RETRIED) {
      LedgerItem first = takeOver(row);
      kept.add(first);
      return;
    }
    kept.add(row);
    if (night.knows() && issue == NightChange.NEW) {
      appeared.addAll(ItemObjects.of(row));
    }
  }

  /** What was published of its members no longer counts. */
  private LedgerItem takeOver(LedgerItem row) {
    Set<Bytes> keys = new HashSet<>();
    ItemObjects.of(row).forEach(object -> keys.add(new Bytes(object.key())));
    long firstSeen = row.firstSeen();
    List<LedgerItem> replaced = new ArrayList<>();
    for (LedgerItem old : kept) {
      if (ItemObjects.of(old).stream().anyMatch(it -> keys.contains(new Bytes(it.key())))) {
        replaced.add(old);
        firstSeen = Math.min(firstSeen, old.firstSeen());
      }
    }
    kept.removeAll(replaced);
    unmatched.removeAll(replaced);
    return row.seenFirst(firstSeen);
  }

  /** Takes note of items that are gone while others of the group are there. */
  void leave() throws IOException {
    if (!night.whole()) {
      return;
    }
    for (LedgerItem row : List.copyOf(unmatched)) {
      List<PublishedObject> objects = ItemObjects.of(row);
      if (objects.stream().anyMatch(object -> published.isPresent(object.key()))) {
        continue;
      }
      if (row.goneSince() != 0) {
        tally.night(NightChange.GONE_BEFORE, row.members());
      } else {
        tally.night(NightChange.GONE, row.members());
        rows.gone(row);
        vanished.addAll(objects);
        replace(row, row.gone(night.snapshot()));
      }
    }
  }

  /** Passes on what came and what went, since some of it may be the same under other keys. */
  void passRenamed(Consumer<Passed> out) {
    byte[] bucket = plan.severalBuckets() ? group.bucket().name() : new byte[0];
    for (PublishedObject object : appeared) {
      if (ObjectRecord.tells(object)) {
        out.accept(ObjectRecord.passed(false, object, bucket));
      }
    }
    for (PublishedObject object : vanished) {
      if (ObjectRecord.tells(object)) {
        out.accept(ObjectRecord.passed(true, object, bucket));
      }
    }
  }

  /** Whether the ledger must learn of the group. */
  boolean changed() {
    return changed;
  }

  /** All that the ledger then knows of it. */
  List<LedgerItem> rows() {
    return kept;
  }
}
