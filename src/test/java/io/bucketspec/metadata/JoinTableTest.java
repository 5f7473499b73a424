package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinTableTest {
  /** A key or a row; each character is a byte. */
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static int first(JoinTable table, String key) {
    byte[] around = bytes("<" + key + ">");
    return table.first(around, 1, around.length - 1);
  }

  /** Every row with its key, in order. */
  private static List<String> rows(JoinTable table) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      rows.add(
          text(table.array(i), table.keyFrom(i), table.keyTo(i))
              + "="
              + text(table.array(i), table.rowFrom(i), table.rowTo(i)));
    }
    return rows;
  }

  @Test
  void aTableWithoutRowsHasNoKey() {
    JoinTable table = JoinTable.builder().build();
    assertThat(table.size()).isZero();
    assertThat(first(table, "")).isEqualTo(-1);
    assertThat(first(table, "a")).isEqualTo(-1);
    assertThat(table.rows()).isZero();
  }

  @Test
  void rowsOfAKeyFollowOnEachOtherAndStandOnce() {
    JoinTable table =
        JoinTable.builder()
            .add(bytes("b"), bytes("2"))
            .add(bytes("a"), bytes("\u00ff"))
            .add(bytes("a"), bytes("1"))
            .add(bytes("b"), bytes("2"))
            .add(bytes("b"), bytes("2"))
            .add(bytes(""), bytes("a1"))
            .add(bytes("a1"), bytes(""))
            .build();
    assertThat(rows(table)).containsExactly("=a1", "a=1", "a=\u00ff", "a1=", "b=2");
    assertThat(table.rows()).isEqualTo(7);
    assertThat(IntStream.range(0, 5).map(table::copies)).containsExactly(1, 1, 1, 1, 3);
    assertThat(first(table, "a")).isEqualTo(1);
    assertThat(table.count(1)).isEqualTo(2);
    assertThat(table.count(2)).isZero();
    assertThat(first(table, "b")).isEqualTo(4);
    assertThat(table.count(4)).isEqualTo(1);
    assertThat(first(table, "")).isZero();
    assertThat(first(table, "c")).isEqualTo(-1);
    assertThatThrownBy(() -> table.array(5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    // All hashes, only few, one, one that is the last slot; chunks of one row, of some, of all.
    "-1, 1073741824",
    "-1, 1",
    "-1, 40",
    "3, 40",
    "0, 1073741824",
    "0, 10",
    "-4, 100"
  })
  void findsWhatAMapFindsInAnyOrderOfRows(long hashMask, int chunkBytes) {
    Random random = new Random(hashMask + chunkBytes);
    for (int round = 0; round < 60; round++) {
      TreeMap<String, TreeSet<String>> map = new TreeMap<>();
      List<String[]> rows = new ArrayList<>();
      int count = random.nextInt(200);
      for (int i = 0; i < count; i++) {
        rows.add(new String[] {word(random), word(random)});
        map.computeIfAbsent(rows.get(i)[0], key -> new TreeSet<>()).add(rows.get(i)[1]);
      }
      JoinTable table = build(rows, hashMask, chunkBytes);
      List<String> expected = new ArrayList<>();
      map.forEach(
          (key, values) -> {
            int first = first(table, key);
            assertThat(first).isEqualTo(expected.size());
            assertThat(table.count(first)).isEqualTo(values.size());
            values.forEach(value -> expected.add(key + "=" + value));
          });
      assertThat(rows(table)).isEqualTo(expected);
      assertThat(table.rows()).isEqualTo(count);
      for (int i = 0; i < expected.size(); i++) {
        String row = expected.get(i);
        assertThat(table.copies(i))
            .isEqualTo((int) rows.stream().filter(r -> row.equals(r[0] + "=" + r[1])).count());
      }
      for (int i = 0; i < 50; i++) {
        String key = word(random);
        assertThat(first(table, key) >= 0).isEqualTo(map.containsKey(key));
      }
      Collections.shuffle(rows, random);
      assertThat(rows(build(rows, hashMask, chunkBytes))).isEqualTo(expected);
    }
  }

  private static JoinTable build(List<String[]> rows, long hashMask, int chunkBytes) {
    JoinTableBuilder builder = new JoinTableBuilder(chunkBytes, hashMask);
    rows.forEach(row -> builder.add(bytes(row[0]), bytes(row[1])));
    return builder.build();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      word.append("ab\u0000\u00ff".charAt(random.nextInt(4)));
    }
    return word.toString();
  }

  @Test
  void isTheSameAfterTheWayToAnExecutor() throws IOException, ClassNotFoundException {
    JoinTable table =
        new JoinTableBuilder(4, -1)
            .add(bytes("ab"), bytes("cd"))
            .add(bytes("x"), bytes("y"))
            .build();
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(table);
    }
    JoinTable received;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      received = (JoinTable) in.readObject();
    }
    assertThat(rows(received)).containsExactly("ab=cd", "x=y");
    assertThat(first(received, "x")).isEqualTo(1);
  }

  @Test
  void halfAMillionRowsTakeLittleMemory() {
    int count = 500_000;
    JoinTableBuilder builder = JoinTable.builder();
    for (int i = 0; i < count; i++) {
      byte[] key = bytes("site-" + (i * 7_919L % count) + "/camera");
      builder.add(key, Arrays.copyOf(key, 100));
    }
    JoinTable table = builder.build();
    assertThat(table.size()).isEqualTo(count);
    for (int i = 0; i < count; i += 997) {
      int row = first(table, "site-" + i + "/camera");
      assertThat(text(table.array(row), table.rowFrom(row), table.rowTo(row)))
          .startsWith("site-" + i + "/camera\0");
    }
    // Key and row, and of each row three numbers and two to four places in the table of hashes.
    assertThat(table.bytes()).isBetween(count * 125L, count * (118L + 12 + 16));
  }
}
