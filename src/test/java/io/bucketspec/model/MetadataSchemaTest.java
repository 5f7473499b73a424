package io.bucketspec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.MetadataType.Sort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that a schema can have, and how paths are found in it. */
class MetadataSchemaTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "Video.description", "a b", "x_1-2", "Größe", "keyframe", "keyframes2"})
  void keysOfASchema(String key) {
    assertThat(MetadataSchema.keyFault(key)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | A key is empty.",
        "$encord | The key '$encord' begins with '$', which the platform keeps for itself.",
        "-_. | The key '-_.' has no letter and no digit.",
        "key_frames | The key 'key_frames' is a special key of the platform.",
        "a/b | The key 'a/b' may hold letters, digits, spaces and - _ . only.",
      })
  void keysThatThePlatformRefuses(String key, String sentence) {
    assertThat(MetadataSchema.keyFault(key)).contains(sentence);
    assertThatThrownBy(() -> MetadataSchema.of(Map.of(key, MetadataType.of(Sort.TEXT))))
        .isInstanceOf(InvalidOption.class)
        .hasMessage(sentence);
  }

  @Test
  void keysWithDotsStandForPaths() throws Exception {
    MetadataSchema schema =
        sent(
            MetadataSchema.of(
                Map.of(
                    "a.b.c", MetadataType.of(Sort.NUMBER),
                    "d", MetadataType.of(Sort.UUID))));
    assertThat(schema.keys()).containsExactlyInAnyOrder("a.b.c", "d");
    assertThat(schema.type("a.b.c")).contains(MetadataType.of(Sort.NUMBER));
    assertThat(schema.type("a.b")).isEmpty();
    assertThat(schema.hasKeysIn("a")).isTrue();
    assertThat(schema.hasKeysIn("a.b")).isTrue();
    assertThat(schema.hasKeysIn("a.b.c")).isFalse();
    assertThat(schema.hasKeysIn("d")).isFalse();
  }

  /** The schema as it comes to another process. */
  private static MetadataSchema sent(MetadataSchema schema) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(schema);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (MetadataSchema) in.readObject();
    }
  }
}
