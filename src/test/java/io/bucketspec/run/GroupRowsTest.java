package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.text;
import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.run.MetadataRecord.MemberKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GroupRowsTest {
  private static MemberKey member(String key) {
    return key.isEmpty() ? MemberKey.WHOLE : MemberKey.of(utf8(key), 0, utf8(key).length);
  }

  private static MetadataRecord record(int table, String member, String label, String row) {
    ByteBuilder out = new ByteBuilder();
    MetadataRecord.append(out, table, 0, new ByteBuilder(), member(member), utf8(label), utf8(row));
    return new MetadataRecord().read(out.toByteArray());
  }

  private static List<String> of(GroupRows rows, int table, String member) {
    return rows.of(table, member(member)).stream().map(CaseJobs::text).toList();
  }

  private static List<String> unused(GroupRows rows) {
    List<String> unused = new ArrayList<>();
    rows.forEachUnused((table, label, copies) -> unused.add(table + text(label) + "*" + copies));
    Collections.sort(unused);
    return unused;
  }

  @Test
  void rowsAreThoseOfTheTableAndTheMemberEachOnceInOrder() {
    GroupRows rows = new GroupRows();
    rows.add(record(1, "a", "k", "2"));
    rows.add(record(1, "a", "k", "1"));
    rows.add(record(1, "a", "k", "2"));
    rows.add(record(1, "b", "l", "2"));
    rows.add(record(1, "", "m", "3"));
    rows.add(record(0, "a", "n", "\u00ff"));
    rows.add(record(0, "a", "n", "4"));
    assertThat(of(rows, 1, "a")).containsExactly("1", "2");
    assertThat(of(rows, 0, "a")).containsExactly("4", "\u00ff");
    assertThat(of(rows, 1, "")).containsExactly("3");
    assertThat(of(rows, 1, "c")).isEmpty();
    assertThat(of(rows, 2, "a")).isEmpty();
    assertThat(unused(rows)).containsExactly("1l*1");
    rows.add(record(1, "b", "l", "2"));
    rows.add(record(1, "c", "o", "2"));
    assertThat(unused(rows)).containsExactly("1l*1", "1l*1", "1o*1");
    assertThat(of(rows, 1, "b")).containsExactly("2");
    assertThat(unused(rows)).containsExactly("1o*1");
  }

  @Test
  void ofTooManyBytesNothingIsHeldInWhateverOrderTheyCome() {
    for (int seed = 0; seed < 20; seed++) {
      List<MetadataRecord> records = new ArrayList<>();
      for (int i = 0; i < 11; i++) {
        records.add(record(0, "m" + i, "label", "value" + i));
      }
      Collections.shuffle(records, new Random(seed));
      // Ten labels and values; of the eleventh nothing has room.
      GroupRows rows = new GroupRows(10 * 11 + 1);
      records.subList(0, 10).forEach(rows::add);
      assertThat(rows.tooMany()).isFalse();
      rows.add(records.get(10));
      assertThat(rows.tooMany()).isTrue();
      assertThat(of(rows, 0, "m3")).isEmpty();
      assertThat(unused(rows)).isEmpty();
      rows.add(records.get(0));
      assertThat(unused(rows)).isEmpty();
      rows.clear();
      assertThat(rows.tooMany()).isFalse();
      rows.add(records.get(0));
      assertThat(unused(rows)).hasSize(1);
    }
  }

  @Test
  void equalRowsTakeNoRoomHoweverManyThereAre() {
    GroupRows rows = new GroupRows(100);
    MetadataRecord one = record(0, "", "label", "value");
    for (int i = 0; i < 300_000; i++) {
      rows.add(one);
    }
    assertThat(rows.tooMany()).isFalse();
    // Members with the same row share it; what it is found by is each one's own.
    for (int i = 0; i < 8; i++) {
      rows.add(record(0, "m" + i, "0123456789", "value"));
    }
    assertThat(rows.tooMany()).isFalse();
    rows.add(record(0, "m", "0123456789abcdef", "value"));
    assertThat(rows.tooMany()).isTrue();
  }

  @Test
  void aRecordThatSaysThereAreMoreIsTooMany() {
    GroupRows rows = new GroupRows();
    rows.add(record(0, "a", "", "1"));
    rows.add(record(0, "a", "", ""));
    assertThat(rows.tooMany()).isTrue();
    assertThat(of(rows, 0, "a")).isEmpty();
  }

  @Test
  void countsAsAMapDoes() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      GroupRows rows = new GroupRows();
      Map<String, TreeMap<String, Integer>> expected = new TreeMap<>();
      for (int i = 0; i < random.nextInt(300); i++) {
        int table = random.nextInt(3);
        String member = List.of("", "a", "b", "c").get(random.nextInt(4));
        String row = "r" + random.nextInt(6);
        rows.add(record(table, member, "l", row));
        expected
            .computeIfAbsent(table + member, any -> new TreeMap<>())
            .merge(row, 1, Integer::sum);
        if (random.nextInt(20) == 0) {
          assertThat(of(rows, table, member)).contains(row);
        }
      }
      for (int table = 0; table < 3; table++) {
        for (String member : List.of("", "a", "b", "c")) {
          TreeSet<String> own =
              new TreeSet<>(expected.getOrDefault(table + member, new TreeMap<>()).keySet());
          assertThat(of(rows, table, member)).as("seed %s", seed).containsExactlyElementsOf(own);
        }
      }
      assertThat(unused(rows)).isEmpty();
    }
  }
}
