package io.bucketspec.run;

import io.bucketspec.run.ChangingBucket.StoredObject;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerOptions.Changed;
import io.bucketspec.run.ledger.LedgerOptions.Late;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a ledger is to know and a night is to find, worked out by plain maps of all that there is:
 * of the rules of {@link TestJobs#mixedRules}, in one bucket, each group one item.
 */
final class NaiveLedger {
  /** What was published of a key or a group, in the order it was. */
  final Map<String, List<Published>> units;

  private final LedgerOptions options;

  /** Whether any run became a result. */
  private boolean begun;

  NaiveLedger(LedgerOptions options) {
    this(options, new TreeMap<>(), false);
  }

  private NaiveLedger(LedgerOptions options, Map<String, List<Published>> units, boolean begun) {
    this.options = options;
    this.units = units;
    this.begun = begun;
  }

  /**
   * An item.
   *
   * @param gone when it was missed first; null if it is there
   * @param told keys and contents that were found and told of instead; null for none
   */
  record Published(
      List<StoredObject> members, String run, Instant firstSeen, Instant gone, List<String> told) {
    Published gone(Instant since) {
      return new Published(members, run, firstSeen, since, told);
    }

    Published told(List<String> found) {
      return new Published(members, run, firstSeen, gone, found);
    }

    String first() {
      return members.get(0).key();
    }
  }

  /** What a night is to find. */
  static final class Findings {
    /** The keys of each item that is written, by its change. */
    final Map<List<String>, NightChange> written = new HashMap<>();

    final TreeMap<String, NightCount> counts = new TreeMap<>();
    final TreeMap<String, List<String>> tables = new TreeMap<>();
    long known;
    long held;
    long archived;
    private final List<StoredObject> came = new ArrayList<>();
    private final List<StoredObject> went = new ArrayList<>();

    private void count(NightChange change, int items, int objects) {
      counts.merge(change.label(), new NightCount(items, objects), NightCount::plus);
    }

    private void row(TableSchema table, String row) {
      tables.computeIfAbsent(table.name(), any -> new ArrayList<>()).add(row);
    }

    long objectsWritten() {
      return written.keySet().stream().mapToLong(List::size).sum();
    }
  }

  static boolean isGrouped(String key) {
    return !key.startsWith("photos/") && !key.startsWith("videos/");
  }

  /** The key, or the group that it is in. */
  static String unit(String key) {
    return isGrouped(key) ? key.substring(0, key.lastIndexOf('/')) : key;
  }

  /** The ledger as it will be if the run becomes a result. */
  NaiveLedger copy() {
    TreeMap<String, List<Published>> copies = new TreeMap<>();
    units.forEach((unit, items) -> copies.put(unit, new ArrayList<>(items)));
    return new NaiveLedger(options, copies, begun);
  }

  /** A night over all objects of a snapshot. */
  Findings night(String run, Instant time, Map<String, StoredObject> objects) {
    Findings found = new Findings();
    Map<String, List<StoredObject>> there = new TreeMap<>();
    for (StoredObject object : new TreeMap<>(objects).values()) {
      there.computeIfAbsent(unit(object.key()), any -> new ArrayList<>()).add(object);
    }
    Set<String> all = new TreeSet<>(units.keySet());
    all.addAll(there.keySet());
    for (String unit : all) {
      new Unit(run, time, there.getOrDefault(unit, List.of()), unit, found).night();
    }
    if (begun) {
      renames(found);
    }
    begun = true;
    return found;
  }

  private static void renames(Findings found) {
    Map<String, List<String>> old = byContent(found.went);
    byContent(found.came)
        .forEach(
            (content, keys) -> {
              List<String> from = old.getOrDefault(content, List.of());
              for (int i = 0; i < Math.min(from.size(), keys.size()); i++) {
                found.row(TableSchema.RENAMED, from.get(i) + " " + keys.get(i));
                found.count(NightChange.RENAMED, 0, 1);
              }
            });
  }

  private static Map<String, List<String>> byContent(List<StoredObject> objects) {
    return objects.stream()
        .filter(it -> it.etag() != null)
        .collect(
            Collectors.groupingBy(
                it -> it.size() + " " + it.etag(),
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    them -> them.stream().map(StoredObject::key).sorted().toList())));
  }

  /** One key or group in one night. */
  private final class Unit {
    private final String run;
    private final Instant time;
    private final List<StoredObject> there;

    /** Those that can be written. */
    private final List<StoredObject> fit;

    private final List<Published> before;
    private final Findings found;

    Unit(String run, Instant time, List<StoredObject> there, String unit, Findings found) {
      this.run = run;
      this.time = time;
      this.there = there;
      this.fit = there.stream().filter(it -> !it.archived()).toList();
      this.before = units.computeIfAbsent(unit, any -> new ArrayList<>());
      this.found = found;
    }

    void night() {
      found.archived += there.size() - fit.size();
      Published same = null;
      if (!fit.isEmpty()) {
        same =
            before.stream()
                .filter(it -> contents(it.members()).equals(contents(fit)))
                .findFirst()
                .orElse(null);
        if (same != null) {
          boolean returned = same.gone() != null;
          found.count(returned ? NightChange.RETURNED : NightChange.UNCHANGED, 1, fit.size());
          found.known += fit.size();
          before.set(before.indexOf(same), same.gone(null).told(null));
        } else if (before.stream().noneMatch(it -> it.members().stream().anyMatch(this::isThere))) {
          fresh();
        } else {
          different();
        }
      }
      gone();
    }

    private static List<String> contents(List<StoredObject> members) {
      return members.stream().map(it -> it.key() + " " + it.content()).toList();
    }

    private boolean isThere(StoredObject object) {
      return there.stream().anyMatch(it -> it.key().equals(object.key()));
    }

    private boolean young() {
      Instant newest =
          fit.stream().map(StoredObject::modified).max(Instant::compareTo).orElseThrow();
      return isGrouped(fit.get(0).key())
          && !options.settle().isZero()
          && newest.isAfter(time.minus(options.settle()));
    }

    private void fresh() {
      found.came.addAll(fit);
      if (young()) {
        found.count(NightChange.SETTLING, 1, fit.size());
        found.held += fit.size();
        int count = fit.size();
        found.row(
            TableSchema.SETTLING,
            String.join(" ", fit.get(0).key(), count + "", count + "", "null", "held", "null"));
        return;
      }
      write(fit, NightChange.NEW, time);
    }

    private void write(List<StoredObject> members, NightChange issue, Instant firstSeen) {
      found.written.put(members.stream().map(StoredObject::key).toList(), issue);
      found.count(issue, 1, members.size());
      before.add(new Published(List.copyOf(members), run, firstSeen, null, null));
    }

    private void different() {
      Map<String, StoredObject> published = new HashMap<>();
      Map<String, Integer> items = new HashMap<>();
      for (int i = 0; i < before.size(); i++) {
        for (StoredObject member : before.get(i).members()) {
          published.put(member.key(), member);
          items.put(member.key(), i);
        }
      }
      List<StoredObject> late =
          fit.stream().filter(it -> !published.containsKey(it.key())).toList();
      List<StoredObject> known =
          fit.stream().filter(it -> published.containsKey(it.key())).toList();
      List<StoredObject> altered =
          known.stream().filter(it -> !sameContent(it, published.get(it.key()))).toList();
      List<Integer> bases =
          new ArrayList<>(known.stream().map(it -> items.get(it.key())).distinct().toList());
      bases.forEach(i -> before.set(i, before.get(i).gone(null)));
      List<StoredObject> missing =
          bases.stream()
              .flatMap(i -> before.get(i).members().stream())
              .filter(it -> !isThere(it))
              .toList();
      int base = bases.isEmpty() ? 0 : bases.get(0);
      if (late.isEmpty() && altered.isEmpty() && missing.isEmpty()) {
        same(bases);
      } else {
        told(late, known, altered, missing, base);
      }
    }

    private void told(
        List<StoredObject> late,
        List<StoredObject> known,
        List<StoredObject> altered,
        List<StoredObject> missing,
        int base) {
      boolean young = !late.isEmpty() && young();
      boolean changes = !altered.isEmpty() && options.changed() == Changed.REISSUE && !young;
      boolean reissue = changes || (!late.isEmpty() && !young && options.late() == Late.REISSUE);
      boolean separate = !late.isEmpty() && !young && !reissue && options.late() == Late.SEPARATE;
      tell(known, altered, missing, base, reissue, separate);
      if (!late.isEmpty()) {
        found.came.addAll(late);
        found.count(NightChange.LATE, 1, late.size());
        String action = reissue ? "reissued" : separate ? "separate" : "held";
        row(TableSchema.LATE, base, late.size(), late.get(0).key(), action);
      }
      if (reissue) {
        reissue();
        return;
      }
      found.known += known.size();
      if (separate) {
        write(late, NightChange.SEPARATE, time);
      } else {
        found.held += late.size();
      }
    }

    /** What is changed or gone is told once, whatever else is to be told of the group. */
    private void tell(
        List<StoredObject> known,
        List<StoredObject> altered,
        List<StoredObject> missing,
        int base,
        boolean reissue,
        boolean separate) {
      if (altered.isEmpty() && missing.isEmpty()) {
        before.set(base, before.get(base).told(null));
        return;
      }
      boolean news = !contents(known).equals(before.get(base).told());
      if (!altered.isEmpty()) {
        found.count(news ? NightChange.CHANGED : NightChange.CHANGED_BEFORE, 1, altered.size());
      }
      if (!missing.isEmpty()) {
        found.count(
            news ? NightChange.MEMBERS_GONE : NightChange.MEMBERS_GONE_BEFORE, 1, missing.size());
      }
      if (news && !altered.isEmpty()) {
        String action = reissue ? "reissued" : "reported";
        row(TableSchema.CHANGED, base, altered.size(), altered.get(0).key(), action);
      }
      if (news && !missing.isEmpty()) {
        row(TableSchema.SHRUNK, base, missing.size(), missing.get(0).key(), "reported");
        found.went.addAll(missing);
      }
      before.set(base, before.get(base).told(contents(separate ? fit : known)));
    }

    private static boolean sameContent(StoredObject one, StoredObject other) {
      return (one.etag() == null || other.etag() == null)
          ? one.size() == other.size()
          : one.etag().equals(other.etag());
    }

    /** The same as far as can be known; an ETag is stated that was not before, or is no more. */
    private void same(List<Integer> bases) {
      found.count(NightChange.UNCHANGED, 1, fit.size());
      found.known += fit.size();
      Published item = before.get(bases.get(0));
      if (bases.size() == 1 && item.members().size() == fit.size()) {
        before.set(
            bases.get(0),
            new Published(List.copyOf(fit), item.run(), item.firstSeen(), null, null));
      }
    }

    private void reissue() {
      List<Published> replaced =
          before.stream()
              .filter(
                  item ->
                      item.members().stream()
                          .anyMatch(it -> fit.stream().anyMatch(o -> o.key().equals(it.key()))))
              .toList();
      before.removeAll(replaced);
      Instant first =
          replaced.stream().map(Published::firstSeen).min(Instant::compareTo).orElse(time);
      write(fit, NightChange.REISSUED, first);
    }

    private void row(TableSchema table, int base, int objects, String example, String action) {
      found.row(table, rowOf(before.get(base), objects, example, action));
    }

    private static String rowOf(Published item, int objects, String example, String action) {
      return String.join(
          " ", item.first(), item.members().size() + "", objects + "", example, action, item.run());
    }

    private void gone() {
      for (int i = 0; i < before.size(); i++) {
        Published item = before.get(i);
        if (item.members().stream().anyMatch(this::isThere)) {
          continue;
        }
        if (item.gone() != null) {
          found.count(NightChange.GONE_BEFORE, 1, item.members().size());
          continue;
        }
        found.count(NightChange.GONE, 1, item.members().size());
        found.row(TableSchema.GONE, rowOf(item, item.members().size(), "null", "reported"));
        found.went.addAll(item.members());
        before.set(i, item.gone(time));
      }
    }
  }
}
