package io.bucketspec.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.JsonSort;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.SchemaWalk;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Whether the values of one column are what a metadata schema says of the place where they go. */
public final class SchemaCheck implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory FACTORY = new JsonFactory();

  private final MetadataSchema schema;
  private final List<String> path;

  private SchemaCheck(MetadataSchema schema, List<String> path) {
    this.schema = schema;
    this.path = List.copyOf(path);
  }

  /**
   * The check of the values that will stand at a path of the client metadata.
   *
   * @param path the keys to the value, from the outermost inwards, at least one
   * @return empty if the schema says nothing of what is there
   */
  public static Optional<SchemaCheck> of(MetadataSchema schema, List<String> path) {
    SchemaWalk walk = new SchemaWalk(schema);
    boolean wrongAround = walk.begin(path).filter(SchemaWalk.Problem::known).isPresent();
    return wrongAround || walk.looksAtValue()
        ? Optional.of(new SchemaCheck(schema, path))
        : Optional.empty();
  }

  /**
   * Checks a value; of an object each value within it.
   *
   * @param json the value as JSON in UTF-8, one that can be read
   * @return what is wrong, and how much more is
   * @throws UncheckedIOException if it is no JSON
   */
  public Optional<Finding> check(byte[] json, int from, int to) {
    SchemaWalk walk = new SchemaWalk(schema);
    SchemaWalk.Problem first = walk.begin(path).orElse(null);
    int more = 0;
    try (JsonParser parser = FACTORY.createParser(json, from, to - from)) {
      while (parser.nextToken() != null) {
        SchemaWalk.Problem problem = step(walk, parser).orElse(null);
        if (problem != null && problem.known()) {
          more += first == null ? 0 : 1;
          first = first == null ? problem : first;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    first = first == null ? walk.soFar().orElse(null) : first;
    return first == null
        ? Optional.empty()
        : Optional.of(new Finding(FindingCode.METADATA_SCHEMA, sentence(first.sentence(), more)));
  }

  private static String sentence(String first, int more) {
    return more == 0 ? first : first + " And " + more + " more like it in this value.";
  }

  private static Optional<SchemaWalk.Problem> step(SchemaWalk walk, JsonParser parser)
      throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case FIELD_NAME -> {
        walk.name(parser.currentName());
        return Optional.empty();
      }
      case START_OBJECT -> {
        return walk.open(JsonSort.OBJECT);
      }
      case START_ARRAY -> {
        return walk.open(JsonSort.ARRAY);
      }
      case END_OBJECT, END_ARRAY -> {
        return walk.close();
      }
      default -> {
        return walk.scalar(sort(token), parser.getText());
      }
    }
  }

  private static JsonSort sort(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> JsonSort.STRING;
      case VALUE_NUMBER_INT -> JsonSort.INTEGER;
      case VALUE_NUMBER_FLOAT -> JsonSort.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> JsonSort.BOOLEAN;
      default -> JsonSort.NULL;
    };
  }
}
