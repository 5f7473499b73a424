package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {
  static Stream<Arguments> ordered() {
    return Stream.of(
        Arguments.of("f.0998 f.0999 f.1000 f.1001"),
        Arguments.of("0999 1000 9999 10001"),
        Arguments.of("0999 999 1000"),
        Arguments.of("file.7 file.8 file.9 file.10 file.11 file.12 file.87 file.99 file.111"),
        Arguments.of("c_v02.0001 c_v04.0020 c_v04.0025 c_v10.0001 c_v10.0010"),
        Arguments.of("image-1 image-1000 image-50000000"),
        Arguments.of("1(32).jpg 1(33).jpg 1(34).jpg"),
        Arguments.of("315975689237425436.jpg 31597568923742543600.jpg"),
        Arguments.of("999 1004 10003 10008"),
        Arguments.of("img1 img2 img10"),
        Arguments.of("r/001 r/01 r/1 r/01a r/1a r/2"),
        Arguments.of("a a1 a1b a2 b"),
        Arguments.of("x19 x20 x100 x101"));
  }

  @ParameterizedTest
  @MethodSource("ordered")
  void putsWholeKeysInNaturalOrderHoweverTheyCome(String row) {
    List<String> keys = Arrays.asList(row.split(" "));
    for (int seed = 0; seed < 20; seed++) {
      List<String> shuffled = new ArrayList<>(keys);
      Collections.shuffle(shuffled, new Random(seed));
      Members members = new Members();
      for (String key : shuffled) {
        add(members, key, 5);
      }
      members.order();
      assertThat(keys(members)).as("seed %s", seed).isEqualTo(keys);
    }
  }

  @Test
  void putsTheOrderTextFirstThenTheWholeKey() {
    Members members = new Members();
    for (String key : List.of("b/10.jpg", "a/10.jpg", "z/9.jpg", "a/010.jpg", "y/11.png")) {
      addOrdered(members, key, key.indexOf('/') + 1, key.indexOf('.'));
    }
    add(members, "zz", 1);
    members.order();
    assertThat(keys(members))
        .containsExactly("zz", "z/9.jpg", "a/010.jpg", "a/10.jpg", "b/10.jpg", "y/11.png");
  }

  @Test
  void keepsOneOfEqualKeysAndShowsTheOthers() {
    Members members = new Members();
    add(members, "b2", 20);
    add(members, "b1", 12);
    add(members, "b2", -1);
    add(members, "b1", 11);
    add(members, "b01", 1);
    add(members, "b2", 21);
    assertThat(members.count()).isEqualTo(6);
    members.order();
    assertThat(keys(members)).containsExactly("b01", "b1", "b2");
    assertThat(List.of(members.size(0), members.size(1), members.size(2)))
        .containsExactly(1L, 11L, -1L);
    assertThat(members.totalSize(0, members.count())).isEqualTo(12);
    assertThat(members.duplicates()).isEqualTo(3);
    List<String> duplicates = new ArrayList<>();
    members.forEachDuplicate(
        (from, to, size) -> duplicates.add(text(members, from, to) + ":" + size));
    assertThat(duplicates).containsExactly("b1:12", "b2:20", "b2:21");
    assertThatThrownBy(() -> members.size(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("position 3 of 3");
  }

  @Test
  void knowsWhatAllKeysShare() {
    Members members = new Members();
    for (String key : List.of("a/b10/c12", "a/b10/c1", "a/b10/c199", "a/b10/c12")) {
      add(members, key, 1);
    }
    members.order();
    assertThat(members.shared()).isEqualTo("a/b10/c1".length());
    members.clear();
    add(members, "x", 1);
    add(members, "y", 1);
    members.order();
    assertThat(members.shared()).isZero();
  }

  @Test
  void manyDuplicatesAreAllShown() {
    Members members = new Members();
    for (int i = 0; i < 1_000; i++) {
      add(members, "k" + i % 3, i);
    }
    members.order();
    long[] sum = new long[1];
    members.forEachDuplicate((from, to, size) -> sum[0] += size);
    assertThat(keys(members)).containsExactly("k0", "k1", "k2");
    assertThat(members.totalSize(0, members.count())).isEqualTo(3);
    assertThat(sum[0]).isEqualTo(999 * 500 - 3);
  }

  /** The same members with one whose number is beyond what the quick way can hold. */
  @Test
  void oneLongNumberChangesNothingElse() {
    Random random = new Random(11);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      keys.add("f" + number(random) + number(random) + "/" + number(random));
    }
    Members quick = new Members();
    Members slow = new Members();
    keys.forEach(key -> add(quick, key, 1));
    keys.forEach(key -> add(slow, key, 1));
    add(slow, "f900000000000000000/1", 1);
    quick.order();
    slow.order();
    List<String> all = keys(slow);
    assertThat(all).last().isEqualTo("f900000000000000000/1");
    assertThat(all.subList(0, all.size() - 1)).isEqualTo(keys(quick));
    assertThat(slow.duplicates()).isEqualTo(quick.duplicates()).isPositive();
  }

  @Test
  void aGroupOfNoneOrOneIsInOrder() {
    Members members = new Members();
    members.order();
    assertThat(members.count()).isZero();
    assertThat(members.duplicates()).isZero();
    assertThat(members.totalSize(0, members.count())).isZero();
    add(members, "a", -1);
    members.order();
    assertThat(keys(members)).containsExactly("a");
    assertThat(members.totalSize(0, members.count())).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {17, 4_242})
  void isInOrderWhateverTheOrderOfAdding(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> keys = new ArrayList<>();
      int count = random.nextInt(300);
      for (int i = 0; i < count; i++) {
        keys.add("run0" + number(random) + "/f" + number(random));
      }
      List<String> expected = new ArrayList<>(keys.stream().distinct().toList());
      expected.sort(
          Comparator.comparing(MembersTest::frame, MembersTest::natural)
              .thenComparing(MembersTest::natural)
              .thenComparing(Comparator.naturalOrder()));
      Members members = new Members();
      for (int shuffle = 0; shuffle < 2; shuffle++) {
        Collections.shuffle(keys, random);
        members.clear();
        for (String key : keys) {
          addOrdered(members, key, key.indexOf('f') + 1, key.length());
        }
        members.order();
        assertThat(keys(members)).as("seed %s, round %s", seed, round).isEqualTo(expected);
        assertThat(members.count() + members.duplicates()).isEqualTo(count);
      }
    }
  }

  private static String number(Random random) {
    return "0".repeat(random.nextInt(3)) + random.nextInt(15);
  }

  private static String frame(String key) {
    return key.substring(key.indexOf('f') + 1);
  }

  private static int natural(String a, String b) {
    byte[] x = a.getBytes(StandardCharsets.UTF_8);
    byte[] y = b.getBytes(StandardCharsets.UTF_8);
    return NaturalOrder.compare(x, 0, x.length, y, 0, y.length);
  }

  @Test
  void aMillionMembersFitAndTheMemoryIsGivenBack() {
    Members members = new Members();
    byte[] key =
        "cams/oslo/camera-01/2024-02-29/run-000017/frame_00000000.jpg"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1_000_000; i++) {
      int number = (int) (i * 7_919L % 1_000_000);
      for (int at = 55; at > 47; at--) {
        key[at] = (byte) ('0' + number % 10);
        number /= 10;
      }
      members.add(key, key.length, 48, 56, 1);
    }
    members.order();
    assertThat(members.count()).isEqualTo(1_000_000);
    assertThat(members.totalSize(0, members.count())).isEqualTo(1_000_000);
    assertThat(text(members, members.keyStart(123_456), members.keyEnd(123_456)))
        .endsWith("/frame_00123456.jpg");
    assertThat(members.held()).isLessThan(150_000_000);
    members.clear();
    assertThat(members.held()).isLessThan(10_000);
    assertThat(members.count()).isZero();
    add(members, "a", 3);
    members.order();
    assertThat(keys(members)).containsExactly("a");
  }

  @Test
  void whatGoesWithMembersStaysWithThemHoweverTheyComeAndGoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Members members = new Members();
      for (int round = 0; round < 2; round++) {
        members.clear();
        List<String> keys = new ArrayList<>();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
          keys.add("k" + i);
        }
        Collections.shuffle(keys, random);
        for (String key : keys) {
          add(members, key, 1);
          if (has(key, seed)) {
            members.extra(utf8("<" + "x".repeat(number(key) % 7) + key + ">"), 1, extra(key) + 1);
            members.content(number(key) + 1L);
          }
        }
        members.order();
        assertThat(members.count()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
          String key = text(members, members.keyStart(i), members.keyEnd(i));
          assertThat(key).isEqualTo("k" + i);
          String extra = has(key, seed) ? "x".repeat(i % 7) + key : "";
          assertThat(extra(members, i)).as("seed %s", seed).isEqualTo(extra);
          assertThat(members.content(i)).isEqualTo(has(key, seed) ? i + 1L : 0);
        }
      }
    }
  }

  private static boolean has(String key, int seed) {
    return (number(key) + seed) % 3 > 0;
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(1));
  }

  private static int extra(String key) {
    return number(key) % 7 + key.length();
  }

  private static String extra(Members members, int position) {
    int from = members.extraStart(position);
    return new String(
        members.extras(), from, members.extraEnd(position) - from, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 99})
  void orderByExtraIsThatOfTheExtrasThenOfTheKeys(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> rows = new ArrayList<>();
      int count = random.nextInt(40);
      for (int i = 0; i < count; i++) {
        rows.add("k" + number(random) + " " + (random.nextInt(9) == 0 ? "" : number(random)));
      }
      List<String> expected = new ArrayList<>();
      rows.stream().sorted().forEach(row -> addFirst(expected, row));
      expected.sort(
          Comparator.comparing((String row) -> row.split(" ", 2)[1], MembersTest::natural)
              .thenComparing(row -> row.split(" ")[0], MembersTest::natural)
              .thenComparing(row -> row.split(" ")[0]));
      Members members = new Members();
      for (int shuffle = 0; shuffle < 2; shuffle++) {
        Collections.shuffle(rows, random);
        members.clear();
        rows.forEach(row -> addWithExtra(members, row));
        members.orderByExtra();
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < members.count(); i++) {
          actual.add(
              text(members, members.keyStart(i), members.keyEnd(i)) + " " + extra(members, i));
          assertThat(members.orderBytes()).isSameAs(members.extras());
          assertThat(members.orderStart(i)).isEqualTo(members.extraStart(i));
          assertThat(members.orderEnd(i)).isEqualTo(members.extraEnd(i));
        }
        assertThat(actual).as("seed %s, round %s: %s", seed, round, rows).isEqualTo(expected);
        assertThat(members.count() + members.duplicates()).isEqualTo(count);
      }
    }
  }

  /** Of rows of one key the first is kept: the one with the smallest extra. */
  private static void addFirst(List<String> rows, String row) {
    String key = row.split(" ")[0] + " ";
    if (rows.stream().noneMatch(other -> other.startsWith(key))) {
      rows.add(row);
    }
  }

  private static void addWithExtra(Members members, String row) {
    String[] fields = row.split(" ", 2);
    add(members, fields[0], 1);
    members.extra(utf8(fields[1]), 0, fields[1].length());
  }

  @Test
  void ofEqualKeysTheSmallestExtraStaysThenTheSmallestContent() {
    for (int seed = 0; seed < 20; seed++) {
      List<String> rows = new ArrayList<>(List.of("b", "a", "", "a"));
      Collections.shuffle(rows, new Random(seed));
      Members members = new Members();
      long content = 9;
      for (String row : rows) {
        add(members, "k", 5);
        members.extra(utf8(row), 0, row.length());
        members.content(content--);
      }
      members.order();
      assertThat(members.count()).isOne();
      assertThat(extra(members, 0)).as("seed %s", seed).isEmpty();
      assertThat(members.duplicates()).isEqualTo(3);
    }
    Members members = new Members();
    for (long content : new long[] {7, 3, 5}) {
      add(members, "k", 5);
      members.content(content);
    }
    members.order();
    assertThat(members.content(0)).isEqualTo(3);
  }

  @Test
  void arrangeMovesMembersWithAllTheyHave() {
    Members members = new Members();
    for (String key : List.of("a", "b", "c", "d", "e")) {
      add(members, key, key.charAt(0));
      members.extra(utf8(key + key), 0, 2);
      members.content(key.charAt(0) * 2L);
    }
    members.order();
    members.arrange(1, new int[] {3, 1, 2});
    assertThat(keys(members)).containsExactly("a", "d", "b", "c", "e");
    for (int i = 0; i < 5; i++) {
      String key = keys(members).get(i);
      assertThat(members.size(i)).isEqualTo(key.charAt(0));
      assertThat(extra(members, i)).isEqualTo(key + key);
      assertThat(members.content(i)).isEqualTo(key.charAt(0) * 2);
    }
    members.arrange(0, new int[] {4, 3, 2, 1, 0});
    assertThat(keys(members)).containsExactly("e", "c", "b", "d", "a");
    assertThat(members.totalSize(1, 3)).isEqualTo('c' + 'b');
    assertThatThrownBy(() -> members.arrange(0, new int[] {5}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void extrasAreForgottenWithTheirMembers() {
    Members members = new Members();
    addWithExtra(members, "a 1");
    members.content(8L);
    members.orderByExtra();
    members.clear();
    add(members, "b2", 1);
    add(members, "b10", 1);
    members.order();
    assertThat(keys(members)).containsExactly("b2", "b10");
    assertThat(extra(members, 0)).isEmpty();
    assertThat(members.content(0)).isZero();
    assertThat(members.orderBytes()).isSameAs(members.bytes());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(Members members, String key, long size) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    members.add(bytes, bytes.length, -1, -1, size);
  }

  /** The places count characters, so keys are ASCII here. */
  private static void addOrdered(Members members, String key, int from, int to) {
    members.add(key.getBytes(StandardCharsets.UTF_8), key.length(), from, to, 0);
  }

  /** The keys by position, which thereby have no gap. */
  private static List<String> keys(Members members) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < members.count(); i++) {
      keys.add(text(members, members.keyStart(i), members.keyEnd(i)));
    }
    return keys;
  }

  private static String text(Members members, int from, int to) {
    return new String(members.bytes(), from, to - from, StandardCharsets.UTF_8);
  }
}
