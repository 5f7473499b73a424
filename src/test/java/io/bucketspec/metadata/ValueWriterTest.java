package io.bucketspec.metadata;

import static io.bucketspec.model.FindingCode.METADATA_BIG_INTEGER;
import static io.bucketspec.model.FindingCode.METADATA_DUPLICATE_KEY;
import static io.bucketspec.model.FindingCode.METADATA_KEY;
import static io.bucketspec.model.FindingCode.METADATA_NUL;
import static io.bucketspec.model.FindingCode.METADATA_NUMBER;
import static io.bucketspec.model.FindingCode.METADATA_SURROGATE;
import static io.bucketspec.model.FindingCode.METADATA_TOO_DEEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.FindingCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells become where their column declares no type. */
class ValueWriterTest {
  private static Map<Object, Object> map(Object... keysAndValues) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static Struct struct(List<String> names, Object... values) {
    return new Struct(names, Arrays.asList(values));
  }

  private static Written write(Object cell) {
    return Written.of(cell, ValueType.ANY, "key");
  }

  private static Written top(Object cell) {
    return Written.of(cell, ValueType.ANY, "");
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of(true, "true"),
        Arguments.of(false, "false"),
        Arguments.of((byte) -128, "-128"),
        Arguments.of((short) 7, "7"),
        Arguments.of(0, "0"),
        Arguments.of(Integer.MIN_VALUE, "-2147483648"),
        Arguments.of(1L << 53, "9007199254740992"),
        Arguments.of(-(1L << 53), "-9007199254740992"),
        Arguments.of(new BigInteger("-12"), "-12"),
        Arguments.of(0.1f, "0.1"),
        Arguments.of(7.0, "7.0"),
        Arguments.of(-0.0, "-0.0"),
        Arguments.of(1e300, "1.0E300"),
        Arguments.of(Double.MIN_VALUE, "4.9E-324"),
        Arguments.of(new BigDecimal("1.50"), "1.50"),
        Arguments.of(new BigDecimal("0.0000000000"), "0.0000000000"),
        Arguments.of(new BigDecimal("1E+5"), "1E+5"),
        Arguments.of(new BigDecimal("0.12345678901234567890123456789012345678"), null),
        Arguments.of("", "\"\""),
        Arguments.of("plain", "\"plain\""),
        Arguments.of("\" \\ / \b \f \n \r \t \u0001 \u007f", null),
        Arguments.of("é € 😀 \u2028", "\"é € 😀 \u2028\""),
        Arguments.of(new byte[] {1, 2, (byte) 255, 0}, "\"AQL/AA==\""),
        Arguments.of(new byte[0], "\"\""),
        Arguments.of(Instant.parse("2026-11-24T18:08:35Z"), "\"2026-11-24T18:08:35Z\""),
        Arguments.of(Instant.parse("2026-11-24T18:08:00.120Z"), "\"2026-11-24T18:08:00.120Z\""),
        Arguments.of(LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
        Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4), "\"2026-01-02T03:04:00Z\""),
        Arguments.of(List.of(), "[]"),
        Arguments.of(Arrays.asList(1, null, List.of("a", true)), "[1,null,[\"a\",true]]"),
        Arguments.of(map(), "{}"),
        Arguments.of(map("a", 1, "b", null, "c", List.of()), "{\"a\":1,\"c\":[]}"),
        Arguments.of(map("b", null), "{}"),
        Arguments.of(
            map(1L, "x", false, "y", 2.5, "z"), "{\"1\":\"x\",\"false\":\"y\",\"2.5\":\"z\"}"),
        Arguments.of(
            map(
                LocalDate.of(2026, 1, 2),
                1,
                LocalDateTime.of(2026, 1, 2, 3, 4),
                2,
                Instant.EPOCH,
                3,
                new byte[] {1},
                4,
                new BigDecimal("0.0000001"),
                5),
            "{\"2026-01-02\":1,\"2026-01-02T03:04:00Z\":2,\"1970-01-01T00:00:00Z\":3,\"AQ==\":4,"
                + "\"0.0000001\":5}"),
        Arguments.of(
            struct(List.of("a", "b", "q\"\n"), 1, null, struct(List.of("d"), "e")),
            "{\"a\":1,\"q\\\"\\n\":{\"d\":\"e\"}}"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void valuesStayWhatTheyAre(Object cell, String json) {
    Written written = write(cell);
    assertThat(written.problems()).isEmpty();
    if (json != null) {
      assertThat(written.json()).isEqualTo(json);
    } else {
      assertThat(written.read()).isEqualTo(cell);
    }
    assertThat(Written.faults("{\"key\":" + written.json() + "}")).isEmpty();
  }

  @Test
  void nullIsNoValue() {
    assertThat(write(null)).isEqualTo(new Written(null, List.of()));
  }

  @Test
  void aClassThatNoTableHasIsAFaultOfTheProgram() {
    assertThatThrownBy(() -> write(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a cell that is a java.lang.Object");
  }

  @Test
  void textsOfAnyLengthKeepTheirCharacters() {
    for (int length : new int[] {254, 255, 256, 257, 511, 512, 513, 5000}) {
      String text = "\u0001".repeat(length - 1) + "😀" + "é".repeat(length) + "€";
      assertThat(write(text).read()).isEqualTo(text);
    }
  }

  static Stream<Arguments> numbersThatAreNone() {
    return Stream.of(
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity"),
        Arguments.of(Double.POSITIVE_INFINITY, "Infinity"));
  }

  @ParameterizedTest
  @MethodSource("numbersThatAreNone")
  void numbersThatAreNoneAreLeftOut(Object cell, String shown) {
    Written written = write(cell);
    assertThat(written.json()).isNull();
    assertThat(written.codes()).containsExactly(METADATA_NUMBER);
    assertThat(written.sentences())
        .containsExactly(
            "Column 'col' holds '"
                + shown
                + "', which is no number in JSON: it is left out. Make it null in the table.");
  }

  @Test
  void inAListANumberThatIsNoneIsNullAndToldOnce() {
    Written written =
        write(map("a", map("b", List.of(1.5, Double.NaN, 2, Float.NaN)), "c", 0f / 0));
    assertThat(written.json()).isEqualTo("{\"a\":{\"b\":[1.5,null,2,null]}}");
    assertThat(written.sentences())
        .containsExactly(
            "Column 'col', at 'a.b[1]', holds 'NaN', which is no number in JSON: it is left out."
                + " Make it null in the table.");
  }

  @Test
  void eachCellIsToldOfAnew() {
    ValueWriter writer = new ValueWriter("col", ValueType.ANY, List.of("key"), false);
    assertThat(Written.of(List.of(Double.NaN), writer).codes()).containsExactly(METADATA_NUMBER);
    assertThat(Written.of(List.of(Double.NaN), writer).sentences().get(0)).contains("at '[0]'");
  }

  @Test
  void numbersOutsideOfNumericAreLeftOut() {
    BigDecimal tooLarge = new BigDecimal("1E+131072");
    BigDecimal tooFine = new BigDecimal("1E-16384");
    for (Object cell :
        new Object[] {
          tooLarge, tooFine, BigInteger.TEN.pow(131_072), BigInteger.TEN.pow(300_000).negate()
        }) {
      Written written = write(cell);
      assertThat(written.json()).isNull();
      assertThat(written.codes()).containsExactly(METADATA_NUMBER);
    }
    assertThat(write(tooLarge).sentences())
        .containsExactly(
            "Column 'col' holds the number '1E+131072', outside of what the platform can keep: it"
                + " is left out. Make it a text in the table.");
    assertThat(write(BigInteger.TEN.pow(300_000)).sentences())
        .containsExactly(
            "Column 'col' holds the number of more than 131072 digits, outside of what the platform"
                + " can keep: it is left out. Make it a text in the table.");
  }

  @Test
  void numbersAtTheEdgeOfNumericAreKept() {
    for (Object cell :
        new Object[] {
          new BigDecimal("9E+131071"),
          new BigDecimal("1E-16383"),
          new BigDecimal("123E-16383"),
          BigInteger.TEN.pow(131_071)
        }) {
      Written written = write(cell);
      assertThat(new BigDecimal(written.json())).isEqualByComparingTo(new BigDecimal("" + cell));
      assertThat(written.codes()).doesNotContain(METADATA_NUMBER);
      assertThat(Written.faults("{\"key\":" + written.json() + "}"))
          .doesNotContain("number-out-of-range");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "99999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "123456789012345678901234567890"
      })
  void largeIntegersAreKeptAndTold(String digits) {
    BigInteger number = new BigInteger(digits);
    Written written = write(number);
    assertThat(written.json()).isEqualTo(digits);
    assertThat(written.sentences())
        .containsExactly(
            "Column 'col' holds the integer '"
                + digits
                + "', over 2^53, of which most readers lose the last digits: it is kept. Declare"
                + " the column as text to keep them.");
    assertThat(write(new BigDecimal(digits))).isEqualTo(written);
    if (number.bitLength() < Long.SIZE) {
      assertThat(write(number.longValue())).isEqualTo(written);
    }
    assertThat(Written.faults("{\"key\":" + written.json() + "}"))
        .containsExactly("inexact-integer");
  }

  @Test
  void aLargeIntegerWithinAValueIsToldOnce() {
    Written written = write(List.of(1, Long.MAX_VALUE, Long.MIN_VALUE));
    assertThat(written.json()).isEqualTo("[1,9223372036854775807,-9223372036854775808]");
    assertThat(written.codes()).containsExactly(METADATA_BIG_INTEGER);
    assertThat(written.sentences())
        .containsExactly(
            "Column 'col', at '[1]', holds the integer '9223372036854775807', over 2^53, of which"
                + " most readers lose the last digits: it is kept. Make it a text in the table to"
                + " keep them.");
  }

  @Test
  void whatJsonbRefusesInATextIsTakenOutOrReplaced() {
    Written nul = write("a\0b\0");
    assertThat(nul.json()).isEqualTo("\"ab\"");
    assertThat(nul.sentences())
        .containsExactly(
            "Column 'col' holds the character U+0000 in 'a\\u0000b\\u0000', which the platform"
                + " can't keep: the character is left out. Take it out of the table.");
    assertThat(write("\0").json()).isEqualTo("\"\"");

    Written half = write("x\ud83d");
    assertThat(half.json()).isEqualTo("\"x\ufffd\"");
    assertThat(half.sentences())
        .containsExactly(
            "Column 'col' holds half of a surrogate pair in 'x\\ud83d', which is no character:"
                + " U+FFFD is written for it. Mend the text in the table.");
    assertThat(write("\ude00\ud83d\ud83d\ude00").json()).isEqualTo("\"\ufffd\ufffd😀\"");
    assertThat(write("\ud83d\0\ude00").codes()).containsExactly(METADATA_NUL, METADATA_SURROGATE);
    assertThat(write("\ud83d\0\ude00").json()).isEqualTo("\"\ufffd\ufffd\"");
  }

  @Test
  void keysAreMendedLikeTexts() {
    Written written = write(map("o", map("a\0", 1, "b\ud83d", 2)));
    assertThat(written.json()).isEqualTo("{\"o\":{\"a\":1,\"b\ufffd\":2}}");
    assertThat(written.sentences())
        .containsExactly(
            "Column 'col', at 'o', holds the character U+0000 in the key 'a\\u0000', which the"
                + " platform can't keep: the character is left out. Take it out of the table.",
            "Column 'col', at 'o', holds half of a surrogate pair in the key 'b\\ud83d', which is"
                + " no character: U+FFFD is written for it. Mend the text in the table.");
  }

  @Test
  void ofAKeyThatStandsTwiceTheLastStays() {
    Written written = write(struct(List.of("a", "b", "a"), 1, 2, 3));
    assertThat(written.read()).isEqualTo(Map.of("a", new BigDecimal(3), "b", new BigDecimal(2)));
    assertThat(written.sentences())
        .containsExactly(
            "Column 'col' has the key 'a' twice in one object: the last stays. Rename one.");
    Written alike = write(map(1, "x", "1", "y"));
    assertThat(alike.json()).isEqualTo("{\"1\":\"y\"}");
    assertThat(alike.codes()).containsExactly(METADATA_DUPLICATE_KEY);
    Written mended = write(map("1", "x", "1\0", "y"));
    assertThat(mended.json()).isEqualTo("{\"1\":\"y\"}");
    assertThat(mended.codes()).containsExactly(METADATA_NUL, METADATA_DUPLICATE_KEY);
  }

  @Test
  void keysThatCantBeAreLeftOutWithTheirValues() {
    Written empty = write(map("a", map("", 1, "b", 2)));
    assertThat(empty.json()).isEqualTo("{\"a\":{\"b\":2}}");
    assertThat(empty.sentences())
        .containsExactly(
            "Column 'col', at 'a', has an empty key: its value is left out. Name the key.");
    assertThat(write(map("\0", 1)).codes()).containsExactly(METADATA_NUL, METADATA_KEY);
    assertThat(write(map("\0", 1)).json()).isEqualTo("{}");

    Written nested = write(map(List.of(1), 1, "b", 2));
    assertThat(nested.json()).isEqualTo("{\"b\":2}");
    assertThat(nested.sentences())
        .containsExactly(
            "Column 'col' has a map with a key that is no text, number, boolean or time: its value"
                + " is left out. Make the keys texts.");
    Map<Object, Object> nullKey = new LinkedHashMap<>(Collections.singletonMap(null, 1));
    assertThat(write(nullKey).codes()).containsExactly(METADATA_KEY);
  }

  @Test
  void keysOfThePlatformAreLeftOutAtTheTopOnly() {
    Written top = top(map("$x", 1, "$encord", map("$y", 2), "a", map("$z", 3), "b$", 4));
    assertThat(top.json()).isEqualTo("{\"$encord\":{\"$y\":2},\"a\":{\"$z\":3},\"b$\":4}");
    assertThat(top.codes()).containsExactly(METADATA_KEY);
    assertThat(top.sentences())
        .containsExactly(
            "Column 'col' has the key '$x' at the top of the metadata; the platform keeps keys that"
                + " begin with '$' for itself: its value is left out. Rename the key.");
    assertThat(write(map("$x", 1, "$encord", 2)))
        .isEqualTo(new Written("{\"$x\":1,\"$encord\":2}", List.of()));
  }

  @Test
  void whatIsInThePlatformsOwnKeyStays() {
    Map<Object, Object> inside =
        map("", map("n", null), "$k", 1, "s", struct(List.of("f"), (Object) null));
    String json = "{\"\":{\"n\":null},\"$k\":1,\"s\":{}}";
    assertThat(top(map("$encord", inside)))
        .isEqualTo(new Written("{\"$encord\":" + json + "}", List.of()));
    assertThat(Written.of(inside, ValueType.ANY, "$encord"))
        .isEqualTo(new Written(json, List.of()));
    assertThat(Written.of(inside, ValueType.ANY, "$encord.frames.1").json()).isEqualTo(json);
    // What comes after it is not in it any more, nor is a key of that name elsewhere.
    Written after = top(map("$encord", map(), "a", map("", 1, "n", null)));
    assertThat(after.json()).isEqualTo("{\"$encord\":{},\"a\":{}}");
    assertThat(after.codes()).containsExactly(METADATA_KEY);
    assertThat(write(map("$encord", map("", 1))).json()).isEqualTo("{\"$encord\":{}}");
    assertThat(top(map("$encord", map("a\0", Double.NaN, "b", "c\0"))))
        .matches(written -> written.json().equals("{\"$encord\":{\"b\":\"c\"}}"))
        .matches(written -> written.codes().equals(List.of(METADATA_NUL, METADATA_NUMBER)));
  }

  private static Object nested(int depth, boolean lists, Object heart) {
    Object value = heart;
    for (int i = 0; i < depth; i++) {
      value = lists ? List.of(value) : map("a", value);
    }
    return value;
  }

  @Test
  void whatIsDeeperThanAHundredIsLeftOut() {
    Written hundred = top(nested(100, false, 1));
    assertThat(hundred.problems()).isEmpty();
    assertThat(Written.faults(hundred.json())).isEmpty();

    Written more = top(nested(101, false, 1));
    assertThat(more.json()).isEqualTo("{\"a\":".repeat(99) + "{}" + "}".repeat(99));
    assertThat(more.codes()).containsExactly(METADATA_TOO_DEEP);
    assertThat(more.sentences().get(0))
        .startsWith("Column 'col', at 'a.a.a.")
        .endsWith(
            "…', nests more than 100 deep, which readers may refuse: what is deeper is left out."
                + " Flatten it.");
    assertThat(Written.faults(more.json())).isEmpty();
  }

  @Test
  void thePathAndTheListAroundAValueCountForItsDepth() {
    assertThat(write(nested(99, true, 1)).json()).isEqualTo("[".repeat(99) + 1 + "]".repeat(99));
    assertThat(write(nested(100, true, 1)).json())
        .isEqualTo("[".repeat(99) + "null" + "]".repeat(99));
    assertThat(Written.of(nested(98, true, 1), ValueType.ANY, "a.b").problems()).isEmpty();
    assertThat(Written.of(nested(99, true, 1), ValueType.ANY, "a.b").codes())
        .containsExactly(METADATA_TOO_DEEP);
    ValueWriter listed = new ValueWriter("col", ValueType.ANY, List.of("a"), true);
    assertThat(Written.of(nested(98, true, 1), listed).problems()).isEmpty();
    assertThat(Written.of(nested(99, true, 1), listed).codes()).containsExactly(METADATA_TOO_DEEP);
    ValueWriter deep = new ValueWriter("col", ValueType.ANY, Collections.nCopies(100, "a"), false);
    assertThat(Written.of(1, deep).json()).isEqualTo("1");
    assertThat(Written.of(List.of(), deep).json()).isNull();
  }

  @Test
  void clientMetadataIsAnObject() {
    for (Object cell : new Object[] {1, "a", List.of(map())}) {
      Written written = top(cell);
      assertThat(written.json()).isNull();
      assertThat(written.codes()).containsExactly(FindingCode.METADATA_TYPE);
      assertThat(written.sentences())
          .containsExactly(
              "Column 'col' holds no object, which client metadata has to be: it is left out. Mend"
                  + " it in the table, or give the column a key to stand at.");
    }
    assertThat(top(struct(List.of("a"), 1)).json()).isEqualTo("{\"a\":1}");
    assertThat(Written.of("{\"a\":1}", ValueType.JSON, "").json()).isEqualTo("{\"a\":1}");
    assertThatThrownBy(() -> new ValueWriter("col", ValueType.ANY, List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sentencesAreShort() {
    Written written = Written.of("😀".repeat(1000) + "\0", ValueType.ANY, "key");
    assertThat(written.sentences().get(0))
        .contains("'" + "😀".repeat(40) + "…'")
        .hasSizeLessThan(300);
    Written place = write(map("k".repeat(1000), Double.NaN));
    assertThat(place.sentences().get(0)).contains("at '" + "k".repeat(80) + "…'");
  }
}
