package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.MetadataType.Sort;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which single values are of which type, and what is told of others. */
class MetadataTypeTest {

  private static String fault(Sort sort, JsonSort valueSort, String text) {
    return MetadataType.of(sort).fault(valueSort, text).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, BOOLEAN, true",
    "NUMBER, INTEGER, -9007199254740993",
    "NUMBER, NUMBER, 1.7e308",
    "VARCHAR, STRING, ''",
    "TEXT, STRING, x",
    "UUID, STRING, 0b5c9f7e-3a51-4c8e-9d62-1f0a2b3c4d5e",
    "UUID, STRING, 0B5C9F7E-3A51-4C8E-BD62-1F0A2B3C4D5E",
  })
  void valueOfItsType(Sort sort, JsonSort valueSort, String text) {
    assertThat(fault(sort, valueSort, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BOOLEAN | STRING | true | must be true or false but is the string 'true'",
        "BOOLEAN | INTEGER | 1 | must be true or false but is 1",
        "NUMBER | STRING | 1 | must be a number but is the string '1'",
        "NUMBER | BOOLEAN | false | must be a number but is false",
        "NUMBER | NUMBER | 1e309 | must be a number of 64 bits but is 1e309, which is beyond that",
        "VARCHAR | NUMBER | 1.5 | must be a string but is 1.5",
        "TEXT | BOOLEAN | true | must be a string but is true",
        "EMBEDDING | STRING | x | must be an array of numbers but is the string 'x'",
        "UUID | STRING | 0b5c9f7e-3a51-1c8e-9d62-1f0a2b3c4d5e"
            + "| must be a UUID of version 4 but is the string '0b5c9f7e-3a51-1c8e-9d62-1f0a2b3c4d5e'",
        "UUID | STRING | 0b5c9f7e-3a51-4c8e-cd62-1f0a2b3c4d5e"
            + "| must be a UUID of version 4 but is the string '0b5c9f7e-3a51-4c8e-cd62-1f0a2b3c4d5e'",
        "UUID | STRING | 0b5c9f7e3a514c8e9d621f0a2b3c4d5e"
            + "| must be a UUID of version 4 but is the string '0b5c9f7e3a514c8e9d621f0a2b3c4d5e'",
      })
  void valueOfAnotherType(Sort sort, JsonSort valueSort, String text, String sentence) {
    assertThat(fault(sort, valueSort, text)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void nullIsTheLackOfAnyValue(Sort sort) {
    MetadataType type =
        sort == Sort.ENUM ? MetadataType.enumOf(List.of("a")) : MetadataType.of(sort);
    assertThat(type.fault(JsonSort.NULL, "null")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T09:30:00Z",
        "2026-11-21T09:30Z",
        "2026-11-21T09:30:00.123456789Z",
        "2026-11-21T09:30:00,5Z",
        "2024-02-29T23:59:60Z",
        "2026-11-21T09:30:00+00:00",
        "2026-11-21T09:30:00-0000",
        "2026-11-21T09:30:00+00",
      })
  void momentsInUtc(String text) {
    assertThat(fault(Sort.DATETIME, JsonSort.STRING, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-21",
        "2026-11-21 09:30:00Z",
        "2026-13-21T09:30:00Z",
        "2026-02-29T09:30:00Z",
        "2026-11-00T09:30:00Z",
        "2026-11-21T24:30:00Z",
        "2026-11-21T09:60:00Z",
        "2026-11-21T09:30:61Z",
        "2026-11-21T09:30:00.Z",
        "2026-11-21T09:30:00z",
        "2026-11-21T09:30:00 Z",
        "2026-11-21T09:30:00+0:00",
        "2026-11-21T09:30:00+00:0x",
        "2026-11-21T09:30:00UTC",
        "20261121T093000Z",
        "1763717400",
        "2026-11-21T09:3",
        "٢٠٢٦-11-21T09:30:00Z",
      })
  void textsThatAreNoMoment(String text) {
    assertThat(fault(Sort.DATETIME, JsonSort.STRING, text))
        .isEqualTo(
            "must be a moment in ISO 8601 and UTC, such as 2026-11-21T09:30:00Z, but is the string"
                + " '"
                + text
                + "'");
  }

  @Test
  void momentsElsewhereAreTold() {
    assertThat(fault(Sort.DATETIME, JsonSort.STRING, "2026-11-21T09:30:00"))
        .isEqualTo(
            "must be a moment in UTC, but '2026-11-21T09:30:00' has no zone: what is in UTC has a Z"
                + " at its end");
    assertThat(fault(Sort.DATETIME, JsonSort.STRING, "2026-11-21T09:30:00+01:00"))
        .isEqualTo("must be a moment in UTC, but '2026-11-21T09:30:00+01:00' is of another zone");
  }

  @Test
  void varcharCountsCharacters() {
    assertThat(fault(Sort.VARCHAR, JsonSort.STRING, "😀".repeat(8192))).isEmpty();
    assertThat(fault(Sort.TEXT, JsonSort.STRING, "x".repeat(100_000))).isEmpty();
    assertThat(fault(Sort.VARCHAR, JsonSort.STRING, "x".repeat(8193)))
        .isEqualTo(
            "must have at most 8192 characters but has 8193, for which the schema has the type"
                + " text");
  }

  @Test
  void enumHasItsValuesAndNoOther() {
    MetadataType weather = MetadataType.enumOf(List.of("sunny", "rain"));
    assertThat(weather.fault(JsonSort.STRING, "rain")).isEmpty();
    assertThat(weather.fault(JsonSort.STRING, "Sunny"))
        .contains("must be one of 'sunny', 'rain' but is the string 'Sunny', perhaps for 'sunny'");
    MetadataType many = MetadataType.enumOf(IntStream.range(0, 12).mapToObj(i -> "v" + i).toList());
    assertThat(many.fault(JsonSort.STRING, "\u0000another" + "x".repeat(100)).orElseThrow())
        .startsWith("must be one of 'v0', 'v1', ")
        .contains("'v9' and 2 more but is the string '\\u0000anotherxxx")
        .endsWith("x…'");
  }

  @Test
  void whatNoTypeCanBe() {
    assertThatThrownBy(() -> MetadataType.enumOf(List.of()))
        .hasMessage("An enum needs its values: write at least one.");
    List<String> values = IntStream.range(0, 256).mapToObj(i -> "v" + i).toList();
    assertThat(MetadataType.enumOf(values.subList(0, 255)).values()).hasSize(255);
    assertThatThrownBy(() -> MetadataType.enumOf(values))
        .hasMessage("An enum has at most 255 values, but here are 256.");
    assertThatThrownBy(() -> MetadataType.enumOf(List.of("a", "b", "a")))
        .hasMessage("The value 'a' stands twice among those of the enum.");
    assertThat(MetadataType.embedding(4096).dimensions()).isEqualTo(4096);
    assertThatThrownBy(() -> MetadataType.embedding(4097))
        .hasMessage("An embedding has 1 to 4096 dimensions, and not 4097.");
    assertThatThrownBy(() -> new MetadataType(Sort.TEXT, List.of("a"), 0))
        .hasMessage("Only an enum has values, and not 'text'.");
    assertThatThrownBy(() -> new MetadataType(Sort.UUID, List.of(), 3))
        .hasMessage("Only an embedding has dimensions, and not 'uuid'.");
  }

  @Test
  void olderNamesAreKnown() {
    assertThat(Sort.ofLabel("string")).contains(Sort.VARCHAR);
    assertThat(Sort.ofLabel("long_string")).contains(Sort.TEXT);
    assertThat(Sort.ofLabel("Varchar")).isEmpty();
  }
}
