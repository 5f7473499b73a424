package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.MetadataType;
import io.bucketspec.model.MetadataType.Sort;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a schema file may say, and what is told of one that can't be used. */
class MetadataSchemaFileTest {
  private static final String EVERY_TYPE =
      """
      {"a": "boolean", "b": "datetime", "c": {"type": "number"}, "d": "uuid", "e": "varchar",
       "f": "string", "g": "text", "h": "long_string", "video.weather": {"type": "enum",
       "values": ["sun", "rain"]}, "j": "embedding", "k": {"type": "embedding",
       "dimensions": 512}, "l": "geospatial"}
      """;

  private static final String NO_OBJECT =
      "s.json:1:1: A metadata schema must be an object of keys and types, such as {\"site\":"
          + " \"varchar\"}.";

  private static List<String> problems(String text) {
    return catchThrowableOfType(
            InvalidMetadataSchema.class, () -> MetadataSchemaFile.parse(text, "s.json"))
        .problems();
  }

  @Test
  void everyTypeCanBeDeclared() throws Exception {
    MetadataSchema schema = MetadataSchemaFile.parse(EVERY_TYPE, "s.json");
    assertThat(schema.keys()).hasSize(12);
    assertThat(schema.type("c")).contains(MetadataType.of(Sort.NUMBER));
    assertThat(schema.type("f")).contains(MetadataType.of(Sort.VARCHAR));
    assertThat(schema.type("h")).contains(MetadataType.of(Sort.TEXT));
    assertThat(schema.type("video.weather")).contains(MetadataType.enumOf(List.of("sun", "rain")));
    assertThat(schema.type("j")).contains(MetadataType.embedding(0));
    assertThat(schema.type("k")).contains(MetadataType.embedding(512));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    String many =
        IntStream.range(0, 256).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
    assertThat(
            problems(
                """
                {"a": "varchr",
                 "$b": "text",
                 "c": {"type": "embeding", "dimension": 3},
                 "a": "text",
                 "keyframes": 7,
                 "d": {"values": ["x"]},
                 "e": {"type": "enum"},
                 "f": {"type": "embedding", "dimensions": 5000},
                 "g": {"type": "embedding", "dimensions": 0},
                 "h": {"type": "enum", "values": "x"},
                 "i": {"type": "enum", "values": [%s]},
                 "j\\n": "colour"}
                """
                    .formatted(many)))
        .containsExactly(
            "s.json:1:2: Unknown type 'varchr' of 'a'. Did you mean 'varchar'?",
            "s.json:2:2: The key '$b' begins with '$', which the platform keeps for itself.",
            "s.json:3:2: Unknown field 'dimension' of 'c'. Did you mean 'dimensions'?",
            "s.json:3:2: Unknown type 'embeding' of 'c'. Did you mean 'embedding'?",
            "s.json:4:2: The key 'a' stands twice, first at line 1.",
            "s.json:5:2: The key 'keyframes' is a special key of the platform.",
            "s.json:5:2: The type of 'keyframes' must be the name of one, or an object with 'type';"
                + " names are boolean, datetime, number, uuid, varchar, text, enum, embedding,"
                + " geospatial.",
            "s.json:6:2: 'd' has no 'type'.",
            "s.json:7:2: Of 'e': An enum needs its values: write at least one.",
            "s.json:8:2: Of 'f': An embedding has 1 to 4096 dimensions, and not 5000.",
            "s.json:9:2: 'dimensions' of 'g' must be an integer from 1 to 4096.",
            "s.json:10:2: 'values' of 'h' must be an array of strings.",
            "s.json:11:2: Of 'i': An enum has at most 255 values, but here are 256.",
            "s.json:12:2: The key 'j\\u000a' may hold letters, digits, spaces and - _ . only.",
            "s.json:12:2: Unknown type 'colour' of 'j?'. Types are boolean, datetime, number, uuid,"
                + " varchar, text, enum, embedding, geospatial.");
  }

  @Test
  void textsThatAreNoSchema() {
    assertThat(problems("{\"a\": \"text\",}"))
        .singleElement()
        .asString()
        .startsWith("s.json:1:14: This can't be read as JSON: Unexpected character ('}'");
    assertThat(problems("")).containsExactly(NO_OBJECT);
    assertThat(problems("[\"a\"]")).containsExactly(NO_OBJECT);
    assertThat(problems("{}")).containsExactly("s.json:1:2: The schema has no key.");
    assertThat(problems("{\"a\":\"text\"} {}"))
        .containsExactly("s.json:1:14: More follows on the schema: a file is one document.");
  }

  /** Whatever the text, it is a schema or a list of problems: nothing else comes out. */
  @Test
  void anyDamageIsToldOrHarmless() {
    List<String> shreds =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\n",
            "null",
            "1e999",
            "\"a\":",
            "\"enum\"");
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder damaged = new StringBuilder(EVERY_TYPE);
      for (int cut = 0; cut < 1 + random.nextInt(3); cut++) {
        int at = random.nextInt(damaged.length() + 1);
        int end = Math.min(damaged.length(), at + random.nextInt(12));
        damaged.replace(at, end, shreds.get(random.nextInt(shreds.size())));
      }
      check(damaged.toString());
    }
    check("[".repeat(100_000));
    check("{\"a\":" + "[".repeat(100_000));
    check("{\"a\":{\"values\":" + "[".repeat(100_000));
    check("{\"" + "a".repeat(1_000_000) + "\":\"text\"}");
  }

  private static void check(String text) {
    try {
      assertThat(MetadataSchemaFile.parse(text, "s.json").keys()).isNotEmpty();
    } catch (InvalidMetadataSchema e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allMatch(p -> p.matches("s\\.json:[1-9]\\d*:[1-9]\\d*: .+[.?]"));
    }
  }
}
