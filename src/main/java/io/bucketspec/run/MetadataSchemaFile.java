package io.bucketspec.run;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.model.InvalidOption;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.MetadataType;
import io.bucketspec.model.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a metadata schema: a JSON object of keys and their types, each a name, or an object that
 * says more of it.
 *
 * <pre>{"site": "varchar",
 *  "weather": {"type": "enum", "values": ["sun", "rain"]},
 *  "clip": {"type": "embedding", "dimensions": 512}}</pre>
 */
public final class MetadataSchemaFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FIELDS = List.of("type", "values", "dimensions");

  /** What would break the line that tells of it. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  private final String file;
  private final Map<String, MetadataType> types = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private MetadataSchemaFile(String file) {
    this.file = file;
  }

  /**
   * Reads a schema.
   *
   * @param text the document
   * @param name the file's name, for messages
   * @throws InvalidMetadataSchema with all that is wrong with it
   */
  public static MetadataSchema parse(String text, String name) throws InvalidMetadataSchema {
    MetadataSchemaFile read = new MetadataSchemaFile(name);
    try (JsonParser parser = JSON.createParser(text)) {
      read.document(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory can be read
    }
    if (!read.problems.isEmpty()) {
      throw new InvalidMetadataSchema(read.problems);
    }
    return MetadataSchema.of(read.types);
  }

  private void document(JsonParser parser) throws IOException {
    try {
      members(parser);
    } catch (JsonProcessingException e) {
      // What is over the parser's own limits is told without a place.
      JsonLocation place = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      add(place, "This can't be read as JSON: " + e.getOriginalMessage() + ".");
    }
  }

  private void members(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      add(
          parser.currentTokenLocation(),
          "A metadata schema must be an object of keys and types, such as {\"site\": \"varchar\"}.");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonLocation place = parser.currentTokenLocation();
      String key = parser.currentName();
      parser.nextToken();
      member(key, JSON.readTree(parser), place);
    }
    JsonToken more = parser.nextToken();
    if (more != null) {
      add(parser.currentTokenLocation(), "More follows on the schema: a file is one document.");
    } else if (lines.isEmpty()) {
      add(parser.currentTokenLocation(), "The schema has no key.");
    }
  }

  private void member(String key, JsonNode declared, JsonLocation place) {
    Integer first = lines.putIfAbsent(key, place.getLineNr());
    if (first != null) {
      add(place, "The key '" + key + "' stands twice, first at line " + first + ".");
      return;
    }
    MetadataSchema.keyFault(key).ifPresent(sentence -> add(place, sentence));
    try {
      Optional<MetadataType> type =
          declared.isObject()
              ? described(key, declared, place)
              : named(key, declared, place).map(sort -> typeOf(sort, List.of(), 0));
      type.ifPresent(known -> types.put(key, known));
    } catch (InvalidOption e) {
      add(place, "Of '" + key + "': " + e.getMessage());
    }
  }

  private static MetadataType typeOf(MetadataType.Sort sort, List<String> values, int dimensions) {
    return new MetadataType(sort, values, dimensions);
  }

  private Optional<MetadataType.Sort> named(String key, JsonNode name, JsonLocation place) {
    List<String> known = MetadataType.Sort.labels();
    if (!name.isTextual()) {
      add(
          place,
          "The type of '"
              + key
              + "' must be the name of one, or an object with 'type'; names are "
              + String.join(", ", known)
              + ".");
      return Optional.empty();
    }
    Optional<MetadataType.Sort> sort = MetadataType.Sort.ofLabel(name.textValue());
    if (sort.isEmpty()) {
      String hint = Nearest.question(name.textValue(), known);
      add(
          place,
          "Unknown type '"
              + name.textValue()
              + "' of '"
              + key
              + "'."
              + (hint.isEmpty() ? " Types are " + String.join(", ", known) + "." : hint));
    }
    return sort;
  }

  private Optional<MetadataType> described(String key, JsonNode object, JsonLocation place) {
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                add(
                    place,
                    "Unknown field '"
                        + field
                        + "' of '"
                        + key
                        + "'."
                        + Nearest.question(field, FIELDS));
              }
            });
    if (!object.has("type")) {
      add(place, "'" + key + "' has no 'type'.");
      return Optional.empty();
    }
    Optional<List<String>> values = values(key, object.path("values"), place);
    Optional<Integer> dimensions = dimensions(key, object.path("dimensions"), place);
    Optional<MetadataType.Sort> sort = named(key, object.get("type"), place);
    return sort.isPresent() && values.isPresent() && dimensions.isPresent()
        ? Optional.of(typeOf(sort.get(), values.get(), dimensions.get()))
        : Optional.empty();
  }

  private Optional<List<String>> values(String key, JsonNode array, JsonLocation place) {
    List<String> values = new ArrayList<>();
    boolean texts = array.isMissingNode() || array.isArray();
    for (JsonNode value : array) {
      texts &= value.isTextual();
      values.add(value.asText());
    }
    if (!texts) {
      add(place, "'values' of '" + key + "' must be an array of strings.");
      return Optional.empty();
    }
    return Optional.of(values);
  }

  private Optional<Integer> dimensions(String key, JsonNode number, JsonLocation place) {
    if (number.isMissingNode()) {
      return Optional.of(0);
    }
    if (!number.isInt() || number.intValue() == 0) {
      add(
          place,
          "'dimensions' of '"
              + key
              + "' must be an integer from 1 to "
              + MetadataType.MAX_DIMENSIONS
              + ".");
      return Optional.empty();
    }
    return Optional.of(number.intValue());
  }

  private void add(JsonLocation place, String sentence) {
    // Before its first token a parser stands in column 0.
    int column = Math.max(1, place.getColumnNr());
    String plain = CONTROL.matcher(sentence).replaceAll("?");
    problems.add(file + ":" + place.getLineNr() + ":" + column + ": " + plain);
  }
}
