package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTextTest {
  private final List<Finding> findings = new ArrayList<>();

  @Test
  void takesTheFieldsInEitherSpellingAndAnyOrder() {
    Optional<byte[][]> values =
        MediaText.values(
            "{\"height\": 2e2, \"mimeType\":\"image\\/p\\u006eg\", \"file_size\":7,\"width\":null}",
            Kind.IMAGE,
            findings);
    assertThat(findings).isEmpty();
    assertThat(Arrays.asList(values.orElseThrow()))
        .extracting(value -> value == null ? null : new String(value, StandardCharsets.UTF_8))
        .containsExactly("\"image/png\"", "7", null, "2e2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image | [1] | it is no JSON object",
        "image | {\"width\":1 | it is no JSON object",
        "image | {\"fps\":1} | 'fps' is no field of kind 'image'",
        "image_group | {} | kind 'image_group' has none"
      })
  void saysWhyThereAreNone(String kind, String json, String why) {
    assertThat(MediaText.values(json, Kind.ofLabel(kind).orElseThrow(), findings)).isEmpty();
    assertThat(findings)
        .extracting(Finding::sentence)
        .containsExactly("Its media metadata is not written: " + why + ".");
  }
}
