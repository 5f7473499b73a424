package io.bucketspec.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a table gives for one field of media metadata.
 *
 * @param sort what it is
 * @param text a string's characters, a number as it is spelled; else empty
 */
record MediaValue(Sort sort, String text) {
  enum Sort {
    NONE,
    STRING,
    NUMBER,
    /** Whatever no field has: true, an object, what is no JSON. */
    OTHER
  }

  private static final MediaValue NONE = new MediaValue(Sort.NONE, "");
  private static final MediaValue OTHER = new MediaValue(Sort.OTHER, "");
  private static final JsonFactory JSON = new JsonFactory();

  /** Longer ones are no sizes, and would take long to read. */
  private static final int LONGEST_NUMBER = 100;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

  /**
   * @param json JSON text; null, nothing and {@code null} for no value
   */
  static MediaValue of(byte[] json) {
    if (json == null || json.length == 0) {
      return NONE;
    }
    // Nearly all values are plain, and a parser for each of them would cost more than the item.
    if (isPlainString(json)) {
      return new MediaValue(Sort.STRING, ascii(json, 1, json.length - 1));
    }
    if (isPlainNumber(json)) {
      return new MediaValue(Sort.NUMBER, ascii(json, 0, json.length));
    }
    try (JsonParser parser = JSON.createParser(new String(json, StandardCharsets.UTF_8))) {
      MediaValue value = read(parser);
      return parser.nextToken() == null ? value : OTHER;
    } catch (IOException noJson) {
      return OTHER;
    }
  }

  private static MediaValue read(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return NONE;
    }
    if (token == JsonToken.VALUE_STRING) {
      return new MediaValue(Sort.STRING, parser.getText());
    }
    return token.isNumeric() ? new MediaValue(Sort.NUMBER, parser.getText()) : OTHER;
  }

  private static boolean isPlainString(byte[] json) {
    int last = json.length - 1;
    if (last < 1 || json[0] != '"' || json[last] != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      if (json[i] < ' ' || json[i] == '"' || json[i] == '\\' || json[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainNumber(byte[] json) {
    boolean point = false;
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '.' && !point && i > 0 && i < json.length - 1) {
        point = true;
      } else if (json[i] < (i == 0 ? '1' : '0') || json[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }

  boolean isNone() {
    return sort == Sort.NONE;
  }

  /** The number that it is, or that its text spells: tables of text hold numbers too. */
  Optional<BigDecimal> number() {
    String digits = text.strip();
    boolean reads =
        (sort == Sort.NUMBER || sort == Sort.STRING)
            && digits.length() <= LONGEST_NUMBER
            && NUMBER.matcher(digits).matches();
    return reads ? Optional.of(new BigDecimal(digits)) : Optional.empty();
  }
}
