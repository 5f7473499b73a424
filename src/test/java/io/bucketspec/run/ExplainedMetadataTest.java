package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code explain} tells of an item's metadata. */
class ExplainedMetadataTest {
  private static MetadataCase of(String... lines) throws Exception {
    MetadataCase one = new MetadataCase("explained");
    for (String line : lines) {
      one.add(line);
    }
    return one;
  }

  private static JsonNode item(Explanation explanation) throws Exception {
    return GroupingCase.JSON.readTree(explanation.json().toString()).get("item");
  }

  @Test
  void tellsClientAndMediaMetadata() throws Exception {
    Explanation explained =
        of(
                "rule: {match: '{n}.jpg', kind: image}",
                "join: {table: t.csv, on: {n: n}, media: {width: w, height: h}}",
                "join: {set: {by: 'me {n}', ratio: 1.50}}",
                "table t: n w h v",
                "  [\"1\", 640, 480, \"ü\\n\"]",
                "1.jpg size=7")
            .explain(List.of("1.jpg"))
            .get(0);
    String media = "{\"mime_type\":\"image/jpeg\",\"file_size\":7,\"width\":640,\"height\":480}";
    assertThat(explained.text())
        .contains("\nmetadata   {\"v\":\"ü\\n\",\"by\":\"me 1\",\"ratio\":1.50}\n")
        .contains("\nmedia      " + media + "\n");
    assertThat(explained.json().toString())
        .contains("\"clientMetadata\":{\"v\":\"ü\\n\",\"by\":\"me 1\",\"ratio\":1.50}")
        .contains("\"imageMetadata\":" + media);
    assertThat(item(explained).get("imageMetadata").get("width").intValue()).isEqualTo(640);
  }

  @Test
  void tellsNothingWhereThereIsNothing() throws Exception {
    Explanation explained =
        of(
                "rule: {match: '{n}.jpg', kind: image}",
                "join: {table: t.csv, on: {n: n}}",
                "table t: n v",
                "  [\"2\", 1]",
                "1.jpg")
            .explain(List.of("1.jpg"))
            .get(0);
    assertThat(explained.text()).doesNotContain("metadata  ").doesNotContain("media  ");
    assertThat(explained.json().toString()).doesNotContain("Metadata");
  }

  @Test
  void aLongTextIsCutForPeopleAndWholeForPrograms() throws Exception {
    Explanation explained =
        of(
                "rule: {match: '{n}.jpg', kind: image}",
                "join: {table: t.csv, on: {n: n}}",
                "table t: n v",
                "  [\"1\", {\"$text\": 3000}]",
                "1.jpg")
            .explain(List.of("1.jpg"))
            .get(0);
    String shown = "metadata   {\"v\":\"" + "x".repeat(2000 - 6) + "…\n";
    assertThat(explained.text()).contains(shown);
    assertThat(item(explained).get("clientMetadata").get("v").textValue()).hasSize(3000);
  }

  static List<MetadataCase> cases() throws Exception {
    return MetadataCasesTest.cases();
  }

  /** Whatever the case: explain finds the metadata that a run writes. */
  @ParameterizedTest
  @MethodSource("cases")
  void isWhatARunWrites(MetadataCase one) throws Exception {
    List<String> written = one.run(1, 1, 1, one.ways().get(0)).blocks();
    for (String key : one.keysOfPaths()) {
      JsonNode item = item(one.explain(List.of(key.replace('␣', ' '))).get(0));
      String client =
          item == null || item.get("clientMetadata") == null
              ? ""
              : item.get("clientMetadata").toString();
      assertThat(MetadataCase.shortened(client)).as(key).isEqualTo(one.written(written, key));
    }
  }
}
