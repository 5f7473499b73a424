package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.text;
import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.RuleMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TagJoinStepTest {
  private static final String SERIES = "rule: {kind: dicom_series, group: series";
  private static final String REJECTING = SERIES + "}";
  private static final String BY_FOLDER = SERIES + ", fallback: folder}";
  private static final String NO_ROW = " no-tags: The tag table has no row of this key.";
  private static final String BESIDE =
      "! 1 object in its folder has no row in the tag table, and may belong to it (";

  /** Places as they are, those of one folder alike, those of all folders, and all in one place. */
  private static final Map<String, ToLongBiFunction<RunPlan, byte[]>> PLACES =
      Map.of(
          "real",
          (plan, key) -> TagRowStep.joinKey(plan, new byte[0], key, key.length),
          "equal key hashes",
          (plan, key) ->
              plan.buckets().joinKey(text(Arrays.copyOf(key, folder(key))).hashCode(), 5),
          "equal folder hashes",
          (plan, key) -> plan.buckets().joinKey(9, text(key).hashCode()),
          "equal hashes",
          (plan, key) -> plan.buckets().joinKey(9, 5));

  private static int folder(byte[] key) {
    return GroupIdentity.folderEnd(key, key.length);
  }

  /**
   * Rows are {@code o key} for an object, {@code z key} for one that was rejected before, {@code t
   * key series header} for tags. Then the groups, with their members and what is said of absent
   * ones, and the rejections.
   */
  static Stream<Arguments> joins() {
    return Stream.of(
        of(REJECTING, "o a/1, t a/1 s x, o a/2, t a/2 s y", "s: a/1x a/2y"),
        of(
            REJECTING,
            "o a/1, t a/1 s x, o b/1, t b/1 s y, o b/2, t b/2 t z",
            "s: a/1x b/1y",
            "t: b/2z"),
        of(REJECTING, "o a/1", "- a/1" + NO_ROW),
        of(
            REJECTING,
            "o a/1, t a/1 - x",
            "- a/1 no-tags: Its row in the tag table has no SeriesInstanceUID."),
        of(REJECTING, "o a/1, t a/1 s x, t a/1 s x, t a/1 s x", "s: a/1x"),
        of(REJECTING, "o a/1, o a/1, t a/1 s x", "s: a/1x a/1x"),
        of(REJECTING, "o a/1, o a/1", "- a/1" + NO_ROW, "- a/1" + NO_ROW),
        of(REJECTING, "o a/1, t a/1 s x, o a/2", "s: a/1x" + BESIDE + "a/2).", "- a/2" + NO_ROW),
        of(
            REJECTING,
            "o a/1, t a/1 s x, o a/2, o a/2",
            "s: a/1x" + BESIDE + "a/2).",
            "- a/2" + NO_ROW,
            "- a/2" + NO_ROW),
        of(
            REJECTING,
            "o a/1, t a/1 s x, o b/2, o a1",
            "s: a/1x",
            "- a1" + NO_ROW,
            "- b/2" + NO_ROW),
        of(
            BY_FOLDER,
            "o a/1, t a/1 s x, o a/2, o b/3",
            "/a: a/2",
            "/b: b/3",
            "s: a/1x" + BESIDE + "a/2)."),
        of(
            BY_FOLDER,
            "z b/3, o b/4",
            "/b: b/4! 1 of 2 members was rejected (zero-bytes 1); the others stand without a gap."),
        of(
            REJECTING,
            "o a/1, t a/1 s x, z a/2, t a/2 s y",
            "s: a/1x! 1 of 2 members was rejected (zero-bytes 1); the others stand without a gap."),
        of(REJECTING, "z a/2"),
        of(
            REJECTING,
            "o a/1, t a/1 s x, t a/2 s y",
            "s: a/1x! 1 row of the tag table names an object that the inventory lacks (a/2).",
            "- a/2 no-object: The tag table has a row of this key; the inventory lists no such object."),
        of(
            REJECTING,
            "t a/2 - y",
            "- a/2 no-object: The tag table has a row of this key; the inventory lists no such object."),
        of(
            REJECTING,
            "o a/1, t a/1 s x, o a/2, t a/2 s y, t a/2 s z",
            "s: a/1x! 1 object has several rows in the tag table that differ (a/2).",
            "- a/2 conflicting-tags: The tag table has 2 rows of this key that differ: keep the right"
                + " one."),
        of(
            REJECTING,
            "o a/1, t a/1 s x, o a/2, t a/2 s y, t a/2 s y, t a/2 t y, o a/3, t a/3 t x",
            "s: a/1x! 1 object has several rows in the tag table that differ (a/2).",
            "t: a/3x! 1 object has several rows in the tag table that differ (a/2).",
            "- a/2 conflicting-tags: The tag table has 3 rows of this key that differ: keep the right"
                + " one."),
        of(
            REJECTING,
            "o a/1, t a/1 s x, o a/2, o a/2, t a/2 s y, t a/2 - y",
            "s: a/1x! 1 object has several rows in the tag table that differ (a/2).",
            "- a/2 conflicting-tags: The tag table has 2 rows of this key that differ: keep the right"
                + " one.",
            "- a/2 conflicting-tags: The tag table has 2 rows of this key that differ: keep the right"
                + " one."));
  }

  private static Arguments of(String rule, String rows, String... expected) {
    return Arguments.of(rule, rows, List.of(expected));
  }

  @ParameterizedTest
  @MethodSource("joins")
  void bringsObjectsAndTheirTagsTogetherWhateverHashesAreEqual(
      String rule, String rows, List<String> expected) throws Exception {
    RunPlan plan = CaseJobs.plan(1, rule);
    PLACES.forEach(
        (name, places) -> {
          for (int seed = 0; seed < 6; seed++) {
            List<SortedRecord> records = records(plan, List.of(rows.split(", ")), places);
            Collections.shuffle(records, new Random(seed));
            assertThat(told(plan, records)).as("%s, seed %s", name, seed).isEqualTo(expected);
          }
        });
  }

  @Test
  void manyFoldersAndSeriesStayApartWhateverHashesAreEqual() throws Exception {
    RunPlan plan = CaseJobs.plan(1, BY_FOLDER);
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String key = (char) ('a' + random.nextInt(4)) + "/" + random.nextInt(25);
        boolean object = random.nextInt(8) > 0;
        boolean tags = random.nextInt(6) > 0;
        rows.addAll(object ? List.of("o " + key) : List.of());
        rows.addAll(tags ? List.of("t " + key + " s" + random.nextInt(3) + " x") : List.of());
      }
      List<String> expected = null;
      for (Map.Entry<String, ToLongBiFunction<RunPlan, byte[]>> places : PLACES.entrySet()) {
        Collections.shuffle(rows, random);
        List<String> told = told(plan, records(plan, rows, places.getValue()));
        expected = expected == null ? told : expected;
        assertThat(told).as("%s, seed %s", places.getKey(), seed).isEqualTo(expected);
      }
      assertThat(expected).hasSizeGreaterThan(3);
    }
  }

  @Test
  void aFolderOfManySeriesTellsNone() throws Exception {
    RunPlan plan = CaseJobs.plan(1, REJECTING);
    for (int series : new int[] {16, 17, 40}) {
      List<String> rows = new ArrayList<>(List.of("o a/untagged"));
      for (int i = 0; i < series; i++) {
        rows.add("o a/" + i);
        rows.add("t a/" + i + " s" + i + " x");
      }
      List<String> told = told(plan, records(plan, rows, PLACES.get("real")));
      long untold = told.stream().filter(line -> line.contains("may belong to it")).count();
      assertThat(untold).as("%s series", series).isEqualTo(series <= 16 ? series : 0);
    }
  }

  @Test
  void allElsePassesThroughAndTheTallyComesLast() throws Exception {
    RunPlan plan = CaseJobs.plan(2, "rule: {match: 'p/**', kind: image}", REJECTING);
    Tally counted = new Tally();
    counted.rowsRead = 7;
    SortedRecord tally =
        new SortedRecord(plan.buckets().keyOfTally(0), MemberRecord.tally(counted));
    SortedRecord image = image(plan, "p/a.jpg");
    List<SortedRecord> in =
        records(plan, List.of("o a/1", "t a/1 s x", "o a/2"), PLACES.get("real"));
    in.add(tally);
    in.add(image);
    in.sort(Comparator.comparingLong(SortedRecord::sortKey));
    List<SortedRecord> out = new ArrayList<>();
    TagJoinStep step = new TagJoinStep(plan, new MemoryRunStore(), 5, in.iterator());
    step.forEachRemaining(out::add);

    assertThat(out).contains(tally, image).hasSize(4);
    SortedRecord last = out.get(3);
    assertThat(last.sortKey()).isEqualTo(plan.buckets().keyOfTally(5));
    Tally own = Tally.ofBytes(last.bytes(), 1, last.bytes().length);
    assertThat(own.rejected).containsExactly(Map.entry("no-tags", 1L));
    assertThat(own.rowsRead).isZero();
    assertThat(step.hasNext()).isFalse();
    assertThatThrownBy(step::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void holdsNoMoreThanItMayAndLosesNothing() throws Exception {
    RunPlan plan = CaseJobs.plan(1, REJECTING);
    int count = 70_000;
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add("o a/" + i);
      rows.add("t a/" + i + " s" + i + " x");
    }
    List<SortedRecord> in = records(plan, rows, PLACES.get("real"));
    in.sort(Comparator.comparingLong(SortedRecord::sortKey));
    int[] members = new int[1];
    MemberRecord record = new MemberRecord();
    new TagJoinStep(plan, new MemoryRunStore(), 0, in.iterator())
        .forEachRemaining(
            row -> {
              if (row.bytes()[0] != MemberRecord.TALLY) {
                record.read(row.bytes());
                while (record.next()) {
                  members[0] += record.member().absence() == null ? 1 : 0;
                }
              }
            });
    assertThat(members[0]).isEqualTo(count);
  }

  private static SortedRecord image(RunPlan plan, String key) {
    RuleMatch match = CaseJobs.match(plan, key);
    GroupIdentity identity = new GroupIdentity(plan);
    identity.of(match, utf8(key), utf8(key).length);
    ByteBuilder record = new ByteBuilder();
    MemberRecord.begin(record, match.rule(), identity, 0);
    MemberRecord.append(record, new Member().set(utf8(key), utf8(key).length), identity.keyTail());
    return new SortedRecord(Long.MAX_VALUE >>> 20, record.toByteArray());
  }

  private static List<SortedRecord> records(
      RunPlan plan, List<String> rows, ToLongBiFunction<RunPlan, byte[]> places) {
    List<SortedRecord> records = new ArrayList<>();
    for (String row : rows) {
      String[] words = row.split(" ");
      byte[] key = utf8(words[1]);
      ByteBuilder record = new ByteBuilder();
      if (words[0].equals("t")) {
        byte[] series = words[2].equals("-") ? new byte[0] : utf8(words[2]);
        ByteBuilder header = new ByteBuilder().append(words[3]);
        KeyedRecord.appendTags(record, new byte[0], key, utf8("st"), series, header);
      } else {
        Member member = new Member().set(key, key.length).size(5);
        KeyedRecord.appendObject(
            record, new byte[0], words[0].equals("z") ? member.absent(Reason.ZERO_BYTES) : member);
      }
      records.add(new SortedRecord(places.applyAsLong(plan, key), record.toByteArray()));
    }
    return records;
  }

  /** The groups with members, then the rejections, each sorted. */
  private static List<String> told(RunPlan plan, List<SortedRecord> records) {
    List<SortedRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingLong(SortedRecord::sortKey));
    MemoryRunStore store = new MemoryRunStore();
    List<SortedRecord> joined = new ArrayList<>();
    new TagJoinStep(plan, store, 0, sorted.iterator()).forEachRemaining(joined::add);
    joined.sort(Comparator.comparingLong(SortedRecord::sortKey));
    List<String> groups = new ArrayList<>();
    GroupWalk walk = new GroupWalk(plan, (group, place) -> tell(group, groups));
    try {
      for (SortedRecord record : joined) {
        if (record.bytes()[0] != MemberRecord.TALLY) {
          walk.record(record.sortKey(), record.bytes());
        }
      }
      walk.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(groups);
    List<String> rejects = new ArrayList<>();
    for (Object[] row : store.rows(TableSchema.REJECTS)) {
      rejects.add("- " + row[0] + " " + row[2] + ": " + row[3]);
    }
    Collections.sort(rejects);
    groups.addAll(rejects);
    return groups;
  }

  private static void tell(Group group, List<String> groups) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < group.members().count(); i++) {
      Members all = group.members();
      byte[] key = Arrays.copyOfRange(all.bytes(), all.keyStart(i), all.keyEnd(i));
      byte[] header = Arrays.copyOfRange(all.extras(), all.extraStart(i), all.extraEnd(i));
      members.add(text(key) + text(header));
      assertThat(group.members().size(i)).isEqualTo(5);
    }
    Collections.sort(members);
    if (members.isEmpty()) {
      return;
    }
    String name =
        GroupIdentity.uids(group.rule(), group.identity())
            .map(uids -> text(uids.series()))
            .orElse("/" + members.get(0).replaceAll("/.*", ""));
    StringBuilder line = new StringBuilder(name + ": " + String.join(" ", members));
    group.absentMembers().forEach(finding -> line.append("! ").append(finding.sentence()));
    groups.add(line.toString());
  }
}
