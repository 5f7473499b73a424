package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/**
 * The tokens of a JSON spec with their places, and the faults that any token can have: those of the
 * text, lone surrogates, numbers that are none. As a cursor it stands at the current token.
 */
final class JsonTokens implements Cursor {
  private final Faults faults;
  private final PlainTokens plain;
  private final TextSlice slice = new TextSlice();

  /** The reader of what {@link #plain} can't read, from the first such place on; else null. */
  private AnyTokens any;

  private TokenSource source;

  JsonTokens(InputStream in, Faults faults) {
    this.faults = faults;
    plain = new PlainTokens(in);
    source = plain;
  }

  /** Goes on to the next token; null at the end of the file. */
  JsonToken next() throws IOException {
    if (any == null) {
      if (plain.next()) {
        if (plain.isEscaped()) {
          checkSurrogates(plain.text());
        }
        return plain.token();
      }
      any = new AnyTokens(plain, faults);
      source = any;
    }
    JsonToken token = any.next();
    if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
      checkSurrogates(any.text());
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT && !isNumber()) {
      faults.report(
          FaultCode.NOT_FINITE,
          this,
          any.text() + " is no number in JSON: write a finite number or leave the key out.");
    }
    return token;
  }

  /** Whether the token is a number that JSON knows, and not NaN or an infinity. */
  boolean isNumber() throws IOException {
    JsonToken token = token();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      return false;
    }
    String text = text();
    char last = text.charAt(text.length() - 1);
    return last >= '0' && last <= '9';
  }

  JsonToken token() {
    return source.token();
  }

  /** The text of a string, a name or a number. */
  String text() throws IOException {
    return source.text();
  }

  /** The same, without a String where it can be; right until the next token. */
  TextSlice slice() throws IOException {
    source.text(slice);
    return slice;
  }

  /** What the current value is, for sentences. */
  String sort() {
    return switch (token()) {
      case START_OBJECT, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING, FIELD_NAME -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "null";
    };
  }

  /** Reports the place where the syntax ends to be JSON; nothing behind it can be read. */
  void reportSyntax(JsonProcessingException e) {
    any.reportSyntax(e);
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
      faults.report(
          FaultCode.LONE_SURROGATE,
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
    return source.line();
  }

  @Override
  public long column() {
    return source.column();
  }

  @Override
  public String path() {
    return source.path();
  }

  /**
   * The place of the current token, with the path where it is asked for: behind an object that is
   * that of its begin again.
   */
  Cursor here() {
    return new Here(line(), column());
  }

  private final class Here implements Cursor {
    private final long line;
    private final long column;

    private Here(long line, long column) {
      this.line = line;
      this.column = column;
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public long column() {
      return column;
    }

    @Override
    public String path() {
      return JsonTokens.this.path();
    }
  }

  /** Where the text ends, as far as it is read. */
  Cursor.Spot end(String path) {
    return source.end(path);
  }

  /** Bytes read so far. */
  long bytes() {
    return source.bytes();
  }

  /** Reads what is left without looking at it, so that the size is known. */
  void drain() throws IOException {
    if (any != null) {
      any.drain();
    }
  }
}
