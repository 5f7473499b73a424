package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRunTest {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5; step 1, missing 0, repeated 0",
        "1 2 3; step 1, missing 0, repeated 0",
        "1 2 4; step 1, missing 1, repeated 0",
        "1 3; step 1, missing 1, repeated 0",
        "1 3 5; step 2, missing 0, repeated 0",
        "0 5 10 15; step 5, missing 0, repeated 0",
        "0 5 10 20; step 5, missing 1, repeated 0",
        "0 5 15 25; step 1, missing 22, repeated 0",
        "0 5 15; step 1, missing 13, repeated 0",
        "10 20 30 31; step 1, missing 18, repeated 0",
        "7 7; step 1, missing 0, repeated 1",
        "7 7 7; step 1, missing 0, repeated 2",
        "1 1 3 3 5; step 2, missing 0, repeated 2",
        "1 1 3; step 1, missing 1, repeated 1",
        "1 01 001; step 1, missing 0, repeated 2, mixed",
        "8 9 10 11; step 1, missing 0, repeated 0",
        "08 09 10 11; step 1, missing 0, repeated 0",
        "0999 1000 9999 10000; step 1, missing 8998, repeated 0",
        "09 10 100; step 1, missing 89, repeated 0",
        "8 09 10; step 1, missing 0, repeated 0, mixed",
        "08 009; step 1, missing 0, repeated 0, mixed",
        "0 1 2; step 1, missing 0, repeated 0",
        "00 01 02; step 1, missing 0, repeated 0",
        "0 01 02; step 1, missing 0, repeated 0, mixed",
        "998 0999 1000; step 1, missing 0, repeated 0, mixed",
        "999999999999999999 1000000000000000000 1000000000000000001; step 1, missing 0, repeated 0",
        "1 9223372036854775809; step 1, missing 9223372036854775806, repeated 0",
        "1 9223372036854775807 18446744073709551615; step 1, missing 9223372036854775807, repeated 0",
        "1 99999999999999999999999; step 1, missing 9223372036854775806, repeated 0",
        "00000000000000000000001 2; step 1, missing 0, repeated 0, mixed"
      })
  void tellsHowNumbersRise(String row, String expected) {
    FrameRun run = run(List.of(row.split(" ")));
    String told =
        "step %d, missing %d, repeated %d%s"
            .formatted(
                run.step(), run.missing(), run.repeated(), run.mixedPadding() ? ", mixed" : "");
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void agreesWithTheSlowWay() {
    for (long seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      int scale = 1 + random.nextInt(3);
      List<String> texts = new ArrayList<>();
      int count = 1 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        int zeros = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
        texts.add("0".repeat(zeros) + random.nextInt(12) * scale);
      }
      texts.sort(FrameRunTest::byValue);
      FrameRun run = run(texts);
      String about = "seed " + seed + ": " + texts + " " + run;
      Set<BigInteger> numbers = new TreeSet<>();
      texts.forEach(text -> numbers.add(new BigInteger(text)));
      assertThat(run.repeated()).as(about).isEqualTo(texts.size() - numbers.size());
      assertThat(run.missing()).as(about).isEqualTo(missing(numbers, run.step()));
      assertThat(run.step()).as(about).isEqualTo(step(new ArrayList<>(numbers)));
      assertThat(run.mixedPadding()).as(about).isEqualTo(mixed(texts));
    }
  }

  private static int byValue(String a, String b) {
    int order = new BigInteger(a).compareTo(new BigInteger(b));
    return order == 0 ? a.compareTo(b) : order;
  }

  private static long missing(Set<BigInteger> numbers, long step) {
    long missing = 0;
    BigInteger last = null;
    for (BigInteger number : numbers) {
      if (last != null) {
        BigInteger between = number.subtract(last).divide(BigInteger.valueOf(step));
        missing += between.subtract(BigInteger.ONE).min(MOST).longValueExact();
      }
      last = number;
    }
    return missing;
  }

  /** The greatest number that all rises are multiples of, if most of three or more are just it. */
  private static long step(List<BigInteger> numbers) {
    BigInteger divisor = BigInteger.ZERO;
    List<BigInteger> rises = new ArrayList<>();
    for (int i = 1; i < numbers.size(); i++) {
      rises.add(numbers.get(i).subtract(numbers.get(i - 1)));
      divisor = divisor.gcd(rises.get(i - 1));
    }
    BigInteger step = divisor;
    long equal = rises.stream().filter(rise -> rise.equals(step)).count();
    return rises.size() > 1 && 2 * equal > rises.size() ? step.longValueExact() : 1;
  }

  /** Whether no width w explains all: padded to w if shorter than w, as they are if not. */
  private static boolean mixed(List<String> texts) {
    for (int width = 1; width < 10; width++) {
      int tried = width;
      if (texts.stream()
          .allMatch(
              text -> {
                String digits = new BigInteger(text).toString();
                return text.equals("0".repeat(Math.max(0, tried - digits.length())) + digits);
              })) {
        return false;
      }
    }
    return true;
  }

  private static FrameRun run(List<String> texts) {
    Members members = new Members();
    for (int i = 0; i < texts.size(); i++) {
      byte[] key = ("f" + texts.get(i) + "." + i).getBytes(StandardCharsets.US_ASCII);
      members.add(key, key.length, 1, 1 + texts.get(i).length(), 1);
    }
    members.order();
    FrameNumbers numbers = new FrameNumbers(members);
    assertThat(numbers.known()).isTrue();
    return FrameRun.of(numbers, 0, members.count(), 1);
  }
}
