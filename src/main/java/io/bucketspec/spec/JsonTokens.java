package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/**
 * The tokens of a JSON spec with their places, and the faults that any token can have: those of the
 * text, lone surrogates, numbers that are none. As a cursor it stands at the current token.
 */
final class JsonTokens implements Cursor {
  /** More than the largest string that any key may hold, so that a longer one is not kept. */
  private static final int LONGEST_STRING = 16_000_000;

  private static final int LONGEST_NUMBER = 1_000_000;
  private static final int DEEPEST = 1000;
  private static final int LONGEST_PATH = 200;

  /** Names are not kept: a group has a million of them. What can be gone on after, is. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_STRING)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNestingDepth(DEEPEST)
                  .build())
          .build();

  private final TextReader reader;
  private final JsonParser parser;
  private final Faults faults;

  JsonTokens(TextReader reader, Faults faults) throws IOException {
    this.reader = reader;
    this.faults = faults;
    parser = FACTORY.createParser(reader);
  }

  /** Goes on to the next token; null at the end of the file. */
  JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return null;
    }
    String text = null;
    if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
      text = parser.getText();
    }
    if (reader.hasFaults()) {
      reportText(parser.currentLocation().getCharOffset());
    }
    if (text != null) {
      checkSurrogates(text);
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT && !isNumber()) {
      faults.error(
          "not-finite",
          this,
          parser.getText() + " is no number in JSON: write a finite number or leave the key out.");
    }
    return token;
  }

  /** Whether the token is a number that JSON knows, and not NaN or an infinity. */
  boolean isNumber() throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      return false;
    }
    char[] text = parser.getTextCharacters();
    char last = text[parser.getTextOffset() + parser.getTextLength() - 1];
    return last >= '0' && last <= '9';
  }

  JsonToken token() {
    return parser.currentToken();
  }

  /** The text of a string, a name or a number. */
  String text() throws IOException {
    return parser.getText();
  }

  /** What the current value is, for sentences. */
  String sort() {
    return switch (parser.currentToken()) {
      case START_OBJECT, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING, FIELD_NAME -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  /** Reports the faults of the text up to an offset, here. */
  void reportText(long offset) {
    for (TextReader.TextFault fault = reader.faultBefore(offset);
        fault != null;
        fault = reader.faultBefore(offset)) {
      Spot spot = new Spot(fault.spot().line(), fault.spot().column(), path());
      faults.error(fault.code(), spot, fault.sentence());
    }
  }

  /** Where the parser stands, behind the current token. */
  JsonLocation location() {
    return parser.currentLocation();
  }

  private void checkSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      faults.error(
          "lone-surrogate",
          this,
          String.format(
              "The string holds \\u%04x, half of a surrogate pair, which is no character:"
                  + " write the whole pair or leave it out.",
              (int) c));
      return;
    }
  }

  @Override
  public long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  @Override
  public long column() {
    return parser.currentTokenLocation().getColumnNr();
  }

  @Override
  public String path() {
    StringBuilder path = new StringBuilder();
    append(path, parser.getParsingContext());
    if (path.length() > LONGEST_PATH) {
      path.setLength(LONGEST_PATH);
      path.append('…');
    }
    return path.toString();
  }

  private static void append(StringBuilder path, JsonStreamContext context) {
    if (context.inRoot()) {
      path.append('$');
      return;
    }
    append(path, context.getParent());
    if (context.inArray() && context.hasCurrentIndex()) {
      path.append('[').append(context.getCurrentIndex()).append(']');
    } else if (context.inObject() && context.getCurrentName() != null) {
      appendName(path, context.getCurrentName());
    }
  }

  private static void appendName(StringBuilder path, String name) {
    if (!name.isEmpty() && name.length() <= 100 && name.chars().allMatch(JsonTokens::isPlain)) {
      path.append('.').append(name);
    } else {
      path.append('[').append(Faults.quoted(name)).append(']');
    }
  }

  private static boolean isPlain(int c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }
}
