package io.bucketspec.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.MetadataType;
import io.bucketspec.model.MetadataType.Sort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column's values against a schema. */
class SchemaCheckTest {
  private static final MetadataSchema SCHEMA =
      MetadataSchema.of(
          Map.of(
              "site", MetadataType.of(Sort.VARCHAR),
              "camera.serial", MetadataType.of(Sort.NUMBER),
              "camera.fitted", MetadataType.of(Sort.DATETIME),
              "clip", MetadataType.embedding(2),
              "anyClip", MetadataType.embedding(0),
              "place", MetadataType.of(Sort.GEOSPATIAL)));

  private static String told(String path, String json) {
    SchemaCheck check = SchemaCheck.of(SCHEMA, List.of(path.split("/"))).orElseThrow();
    byte[] bytes = ("," + json + ",").getBytes(UTF_8);
    Optional<Finding> finding = check.check(bytes, 1, bytes.length - 1);
    finding.ifPresent(found -> assertThat(found.code()).isEqualTo(FindingCode.METADATA_SCHEMA));
    return finding.map(Finding::sentence).orElse("");
  }

  @Test
  void pathsThatTheSchemaDoesNotKnowHaveNoCheck() {
    assertThat(SchemaCheck.of(SCHEMA, List.of("other"))).isEmpty();
    assertThat(SchemaCheck.of(SCHEMA, List.of("camera", "lens"))).isEmpty();
    assertThat(SchemaCheck.of(SCHEMA, List.of("camera", "lens", "serial"))).isEmpty();
    assertThat(SchemaCheck.of(SCHEMA, List.of("$encord"))).isEmpty();
    assertThat(SchemaCheck.of(SCHEMA, List.of("$encord", "site"))).isEmpty();
    assertThat(SchemaCheck.of(SCHEMA, List.of("serial"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "site | \"north\"",
        "site | null",
        "camera/serial | 12.5",
        "camera.serial | 12",
        "camera | {\"serial\":1,\"lens\":{\"serial\":\"x\"},\"fitted\":\"2026-01-01T00:00:00Z\"}",
        "clip | [1,2.5e3]",
        "anyClip | [1]",
        "place | {\"longitude\":-180,\"latitude\":90.0,\"height\":\"3 m\"}",
        "place/latitude | -90",
        "place/height | true",
      })
  void valuesOfTheirType(String path, String json) {
    assertThat(told(path, json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "site | 4 | 'site' must be a string but is 4.",
        "site | {\"a\":[1]} | 'site' must be a string but is an object.",
        "site | [\"north\"] | 'site' must be a string but is an array.",
        "camera/serial | \"4711\" | 'camera.serial' must be a number but is the string '4711'.",
        "camera.serial | true | 'camera.serial' must be a number but is true.",
        "site/name | \"x\" | 'site' must be a string but is an object.",
        "clip | 1 | 'clip' must be an array of numbers but is 1.",
        "clip | [1] | 'clip' must have 2 numbers but has 1.",
        "clip | [1,\"2\",[3]] | 'clip' must hold numbers only but holds the string '2'.",
        "clip | [[1,2],1] | 'clip' must hold numbers only but holds an array.",
        "clip | [1,1e999] | 'clip' has a number that must be a number of 64 bits but is 1e999, which is"
            + " beyond that.",
        "anyClip | [] | 'anyClip' must have 1 to 4096 numbers but has 0.",
        "place | [1,2] | 'place' must be an object {\"latitude\": …, \"longitude\": …} but is an array.",
        "place | {\"latitude\":1} | 'place' lacks 'longitude', and must have both.",
        "place | {} | 'place' lacks 'latitude', and must have both.",
        "place | {\"latitude\":90.1,\"longitude\":0}"
            + "| 'place' has a 'latitude' that must be a number from -90 to 90 but is 90.1.",
        "place | {\"latitude\":{\"latitude\":1},\"longitude\":0}"
            + "| 'place' has a 'latitude' that must be a number from -90 to 90 but is an object.",
        "place/longitude | \"7\""
            + "| 'place' has a 'longitude' that must be a number from -180 to 180 but is the string '7'.",
      })
  void valuesOfAnotherType(String path, String json, String sentence) {
    assertThat(told(path, json)).isEqualTo("By the metadata schema " + sentence);
  }

  @Test
  void ofAnObjectEachLeafIsChecked() {
    assertThat(told("camera", "{\"serial\":\"x\",\"fitted\":\"today\"}"))
        .isEqualTo(
            "By the metadata schema 'camera.serial' must be a number but is the string 'x'. And 1"
                + " more like it in this value.");
  }

  @Test
  void embeddingsOfMoreThan4096NumbersAreNone() {
    assertThat(told("anyClip", "[1" + ",1".repeat(4095) + "]")).isEmpty();
    assertThat(told("anyClip", "[1" + ",1".repeat(4096) + "]"))
        .isEqualTo("By the metadata schema 'anyClip' must have 1 to 4096 numbers but has 4097.");
  }
}
