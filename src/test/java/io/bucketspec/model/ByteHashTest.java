package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteHashTest {
  /** These values decide the order of groups in files: a change here changes every user's files. */
  @ParameterizedTest
  @CsvSource({
    "'', 0, a54b910a1443cf91",
    "'a', 0, 763b72c8e17a5ace",
    "'a', -1, 59ae174d46cabd4d",
    "'cams/oslo/run-000017', 0, 405d14a985f41797",
    "'cams/oslo/run-000018', 0, f3f1ca1041c2b605",
    "'12345678', 42, 2efaa5ec7bcf456",
    "'größe/😀', 9223372036854775807, 84a667c199fa702a"
  })
  void neverChanges(String text, long seed, String expected) {
    byte[] bytes = utf8(text);
    assertThat(ByteHash.hash(bytes, 0, bytes.length, seed))
        .isEqualTo(Long.parseUnsignedLong(expected, 16));
  }

  @Test
  void dependsOnTheSpanAloneAndNotOnWhereItStands() {
    byte[] around = utf8("xxcams/oslo/run-000017yyy");
    byte[] alone = utf8("cams/oslo/run-000017");
    assertThat(ByteHash.hash(around, 2, 22, 7)).isEqualTo(ByteHash.hash(alone, 0, 20, 7));
    assertThat(ByteHash.hash(around, 2, 21, 7)).isNotEqualTo(ByteHash.hash(alone, 0, 20, 7));
    assertThat(ByteHash.hash(alone, 0, 20, 8)).isNotEqualTo(ByteHash.hash(alone, 0, 20, 7));
  }

  @Test
  void tellsApartTextsOfZerosByTheirLength() {
    Set<Long> hashes = new HashSet<>();
    byte[] zeros = new byte[100];
    for (int length = 0; length <= 100; length++) {
      hashes.add(ByteHash.hash(zeros, 0, length, 0));
    }
    assertThat(hashes).hasSize(101);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 16, 23, 40})
  void flipsHalfOfTheBitsForEachBitOfTheInput(int length) {
    Random random = new Random(length);
    byte[] bytes = new byte[length];
    int rounds = 400;
    for (int bit = 0; bit < length * 8; bit++) {
      int[] flips = new int[64];
      for (int round = 0; round < rounds; round++) {
        random.nextBytes(bytes);
        long before = ByteHash.hash(bytes, 0, length, round);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        long changed = before ^ ByteHash.hash(bytes, 0, length, round);
        for (int i = 0; i < 64; i++) {
          flips[i] += (int) (changed >>> i & 1);
        }
      }
      for (int i = 0; i < 64; i++) {
        // Six standard deviations around one half.
        assertThat(flips[i]).as("input bit %s, output bit %s", bit, i).isBetween(140, 260);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cams/site%02d/cam%02d/run%02d",
        "%02d%02d%02d",
        "s=%02d/2024-%02d-%02d/aaaaaaa",
        "%d-%d-%d"
      })
  void spreadsKeysThatDifferInDigits(String pattern) {
    Set<Long> hashes = new HashSet<>();
    int[] low = new int[64];
    int[] high = new int[64];
    int count = 0;
    for (int a = 0; a < 40; a++) {
      for (int b = 0; b < 40; b++) {
        for (int c = 0; c < 40; c++) {
          byte[] key = utf8(String.format(pattern, a, b, c));
          long hash = ByteHash.hash(key, 0, key.length, 0);
          hashes.add(hash);
          low[(int) (hash & 63)]++;
          high[(int) (hash >>> 58)]++;
          count++;
        }
      }
    }
    assertThat(hashes).as("no two alike").hasSize(count);
    // 1,000 are expected in each of 64 buckets, with a standard deviation of 31.
    assertThat(low).satisfies(buckets -> assertEven(buckets));
    assertThat(high).satisfies(buckets -> assertEven(buckets));
  }

  private static void assertEven(int[] buckets) {
    for (int bucket : buckets) {
      assertThat(bucket).isBetween(810, 1_190);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
