package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a JSON text byte by byte as long as it is plain: surely well-formed, in valid UTF-8, of
 * usual depths and lengths. It never says what is wrong with a text. At the first byte that might
 * be wrong it stops, between two tokens, and {@link AnyTokens} reads from there on, which knows.
 */
final class PlainTokens implements TokenSource {
  /** What a step comes to besides a place in the window: its bytes don't suffice, or are odd. */
  private static final int MORE = -1;

  private static final int ODD = -2;

  private static final int DEEPEST = 500;
  private static final int LONGEST_NAME = 40_000;
  private static final int LONGEST_NUMBER = 1_000;

  private final ByteWindow window;
  private final JsonLevels levels = new JsonLevels();
  private final KnownTexts known = new KnownTexts();
  private byte[] bytes;
  private int end;

  /** Behind the current token, and the white space behind it as far as it was looked at. */
  private int at;

  /** Where the line of {@link #at} begins: its place in the window if all before were ASCII. */
  private long lineStart;

  private long line = 1;

  /** The value behind the current name, which may be on a further line. */
  private int valueAt;

  private long valueLineStart;
  private long valueLine;

  /** How many bytes more than UTF-16 units there are before {@link #at}. */
  private long surplus;

  private JsonToken token;
  private long tokenLine;
  private long tokenColumn;
  private int textFrom;
  private int textTo;
  private boolean textEscaped;
  private boolean textAscii;

  /** The innermost name, if {@link #levels} doesn't know it yet; else its begin is negative. */
  private int nameFrom = -1;

  private int nameTo;
  private boolean nameEscaped;

  // Of the step under way.
  private long lineNext;
  private long lineStartNext;
  private boolean escaped;
  private int wide;
  private JsonToken scalar;

  PlainTokens(InputStream in) {
    window = new ByteWindow(in);
    bytes = window.bytes();
  }

  /** Goes on to the next token, null at the end of the text; false if what follows isn't plain. */
  boolean next() throws IOException {
    int result = step();
    while (result == MORE && !window.hasEnded() && (slide() || window.hasEnded())) {
      result = step();
    }
    if (result == MORE && isWhole()) {
      token = null;
      return true;
    }
    return result >= 0;
  }

  private boolean isWhole() {
    return levels.depth() == 0 && token != null && at == end && window.hasEnded();
  }

  private boolean slide() throws IOException {
    keepName();
    int from = at;
    boolean more = window.slide(from);
    bytes = window.bytes();
    end = window.end();
    at = 0;
    lineStart -= from;
    valueAt -= from;
    valueLineStart -= from;
    return more;
  }

  private int step() {
    int i = token == JsonToken.FIELD_NAME ? value() : begin();
    if (i < 0) {
      return i;
    }
    boolean isName = token != JsonToken.FIELD_NAME && levels.inObject();
    return switch (bytes[i]) {
      case '"' -> quoted(i, isName);
      case '}', ']' -> close(i);
      case '{' -> isName ? ODD : open(i, JsonToken.START_OBJECT);
      case '[' -> isName ? ODD : open(i, JsonToken.START_ARRAY);
      default -> isName ? ODD : scalarValue(i);
    };
  }

  private int quoted(int i, boolean isName) {
    int close = string(i + 1);
    if (close < 0) {
      return close;
    }
    return isName ? name(i, close) : stringValue(i, close);
  }

  /** The value behind the current name. */
  private int value() {
    lineNext = valueLine;
    lineStartNext = valueLineStart;
    return valueAt;
  }

  /** Where the next token begins, behind white space and a comma. */
  private int begin() {
    at = skip(at, line, lineStart);
    line = lineNext;
    lineStart = lineStartNext;
    if (isShort(at)) {
      return MORE;
    }
    byte b = bytes[at];
    if (levels.depth() == 0) {
      return token == null && b == '{' ? at : ODD;
    }
    if (b == '}' || b == ']' || !levels.isBegun()) {
      return at;
    }
    if (b != ',') {
      return ODD;
    }
    int i = skip(at + 1, line, lineStart);
    if (isShort(i)) {
      return MORE;
    }
    return bytes[i] == '}' || bytes[i] == ']' ? ODD : i;
  }

  /** A name, and as much of what follows as is read together with it. */
  private int name(int i, int close) {
    long nameLine = lineNext;
    long nameLineStart = lineStartNext;
    int colon = skip(close + 1, nameLine, nameLineStart + wide);
    if (isShort(colon) || bytes[colon] != ':') {
      return isShort(colon) ? MORE : ODD;
    }
    int next = skip(colon + 1, lineNext, lineStartNext);
    if (isShort(next)) {
      return MORE;
    }
    int scalarEnd = isScalar(bytes[next]) ? scalar(next) : next;
    if (scalarEnd < 0 || close - i > LONGEST_NAME) {
      return scalarEnd < 0 ? scalarEnd : ODD;
    }
    valueAt = next;
    valueLine = lineNext;
    valueLineStart = lineStartNext;
    lineNext = nameLine;
    lineStartNext = nameLineStart;
    levels.begin();
    nameFrom = i + 1;
    nameTo = close;
    nameEscaped = escaped;
    return take(JsonToken.FIELD_NAME, i, close + 1, i + 1, close);
  }

  private static boolean isScalar(byte b) {
    return b != '"' && b != '{' && b != '[';
  }

  private int stringValue(int i, int close) {
    beginElement();
    return take(JsonToken.VALUE_STRING, i, close + 1, i + 1, close);
  }

  private int scalarValue(int i) {
    int behind = scalar(i);
    if (behind < 0) {
      return behind;
    }
    beginElement();
    wide = 0;
    escaped = false;
    return take(scalar, i, behind, i, behind);
  }

  private void beginElement() {
    if (!levels.inObject()) {
      levels.begin();
    }
  }

  private int open(int i, JsonToken bracket) {
    if (levels.depth() == DEEPEST) {
      return ODD;
    }
    beginElement();
    keepName();
    levels.open(bracket == JsonToken.START_OBJECT, lineNext, i - lineStartNext + 1);
    return takeBracket(bracket, i);
  }

  private int close(int i) {
    if (token == JsonToken.FIELD_NAME || (bytes[i] == '}') != levels.inObject()) {
      return ODD;
    }
    nameFrom = -1;
    levels.close();
    return takeBracket(bytes[i] == '}' ? JsonToken.END_OBJECT : JsonToken.END_ARRAY, i);
  }

  private int takeBracket(JsonToken bracket, int i) {
    wide = 0;
    escaped = false;
    return take(bracket, i, i + 1, i, i + 1);
  }

  /** The step is done: what it found becomes the current token. */
  private int take(JsonToken taken, int begin, int behind, int from, int to) {
    token = taken;
    tokenLine = lineNext;
    tokenColumn = begin - lineStartNext + 1;
    textFrom = from;
    textTo = to;
    textEscaped = escaped;
    textAscii = !escaped && wide == 0;
    at = behind;
    line = lineNext;
    lineStart = lineStartNext + wide;
    surplus += wide;
    return behind;
  }

  /**
   * The end of white space, or a carriage return of which only the next bytes tell what it ends;
   * {@link #lineNext} and {@link #lineStartNext} are then as there.
   */
  private int skip(int from, long fromLine, long fromLineStart) {
    lineNext = fromLine;
    lineStartNext = fromLineStart;
    int i = from;
    while (i < end && bytes[i] <= ' ') {
      byte b = bytes[i];
      if (b == '\r' && i + 1 == end && !window.hasEnded()) {
        return i;
      }
      if (b == '\n' || b == '\r') {
        i += b == '\r' && i + 1 < end && bytes[i + 1] == '\n' ? 2 : 1;
        lineNext++;
        lineStartNext = i;
      } else if (b == ' ' || b == '\t') {
        i++;
      } else {
        return i;
      }
    }
    return i;
  }

  /** Whether white space ends only behind the window. */
  private boolean isShort(int i) {
    return i == end || bytes[i] == '\r';
  }

  /** The quote that ends a string. */
  private int string(int from) {
    escaped = false;
    wide = 0;
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == '"') {
        return i;
      }
      if (b > '\\' || (b >= ' ' && b != '\\')) {
        i++;
        continue;
      }
      int length = b < 0 ? wide(i) : b == '\\' ? escape(i) : ODD;
      if (length < 0) {
        return length;
      }
      i += length;
    }
    return MORE;
  }

  private int wide(int i) {
    int length = Utf8.sequence(bytes, i, end);
    if (length < 0) {
      return end - i < Utf8.LONGEST ? MORE : ODD;
    }
    wide += length - (length == Utf8.LONGEST ? 2 : 1);
    return length;
  }

  private int escape(int i) {
    escaped = true;
    int length = PlainEscapes.length(bytes, i, end);
    if (length < 0) {
      return ODD;
    }
    return i + length > end ? MORE : length;
  }

  /** The end of a number or a word, which becomes {@link #scalar}. */
  private int scalar(int i) {
    int behind = i;
    while (behind < end && PlainScalar.holds(bytes[behind])) {
      behind++;
    }
    if (behind == end) {
      return behind - i > LONGEST_NUMBER ? ODD : MORE;
    }
    scalar = behind - i > LONGEST_NUMBER ? null : PlainScalar.of(bytes, i, behind);
    return scalar == null ? ODD : behind;
  }

  /** Whether the current token holds escapes, and so may hold what no UTF-8 can. */
  boolean isEscaped() {
    return textEscaped;
  }

  @Override
  public JsonToken token() {
    return token;
  }

  @Override
  public String text() {
    return textAscii ? known.text(bytes, textFrom, textTo) : text(textFrom, textTo, textEscaped);
  }

  @Override
  public void text(TextSlice slice) {
    if (textAscii) {
      slice.set(bytes, textFrom, textTo);
    } else {
      slice.set(text());
    }
  }

  private String text(int from, int to, boolean escapes) {
    return escapes
        ? PlainEscapes.unescaped(bytes, from, to)
        : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private void keepName() {
    if (nameFrom >= 0) {
      levels.name(text(nameFrom, nameTo, nameEscaped));
      nameFrom = -1;
    }
  }

  @Override
  public long line() {
    return tokenLine;
  }

  @Override
  public long column() {
    return tokenColumn;
  }

  @Override
  public String path() {
    keepName();
    return levels.path();
  }

  @Override
  public Cursor.Spot end(String path) {
    return new Cursor.Spot(line, at - lineStart + 1, path);
  }

  @Override
  public long bytes() {
    return window.inFile(at);
  }

  /** What is behind the current token, for a parser that has read the skeleton of its levels. */
  Rest rest() {
    long before = window.inFile(at);
    return new Rest(window.rest(at), before, before - surplus, line, at - lineStart + 1);
  }

  JsonLevels levels() {
    keepName();
    return levels;
  }
}
