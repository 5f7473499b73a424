package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {
  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]");
  private static final String LETTERS = "000112379aZ_./-é😀٣";

  @ParameterizedTest
  @CsvSource({
    "img2, img10",
    "img1, img2",
    "f.0998, f.0999",
    "f.0999, f.1000",
    "9999, 10001",
    "999, 1000",
    "0999, 1000",
    "1004, 10003",
    "9223372036854775807, 9223372036854775808",
    "315975689237425436.jpg, 31597568923742543600.jpg",
    "99999999999999999999, 100000000000000000000",
    "image-1000, image-50000000",
    "1 (32).jpg, 1 (33).jpg",
    "1 (9).jpg, 1 (10).jpg",
    "010_comp_v02.0025, 010_comp_v04.0001",
    "v2.0100, v10.0001",
    "a, a0",
    "'', 0",
    "1, 1a",
    "1.5, 1.10",
    "a/2, a/10",
    "a/b, a0",
    "9, a",
    "/, 0",
    "9, ':'",
    "z, é",
    "é, 😀",
    "Z, a",
    "１, ２",
    "00, 1",
    "1a2, 01a3"
  })
  void putsTheFirstBeforeTheSecond(String first, String second) {
    assertThat(sign(first, second)).isEqualTo(-1);
    assertThat(sign(second, first)).isEqualTo(1);
    assertThat(rank(first)).isLessThanOrEqualTo(rank(second));
  }

  @ParameterizedTest
  @CsvSource({"01, 1", "999, 0999", "a000b, a0b", "'', ''", "0, 00000000000000000000", "é1, é01"})
  void countsLeadingZerosForNothing(String one, String other) {
    assertThat(sign(one, other)).isZero();
    assertThat(sign(other, one)).isZero();
  }

  @Test
  void ranksDecideWhereTheFirstNumberOrByteDoes() {
    assertThat(rank("007a")).isEqualTo(rank("7")).isLessThan(rank("0010"));
    assertThat(rank("")).isLessThan(rank("\u0000"));
    assertThat(rank("/")).isLessThan(rank("0"));
    assertThat(rank("999999999999999999")).isLessThan(rank("1000000000000000000"));
    assertThat(rank("1000000000000000000")).isLessThan(rank(":")).isLessThan(rank("é"));
  }

  @Test
  void looksOnlyAtItsSpans() {
    byte[] a = utf8("123xx456");
    byte[] b = utf8("9997");
    assertThat(NaturalOrder.compare(a, 0, 1, b, 3, 4)).isNegative();
    assertThat(NaturalOrder.compare(a, 5, 8, b, 0, 3)).isNegative();
    assertThat(NaturalOrder.compare(a, 5, 8, b, 0, 2)).isPositive();
    assertThat(NaturalOrder.compare(a, 3, 3, b, 4, 4)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 2_147_483_659L})
  void agreesWithBigIntegersAndIsATotalPreorder(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      String a = text(random);
      String b = text(random);
      String c = text(random);
      String told = "seed " + seed + ": '" + a + "', '" + b + "', '" + c + "'";
      assertThat(sign(a, b)).as(told).isEqualTo(Integer.signum(model(a, b)));
      assertThat(sign(b, a)).as(told).isEqualTo(-sign(a, b));
      assertThat(sign(a, a)).as(told).isZero();
      if (rank(a) != rank(b)) {
        assertThat(Long.compare(rank(a), rank(b))).as(told).isEqualTo(sign(a, b));
      }
      if (sign(a, b) <= 0 && sign(b, c) <= 0) {
        int strictest = Math.min(sign(a, b), sign(b, c));
        assertThat(sign(a, c)).as(told).isEqualTo(strictest);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(7);
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  /** The same order said slowly: lists of numbers and characters. */
  private static int model(String a, String b) {
    List<String> left = parts(a);
    List<String> right = parts(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int result = modelPart(left.get(i), right.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int modelPart(String a, String b) {
    if (number(a) && number(b)) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return Integer.compare(a.codePointAt(0), b.codePointAt(0));
  }

  private static boolean number(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }

  private static int sign(String a, String b) {
    byte[] x = utf8(a);
    byte[] y = utf8(b);
    return Integer.signum(NaturalOrder.compare(x, 0, x.length, y, 0, y.length));
  }

  private static long rank(String text) {
    return NaturalOrder.rank(utf8(text), 0, utf8(text).length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
