package io.bucketspec.metadata;

import static io.bucketspec.metadata.ValueType.BOOLEAN;
import static io.bucketspec.metadata.ValueType.DATETIME;
import static io.bucketspec.metadata.ValueType.INTEGER;
import static io.bucketspec.metadata.ValueType.JSON;
import static io.bucketspec.metadata.ValueType.NUMBER;
import static io.bucketspec.metadata.ValueType.TEXT;
import static io.bucketspec.model.FindingCode.METADATA_BIG_INTEGER;
import static io.bucketspec.model.FindingCode.METADATA_DUPLICATE_KEY;
import static io.bucketspec.model.FindingCode.METADATA_KEY;
import static io.bucketspec.model.FindingCode.METADATA_NUL;
import static io.bucketspec.model.FindingCode.METADATA_NUMBER;
import static io.bucketspec.model.FindingCode.METADATA_SURROGATE;
import static io.bucketspec.model.FindingCode.METADATA_TOO_DEEP;
import static io.bucketspec.model.FindingCode.METADATA_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells become where their column declares a type. */
class ValueTypeTest {
  private static Written write(Object cell, ValueType type) {
    return Written.of(cell, type, "key");
  }

  private static String told(Object cell, ValueType type) {
    Written written = write(cell, type);
    assertThat(written.json()).isNull();
    assertThat(written.codes()).containsExactly(METADATA_TYPE);
    return written.sentences().get(0);
  }

  @Test
  void labelsAreThoseOfJobFiles() {
    assertThat(ValueType.labels())
        .containsExactly("any", "text", "number", "integer", "boolean", "datetime", "json");
    assertThat(ValueType.ofLabel("datetime")).contains(DATETIME);
    assertThat(ValueType.ofLabel("DATETIME")).isEmpty();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(TEXT, "as it is ", "\"as it is \""),
        Arguments.of(TEXT, "", "\"\""),
        Arguments.of(TEXT, Long.MAX_VALUE, "\"9223372036854775807\""),
        Arguments.of(TEXT, new BigInteger("18446744073709551615"), "\"18446744073709551615\""),
        Arguments.of(TEXT, 0.1f, "\"0.1\""),
        Arguments.of(TEXT, 7.0, "\"7.0\""),
        Arguments.of(TEXT, new BigDecimal("0.0000000010"), "\"0.0000000010\""),
        Arguments.of(TEXT, new BigDecimal("1E+200000"), "\"1E+200000\""),
        Arguments.of(TEXT, true, "\"true\""),
        Arguments.of(TEXT, LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
        Arguments.of(TEXT, Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
        Arguments.of(TEXT, LocalDateTime.of(2026, 1, 2, 3, 4), "\"2026-01-02T03:04:00Z\""),
        Arguments.of(TEXT, new byte[] {1}, "\"AQ==\""),
        Arguments.of(NUMBER, 7, "7"),
        Arguments.of(NUMBER, 7.0, "7.0"),
        Arguments.of(NUMBER, " 12.5 ", "12.5"),
        Arguments.of(NUMBER, "\u2003-1e5\n", "-1e5"),
        Arguments.of(NUMBER, "+1.50", "1.50"),
        Arguments.of(NUMBER, "007", "7"),
        Arguments.of(NUMBER, "-000", "-0"),
        Arguments.of(NUMBER, "00.5", "0.5"),
        Arguments.of(NUMBER, ".5", "0.5"),
        Arguments.of(NUMBER, "5.", "5"),
        Arguments.of(NUMBER, "0.1234567890123456789", "0.1234567890123456789"),
        Arguments.of(INTEGER, 7L, "7"),
        Arguments.of(INTEGER, 7.0, "7"),
        Arguments.of(INTEGER, -0.0, "0"),
        Arguments.of(INTEGER, 16777216f, "16777216"),
        Arguments.of(INTEGER, new BigDecimal("700.00"), "700"),
        Arguments.of(INTEGER, new BigDecimal("7E+2"), "700"),
        Arguments.of(INTEGER, new BigInteger("12"), "12"),
        Arguments.of(INTEGER, " 7.0 ", "7"),
        Arguments.of(INTEGER, "1e3", "1000"),
        Arguments.of(INTEGER, "-0012", "-12"),
        Arguments.of(INTEGER, "0.00", "0"),
        Arguments.of(BOOLEAN, false, "false"),
        Arguments.of(BOOLEAN, " True", "true"),
        Arguments.of(BOOLEAN, "FALSE", "false"),
        Arguments.of(DATETIME, Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
        Arguments.of(DATETIME, LocalDateTime.of(2026, 1, 2, 3, 4), "\"2026-01-02T03:04:00Z\""),
        Arguments.of(DATETIME, LocalDate.of(2026, 1, 2), "\"2026-01-02T00:00:00Z\""),
        Arguments.of(JSON, 7, "7"),
        Arguments.of(JSON, Map.of("a", List.of(1)), "{\"a\":[1]}"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesBecomeWhatIsDeclared(ValueType type, Object cell, String json) {
    assertThat(write(cell, type)).isEqualTo(new Written(json, List.of()));
    assertThat(Written.faults("{\"key\":" + json + "}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T18:08:35Z, 2026-11-24T18:08:35Z",
    "2026-11-24t18:08:35z, 2026-11-24T18:08:35Z",
    "2026-11-24 18:08:35, 2026-11-24T18:08:35Z",
    "2026-11-24T18:08, 2026-11-24T18:08:00Z",
    "2026-11-24, 2026-11-24T00:00:00Z",
    "2026-11-24T18:08:35+02:00, 2026-11-24T16:08:35Z",
    "2026-11-24T18:08:35-0530, 2026-11-24T23:38:35Z",
    "2026-11-24 18:08:35+02, 2026-11-24T16:08:35Z",
    "2026-11-24 18:08:35 +02:00, 2026-11-24T16:08:35Z",
    "2026-11-24 18:08:35.123456 UTC, 2026-11-24T18:08:35.123456Z",
    "2026-11-24T18:08:35.120000, 2026-11-24T18:08:35.120Z",
    "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.999999999Z"
  })
  void momentsAreWrittenInUtc(String text, String moment) {
    assertThat(write(" " + text + "\t", DATETIME))
        .isEqualTo(new Written("\"" + moment + "\"", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01T00:00:00Z",
        "2026-11-24T25:00:00",
        "2026-11-2418:08:35",
        "2026-11-24Z",
        "2026-11-24T",
        "2026-11-24T18:08:35 CET",
        "24.11.2026",
        "11/24/2026",
        "20261124",
        "1732471715",
        "now"
      })
  void textsThatAreNoMomentsAreLeftOut(String text) {
    assertThat(told(text, DATETIME))
        .isEqualTo(
            "Column 'col' holds '"
                + text
                + "', which is no datetime such as 2026-11-24T18:08:35Z: it is left out. Mend it"
                + " in the table, or declare another type.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "-", "+", "1,5", "1 000", "0x10", "1e", "e5", "1.2.3", "--1", "١٢", "1d"})
  void textsThatAreNoNumbersAreLeftOut(String text) {
    String end = ": it is left out. Mend it in the table, or declare another type.";
    assertThat(told(text, NUMBER))
        .isEqualTo("Column 'col' holds '" + text + "', which is no number" + end);
    assertThat(told(text, INTEGER))
        .isEqualTo("Column 'col' holds '" + text + "', which is no integer" + end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "-Infinity", "+inf", "INF"})
  void textsOfNumbersThatAreNoneAreToldAsSuch(String text) {
    for (ValueType type : List.of(NUMBER, INTEGER)) {
      Written written = write(text, type);
      assertThat(written.json()).isNull();
      assertThat(written.codes()).containsExactly(METADATA_NUMBER);
      assertThat(written.sentences())
          .containsExactly(
              "Column 'col' holds '"
                  + text
                  + "', which is no number in JSON: it is left out. Make it null in the table.");
    }
  }

  @Test
  void numbersThatAreNoneAreLeftOutAsTextToo() {
    for (ValueType type : List.of(TEXT, NUMBER, INTEGER)) {
      Written written = write(Double.NaN, type);
      assertThat(written.json()).isNull();
      assertThat(written.codes()).containsExactly(METADATA_NUMBER);
    }
    assertThat(write("NaN", TEXT).json()).isEqualTo("\"NaN\"");
  }

  @Test
  void onlyWholeNumbersAreIntegers() {
    for (Object cell : new Object[] {7.5, 1e-300, 0.5f, new BigDecimal("7.01"), "7.01", "1e-1"}) {
      String shown = cell.toString();
      assertThat(told(cell, INTEGER))
          .isEqualTo(
              "Column 'col' holds '"
                  + shown
                  + "', which is no integer: it is left out. Mend it in the table, or declare"
                  + " another type.");
    }
  }

  @Test
  void largeIntegersHaveTheDigitsThatTheyAre() {
    assertThat(write(1e22, INTEGER).json()).isEqualTo("1" + "0".repeat(22));
    assertThat(write(9.999999999999999e22, INTEGER).json()).isEqualTo("99999999999999991611392");
    assertThat(write("1e22", INTEGER).codes()).containsExactly(METADATA_BIG_INTEGER);
    String digits = "123456789012345678901234567890";
    assertThat(write(digits, INTEGER).json()).isEqualTo(digits);
    assertThat(write(digits, NUMBER).json()).isEqualTo(digits);
    assertThat(write(new BigDecimal(digits + ".00"), INTEGER).json()).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e131072", "-1e-16384", "1e999999999999", "0.1e-99999999999999999999"})
  void textsOfNumbersOutsideOfNumericAreLeftOut(String text) {
    for (ValueType type : List.of(NUMBER, INTEGER, JSON)) {
      Written written = write(text, type);
      assertThat(written.json()).isNull();
      assertThat(written.codes()).containsExactly(METADATA_NUMBER);
    }
    assertThat(write(new BigDecimal("1e131072"), INTEGER).codes()).containsExactly(METADATA_NUMBER);
    assertThat(write(new BigDecimal("1e-16384"), INTEGER).codes()).containsExactly(METADATA_NUMBER);
  }

  @Test
  void numbersOfManyDigitsAreReadAsTheyAre() {
    String most = "1".repeat(131_072);
    assertThat(write(most, NUMBER).json()).isEqualTo(most);
    assertThat(write(most, JSON).json()).isEqualTo(most);
    assertThat(write(most + "1", JSON).codes()).containsExactly(METADATA_NUMBER);
    // Fits, but not for validate, which goes by the length where it is this long.
    String longer = most.substring(1) + ".25";
    assertThat(Written.faults("{\"key\":" + longer + "}")).contains("number-out-of-range");
    assertThat(write(longer, NUMBER).codes()).containsExactly(METADATA_NUMBER);
    // Leading zeros are no digits, by either way of writing them.
    assertThat(write("0.001e131074", NUMBER).problems()).isEmpty();
    assertThat(write("0.001e131075", NUMBER).codes()).containsExactly(METADATA_NUMBER);
    assertThat(write("0e131071", NUMBER).json()).isEqualTo("0e131071");
    assertThat(write("0e131072", NUMBER).codes()).containsExactly(METADATA_NUMBER);
    assertThat(Written.faults("{\"key\":0e131072}")).containsExactly("number-out-of-range");
    assertThat(write("1e+0000000000005", NUMBER).json()).isEqualTo("1e+0000000000005");
    assertThat(Written.faults("{\"key\":1e+0000000000005}")).isEmpty();
  }

  @Test
  void valuesOfAnotherTypeAreLeftOut() {
    assertThat(told(true, NUMBER)).startsWith("Column 'col' holds 'true', which is no number:");
    assertThat(told(LocalDate.EPOCH, INTEGER))
        .startsWith("Column 'col' holds '1970-01-01', which is no integer:");
    assertThat(told(1, BOOLEAN))
        .startsWith("Column 'col' holds '1', which is no boolean (true or false):");
    assertThat(told("yes", BOOLEAN))
        .startsWith("Column 'col' holds 'yes', which is no boolean (true or false):");
    assertThat(told(1732471715L, DATETIME))
        .startsWith(
            "Column 'col' holds '1732471715', which is no datetime such as 2026-11-24T18:08:35Z"
                + " (seconds or milliseconds are not guessed): it is left out.");
    assertThat(told(new byte[3], JSON))
        .startsWith("Column 'col' holds 3 bytes, which is no text with JSON:");
    for (ValueType type : List.of(TEXT, NUMBER, INTEGER, BOOLEAN, DATETIME)) {
      assertThat(told(List.of(1), type))
          .startsWith("Column 'col' holds a list, which is no " + type.label());
      assertThat(told(Map.of(), type))
          .startsWith("Column 'col' holds an object, which is no " + type.label());
      assertThat(told(new Struct(List.of(), List.of()), type))
          .startsWith("Column 'col' holds an object, which is no " + type.label());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n\u2003"})
  void anEmptyTextIsNoValueWhereNoTextIsWanted(String text) {
    for (ValueType type : List.of(NUMBER, INTEGER, BOOLEAN, DATETIME, JSON)) {
      assertThat(write(text, type)).isEqualTo(new Written(null, List.of()));
    }
    assertThat(write(text, TEXT).read()).isEqualTo(text);
    assertThat(write(text, ValueType.ANY).read()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " {\"a\" : 1 , \"b\" : [ true , null ] } | {\"a\":1,\"b\":[true,null]}",
        "{\"a\":null,\"b\":{}} | {\"b\":{}}",
        "\"t\\u00e9\\/\" | \"té/\"",
        "1.10 | 1.10",
        "1E400 | 1E400",
        "-0 | -0",
        "0.12345678901234567890123456789 | 0.12345678901234567890123456789",
        "false | false",
        "[] | []"
      })
  void jsonIsWrittenMinimal(String text, String json) {
    assertThat(write(text, JSON)).isEqualTo(new Written(json, List.of()));
  }

  @Test
  void nullAsJsonIsNoValue() {
    assertThat(write(" null ", JSON)).isEqualTo(new Written(null, List.of()));
  }

  @Test
  void allRulesHoldWithinJson() {
    String text =
        "{\"a\":1,\"a\":{\"x\":\"n\\u0000\",\"\":1},\"b\":[\"\\ud83d\",12345678901234567890,1e999999]}";
    Written written = write(text, JSON);
    assertThat(written.json())
        .isEqualTo("{\"a\":{\"x\":\"n\"},\"b\":[\"\ufffd\",12345678901234567890,null]}");
    assertThat(written.codes())
        .containsExactly(
            METADATA_DUPLICATE_KEY,
            METADATA_KEY,
            METADATA_NUL,
            METADATA_SURROGATE,
            METADATA_BIG_INTEGER,
            METADATA_NUMBER);
    assertThat(written.sentences().get(2)).startsWith("Column 'col', at 'a.x', holds");
    assertThat(written.sentences().get(4)).startsWith("Column 'col', at 'b[1]', holds");
    Written top = Written.of("{\"$a\":1,\"$encord\":{\"\":null}}", JSON, "");
    assertThat(top.json()).isEqualTo("{\"$encord\":{\"\":null}}");
    assertThat(top.codes()).containsExactly(METADATA_KEY);
  }

  @Test
  void jsonThatIsTooDeepLosesWhatIsTooDeep() {
    assertThat(write("[".repeat(99) + "]".repeat(99), JSON).problems()).isEmpty();
    for (int depth : new int[] {100, 101, 5_000}) {
      Written written = write("[".repeat(depth) + "1" + "]".repeat(depth), JSON);
      assertThat(written.codes()).containsExactly(METADATA_TOO_DEEP);
      assertThat(written.json()).isEqualTo("[".repeat(99) + "null" + "]".repeat(99));
    }
    Written object = write("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), JSON);
    assertThat(object.json()).isEqualTo("{\"a\":".repeat(98) + "{}" + "}".repeat(98));
    // So deep that it is not read to its end.
    Written hostile = write("[".repeat(200_000), JSON);
    assertThat(hostile.json()).isNull();
    assertThat(hostile.codes()).containsExactly(METADATA_TOO_DEEP);
  }

  /** Where it ends, versions of Jackson disagree. */
  @Test
  void aWordThatIsCutOffIsLeftOut() {
    assertThat(told("nul", JSON))
        .startsWith("Column 'col' holds 'nul', which is no JSON from character ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a:1} | 2",
        "{'a':1} | 2",
        "[1,] | 4",
        "[NaN] | 5",
        "01 | 2",
        "1 2 | 3",
        "{} {} | 4",
        "{\"a\":1 | 7"
      })
  void textsThatAreNoJsonAreLeftOut(String text, int place) {
    assertThat(told(text, JSON))
        .isEqualTo(
            "Column 'col' holds '"
                + text
                + "', which is no JSON from character "
                + place
                + " on: it is left out. Mend it in the table, or declare the column as text.");
  }

  @Test
  void structsAndNullsInListsAreTheSameUnderJson() {
    Struct struct = new Struct(List.of("a", "b"), Arrays.asList(null, Arrays.asList(1, null)));
    assertThat(write(struct, JSON).json()).isEqualTo("{\"b\":[1,null]}");
  }
}
