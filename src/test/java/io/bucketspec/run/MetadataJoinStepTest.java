package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.text;
import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.metadata.JoinKeyBytes;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.run.MetadataRecord.MemberKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetadataJoinStepTest {
  private static final MemberKey WHOLE = MemberKey.WHOLE;

  private static RunPlan plan(String several) throws Exception {
    MetadataCase one = new MetadataCase("case");
    one.add("rule: {match: 'a/{site}/{n}.jpg', kind: image}");
    one.add("join: {table: t.csv, on: {site: s}, several: " + several + "}");
    one.add("join: {table: u.csv, on: {n: s}, several: first}");
    one.add("table t: s v");
    one.add("table u: s u");
    return one.plan(2);
  }

  private static byte[] key(String text) {
    ByteBuilder key = new ByteBuilder();
    JoinKeyBytes.append(key, text);
    return key.toByteArray();
  }

  private static SortedRecord row(RunPlan plan, int table, String key, String values) {
    return new SortedRecord(
        JoinRecord.place(plan.buckets(), table, key(key), false),
        JoinRecord.row(table, key(key), utf8(values)));
  }

  private static SortedRecord request(RunPlan plan, int table, String key, int item) {
    JoinRecord.Asker asker = new JoinRecord.Asker(item, 0, utf8("item" + item), WHOLE);
    return new SortedRecord(
        JoinRecord.place(plan.buckets(), table, key(key), true),
        JoinRecord.request(table, key(key), asker));
  }

  /** Rows as {@code sort key: table identity values}; then what was counted. */
  private static List<String> joined(RunPlan plan, List<SortedRecord> records) {
    List<SortedRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingLong(SortedRecord::sortKey));
    List<String> out = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    new MetadataJoinStep(plan, 0, sorted.iterator())
        .forEachRemaining(record -> tell(record, out, counts));
    Collections.sort(out);
    out.addAll(counts);
    return out;
  }

  private static void tell(SortedRecord record, List<String> out, List<String> counts) {
    byte[] bytes = record.bytes();
    if (bytes[0] == MemberRecord.TALLY) {
      Tally tally = Tally.ofBytes(bytes, 1, bytes.length);
      tally.joins.forEach(
          (table, join) -> counts.add(table + " " + join.rowsWithoutItem + " " + words(join)));
    } else if (MetadataRecord.is(bytes)) {
      MetadataRecord row = new MetadataRecord().read(bytes);
      String identity = text(bytes).substring(row.identityStart(), row.identityEnd());
      assertThat(row.label()).isEmpty();
      out.add(record.sortKey() + ": " + row.table() + " " + identity + " " + text(row.row()));
    } else {
      out.add("other " + text(bytes));
    }
  }

  /** The keys of rows without an item, which have their length before them. */
  private static List<String> words(JoinCounts join) {
    return join.withoutItem.keys().stream().map(key -> text(key).substring(1)).toList();
  }

  @Test
  void rowsGoToAllWhoAskAndToNoOther() throws Exception {
    RunPlan plan = plan("list");
    assertThat(
            joined(
                plan,
                List.of(
                    row(plan, 0, "north", "2"),
                    row(plan, 0, "north", "1"),
                    row(plan, 0, "north", "1"),
                    row(plan, 0, "south", "3"),
                    row(plan, 0, "west", "3"),
                    row(plan, 0, "west", "3"),
                    row(plan, 1, "north", "4"),
                    request(plan, 0, "north", 7),
                    request(plan, 0, "north", 8),
                    request(plan, 0, "south", 7),
                    request(plan, 0, "east", 9))))
        .containsExactly(
            "7: 0 item7 1",
            "7: 0 item7 2",
            "7: 0 item7 3",
            "8: 0 item8 1",
            "8: 0 item8 2",
            "t 2 [west]",
            "u 1 [north]");
  }

  @Test
  void whereOneRowIsWantedTheFirstTwoAreSentWhateverTheOrder() throws Exception {
    RunPlan plan = plan("reject");
    for (int seed = 0; seed < 20; seed++) {
      List<SortedRecord> records =
          new ArrayList<>(
              Stream.of("5", "3", "9", "3", "4", "7")
                  .map(values -> row(plan, 0, "north", values))
                  .toList());
      records.add(request(plan, 0, "north", 1));
      Collections.shuffle(records, new Random(seed));
      assertThat(joined(plan, records)).containsExactly("1: 0 item1 3", "1: 0 item1 4");
    }
  }

  @Test
  void otherRecordsPassThrough() throws Exception {
    RunPlan plan = plan("list");
    List<SortedRecord> records = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      records.add(
          new SortedRecord(new Random(i).nextLong() >>> 1, new byte[] {1, (byte) ('a' + i)}));
    }
    records.add(row(plan, 0, "north", "1"));
    records.add(request(plan, 0, "north", 1));
    assertThat(joined(plan, records)).hasSize(51).contains("1: 0 item1 1");
  }

  /** All in one place, as if all hashes were equal: only their keys tell them apart. */
  @Test
  void keysInOnePlaceAreToldApart() throws Exception {
    RunPlan plan = plan("list");
    List<SortedRecord> records = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      for (int table = 0; table < 2; table++) {
        records.add(row(plan, table, "k" + i, "v" + i + table));
        if (i % 2 == 0) {
          records.add(request(plan, table, "k" + i, i));
        }
      }
    }
    List<SortedRecord> crowded =
        records.stream()
            .map(
                record ->
                    new SortedRecord(
                        JoinRecord.read(record.bytes()).request() ? 5 : 4, record.bytes()))
            .toList();
    List<String> apart = joined(plan, records);
    assertThat(joined(plan, crowded)).isEqualTo(apart).hasSize(42).contains("38: 1 item38 v381");
    assertThat(apart).anyMatch(line -> line.startsWith("t 20 [k1, k3, k5, k7, k9, k11"));
  }

  @Test
  void ofMoreThanCanBeMetadataItIsSaidThatThereAreMore() throws Exception {
    RunPlan plan = plan("list");
    List<SortedRecord> records = new ArrayList<>();
    for (int i = 0; i < 34; i++) {
      records.add(row(plan, 0, "north", i + "x".repeat(1 << 20)));
    }
    records.add(request(plan, 0, "north", 1));
    records.add(row(plan, 0, "south", "1"));
    records.add(request(plan, 0, "south", 2));
    assertThat(joined(plan, records)).containsExactly("1: 0 item1 ", "2: 0 item2 1");
  }

  /**
   * Nothing is held of those who ask: a million of them go through a heap that has other things.
   */
  @Test
  void aMillionWhoAskForOneRowStreamThrough() throws Exception {
    RunPlan plan = plan("list");
    int asking = 1_000_000;
    Iterator<SortedRecord> requests =
        IntStream.range(0, asking).mapToObj(i -> request(plan, 0, "north", i)).iterator();
    int[] taken = {0};
    Iterator<SortedRecord> records =
        new Iterator<>() {
          private boolean row = true;

          @Override
          public boolean hasNext() {
            return row || requests.hasNext();
          }

          @Override
          public SortedRecord next() {
            taken[0]++;
            if (row) {
              row = false;
              return MetadataJoinStepTest.row(plan, 0, "north", "1");
            }
            return requests.next();
          }
        };
    MetadataJoinStep step = new MetadataJoinStep(plan, 0, records);
    for (int given = 0; given < asking; given++) {
      assertThat(step.next().sortKey()).isEqualTo(given);
      // The row and as many requests as are answered: none is taken ahead.
      assertThat(taken[0]).isEqualTo(given + 2);
    }
    assertThat(step.next().bytes()[0]).isEqualTo(MemberRecord.TALLY);
    assertThat(step.hasNext()).isFalse();
    assertThatThrownBy(step::next).isInstanceOf(NoSuchElementException.class);
  }
}
