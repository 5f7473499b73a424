package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A manifest as JSON. Lenient in form, for the stores that print trailing commas, comments and
 * fields of their own.
 */
final class ManifestJson {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private ManifestJson() {}

  /**
   * The document.
   *
   * @param path where it is, for messages
   * @throws InventoryException if it is not JSON, or no object
   */
  static JsonNode read(String path, byte[] bytes) {
    JsonNode document = parsed(path, bytes);
    if (!document.isObject()) {
      throw new InventoryException(
          path
              + " is JSON but no manifest, which is an object with sourceBucket, fileFormat and"
              + " files.");
    }
    return document;
  }

  private static JsonNode parsed(String path, byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new InventoryException(path + place + " is not JSON: " + problem(e) + ".", e);
    } catch (IOException e) {
      throw new InventoryException(path + " is not JSON: " + e.getMessage() + ".", e);
    }
  }

  /** Without the parser's own excerpt of the source, which follows in brackets. */
  private static String problem(JsonProcessingException e) {
    int excerpt = e.getOriginalMessage().indexOf(" (start marker at");
    return excerpt < 0 ? e.getOriginalMessage() : e.getOriginalMessage().substring(0, excerpt);
  }

  /** The field of that name, in camel case or in snake case; missing if there is none. */
  static JsonNode field(JsonNode object, String camel) {
    JsonNode value = object.path(camel);
    return value.isMissingNode()
        ? object.path(camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        : value;
  }

  /** The field's text or number as a text; empty if there is none. */
  static String text(JsonNode object, String camel) {
    return field(object, camel).asText("");
  }

  /** A count that the field states; {@link StatedTotals#NOT_STATED} if it states none. */
  static long count(JsonNode object, String camel) {
    try {
      return Math.max(StatedTotals.NOT_STATED, Long.parseLong(text(object, camel).strip()));
    } catch (NumberFormatException e) {
      return StatedTotals.NOT_STATED;
    }
  }

  /** A moment that the field states, if it states one. */
  static Optional<Instant> instant(JsonNode object, String camel) {
    byte[] written = text(object, camel).getBytes(StandardCharsets.UTF_8);
    long millis = new WrittenTime().millis(written, 0, written.length);
    try {
      return millis == InventoryRow.TIME_NOT_STATED
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(millis));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
