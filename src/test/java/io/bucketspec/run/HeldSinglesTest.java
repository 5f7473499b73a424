package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that go through the exchange in bundles come out as if each had gone by itself. */
class HeldSinglesTest {
  /** A row as it would be without bundles. */
  private record Sent(long sortKey, String text, boolean bundled) {}

  private static final byte ALONE = 'A';

  private final List<String> came = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 40", "4, 3", "64, 1", "4096, 20"})
  void objectsComeInTheOrderOfSortKeys(int bucketCount, int partitions) throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Buckets buckets = buckets(bucketCount);
      List<Sent> sent = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        String key = "photos/" + random.nextInt(2_500) + ".jpg";
        sent.add(new Sent(sortKey(buckets, partitions, key), key, random.nextInt(10) > 0));
      }
      // Each "task" holds a part of them, in rows of its own.
      List<SortedRecord> rows = new ArrayList<>();
      for (int task = 0; task < 3; task++) {
        rows.addAll(rows(buckets, sent.subList(task * 1_000, (task + 1) * 1_000), 1 << 14));
      }
      Collections.shuffle(rows, random);
      rows.sort(Comparator.comparingLong(SortedRecord::sortKey));

      came.clear();
      walk(buckets, rows);

      assertThat(came)
          .as("seed %d", seed)
          .isSortedAccordingTo(Comparator.comparing(HeldSinglesTest::sortKeyOf))
          .containsExactlyInAnyOrderElementsOf(sent.stream().map(HeldSinglesTest::text).toList());
    }
  }

  @Test
  void aBucketsObjectsShareAFewThousandRows() {
    Buckets buckets = buckets(1);
    List<Sent> sent =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new Sent(sortKey(buckets, 1, "k" + i), "k" + i, true))
            .toList();
    // Of each kind.
    assertThat(rows(buckets, sent, 1 << 24)).hasSizeBetween(8_000, 8_192);
    // Nothing is gained by bundles of one, but nothing is lost either.
    assertThat(rows(buckets, sent.subList(0, 10), 1 << 24)).hasSize(10);
  }

  @Test
  void moreThanItMayHoldIsHandedOverInParts() {
    Buckets buckets = buckets(1);
    HeldSingles held = new HeldSingles(buckets, 100);
    assertThat(held.isEmpty()).isTrue();
    while (!held.full()) {
      held.add(0, out -> out.append("0123456789"));
    }
    Iterator<SortedRecord> rows = held.handOver();
    // Of twelve bytes before it, and ten of its own, five make a hundred.
    assertThat(rows.next().bytes()).hasSize(1 + 5 * (Integer.BYTES + 1 + 10));
    assertThat(rows.hasNext()).isFalse();
    assertThat(held.isEmpty()).isTrue();
    assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    held.add(0, out -> out.append("next"));
    assertThat(rows.hasNext()).isFalse();
    assertThat(held.handOver().next().bytes()).hasSize(1 + Integer.BYTES + 1 + 4);
  }

  @Test
  void sortKeysThatEndWithNoughtsComeWithAndWithoutBundle() throws IOException {
    Buckets buckets = buckets(1);
    long zero = sortKey(buckets, 1, "any") & -(1L << Buckets.GROUP_BITS);
    List<Sent> sent =
        List.of(
            new Sent(zero, "bundled", true),
            new Sent(zero, "alone", false),
            new Sent(zero + 1, "next", true),
            new Sent(zero + 1, "next alone", false));
    List<SortedRecord> rows = rows(buckets, sent, 1 << 14);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(rows, new Random(seed));
      rows.sort(Comparator.comparingLong(SortedRecord::sortKey));
      came.clear();
      walk(buckets, rows);
      assertThat(came.subList(0, 2))
          .containsExactlyInAnyOrder(text(sent.get(0)), text(sent.get(1)));
      assertThat(came.subList(2, 4))
          .containsExactlyInAnyOrder(text(sent.get(2)), text(sent.get(3)));
    }
  }

  @Test
  void saysOfEachObjectWhetherAnotherHasItsSortKey() throws IOException {
    Buckets buckets = buckets(1);
    long first = sortKey(buckets, 1, "any") & -(1L << Buckets.GROUP_BITS);
    List<Sent> sent =
        List.of(
            new Sent(first + 7, "a", true),
            new Sent(first + 7, "b", true),
            new Sent(first + 8, "c", true),
            new Sent(first + 9, "d", true),
            new Sent(first + 9, "e", true));
    List<String> repeated = new ArrayList<>();
    Unbundled sorted =
        new Unbundled(
            buckets,
            new Unbundled.Sink() {
              @Override
              public void record(long sortKey, byte[] bytes) {
                throw new AssertionError("no record is alone");
              }

              @Override
              public void single(long sortKey, byte[] bytes, int from, int to, boolean others) {
                repeated.add(new String(bytes, from, to - from, StandardCharsets.UTF_8) + others);
              }
            });
    for (SortedRecord row : rows(buckets, sent, 1 << 14)) {
      sorted.record(row.sortKey(), row.bytes());
    }
    sorted.finish();
    assertThat(repeated).containsExactlyInAnyOrder("atrue", "btrue", "cfalse", "dtrue", "etrue");
  }

  private static Buckets buckets(int count) {
    return new Buckets(IntStream.range(0, count).map(i -> i * 7 % Buckets.ROUTES).toArray());
  }

  private static long sortKey(Buckets buckets, int partitions, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    long hash = ByteHash.hash(bytes, 0, bytes.length, 1);
    Kind kind = key.hashCode() % 3 == 0 ? Kind.VIDEO : Kind.IMAGE;
    return buckets.sortKey(key.hashCode() % partitions, kind, hash);
  }

  /** The rows of one task. */
  private static List<SortedRecord> rows(Buckets buckets, List<Sent> sent, int mostBytes) {
    HeldSingles held = new HeldSingles(buckets, mostBytes);
    List<SortedRecord> rows = new ArrayList<>();
    for (Sent one : sent) {
      if (!one.bundled()) {
        byte[] text = one.text().getBytes(StandardCharsets.UTF_8);
        byte[] record = new byte[text.length + 1];
        record[0] = ALONE;
        System.arraycopy(text, 0, record, 1, text.length);
        rows.add(new SortedRecord(one.sortKey(), record));
        continue;
      }
      if (held.full()) {
        held.handOver().forEachRemaining(rows::add);
      }
      held.add(one.sortKey(), out -> out.append(one.text()));
    }
    held.handOver().forEachRemaining(rows::add);
    return rows;
  }

  private void walk(Buckets buckets, List<SortedRecord> rows) throws IOException {
    Unbundled sorted =
        new Unbundled(
            buckets,
            new Unbundled.Sink() {
              @Override
              public void record(long sortKey, byte[] bytes) {
                came.add(text(sortKey, bytes, 1, bytes.length));
              }

              @Override
              public void single(long sortKey, byte[] bytes, int from, int to, boolean others) {
                came.add(text(sortKey, bytes, from, to));
              }
            });
    for (SortedRecord row : rows) {
      sorted.record(row.sortKey(), row.bytes());
    }
    sorted.finish();
  }

  private static String text(Sent sent) {
    return sent.sortKey() + " " + sent.text();
  }

  private static String text(long sortKey, byte[] bytes, int from, int to) {
    return sortKey + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static long sortKeyOf(String text) {
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }
}
