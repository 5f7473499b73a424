package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads any JSON text, from between two tokens on, and says what is wrong with it. */
final class AnyTokens implements TokenSource {
  /** More than the largest string that any key may hold, so that a longer one is not kept. */
  private static final int LONGEST_STRING = 16_000_000;

  private static final int LONGEST_NUMBER = 1_000_000;
  private static final int DEEPEST = 1000;

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

  private static final Pattern PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");

  private final Faults faults;
  private final TextReader reader;
  private final JsonParser parser;

  /** The first line that the parser reads begins with the skeleton, not as the file's does. */
  private final long firstLine;

  private final long columnsBefore;
  private final long charsBefore;
  private final Map<Integer, Spot> opened;

  /** Goes on where another reader stands, behind its current token. */
  AnyTokens(PlainTokens before, Faults faults) throws IOException {
    this.faults = faults;
    JsonLevels.Skeleton skeleton = before.levels().skeleton(before.token() == JsonToken.FIELD_NAME);
    Rest rest = before.rest();
    firstLine = rest.line();
    columnsBefore = rest.column() - 1 - skeleton.text().length();
    charsBefore = rest.chars() - skeleton.text().length();
    opened = skeleton.opened();
    reader = TextReader.ofJson(rest, skeleton.text());
    parser = FACTORY.createParser(reader);
    for (int i = 0; i < skeleton.tokens(); i++) {
      parser.nextToken();
    }
  }

  /** Goes on to the next token; null at the end of the file. */
  JsonToken next() throws IOException {
    JsonToken next = parser.nextToken();
    if (next == null) {
      return null;
    }
    if (next == JsonToken.VALUE_STRING || next == JsonToken.FIELD_NAME) {
      parser.getText(); // read to its end, so that its faults are found
    }
    if (reader.hasFaults()) {
      reportText(charsBefore + parser.currentLocation().getCharOffset());
    }
    return next;
  }

  private void reportText(long offset) {
    for (TextReader.TextFault fault = reader.faultBefore(offset);
        fault != null;
        fault = reader.faultBefore(offset)) {
      Spot spot = new Spot(fault.spot().line(), fault.spot().column(), path());
      faults.report(fault.code(), spot, fault.sentence());
    }
  }

  /** Reports the place where the syntax ends to be JSON; nothing behind it can be read. */
  void reportSyntax(JsonProcessingException e) {
    reportText(Long.MAX_VALUE);
    if (e instanceof JsonEOFException) {
      faults.report(
          FaultCode.CUT_OFF,
          reader.here(path()),
          "The file ends in the middle of the document: it was cut off. Write it again.");
      return;
    }
    JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    // Where the parser's own limits are set says nothing to a user.
    reason = reason.replaceFirst(", from `[^`]*`", "");
    reason = PLACE.matcher(reason).replaceAll(this::ofFile);
    // The parser has taken the character that it complains of.
    boolean behind = reason.startsWith("Illegal");
    faults.report(
        FaultCode.NOT_JSON,
        new Spot(line(location), Math.max(1, column(location) - (behind ? 1 : 0)), path()),
        "The JSON can't be read from here on (" + reason + "): nothing behind it was checked.");
  }

  /** A place as the parser spells it, in the file instead of in what the parser has read. */
  private String ofFile(MatchResult place) {
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    Spot bracket = line == 1 ? opened.get(column) : null;
    return bracket == null
        ? spelled(firstLine + line - 1, column + (line == 1 ? columnsBefore : 0))
        : spelled(bracket.line(), bracket.column());
  }

  private static String spelled(long line, long column) {
    return "line: " + line + ", column: " + column;
  }

  @Override
  public JsonToken token() {
    return parser.currentToken();
  }

  @Override
  public String text() throws IOException {
    return parser.getText();
  }

  @Override
  public void text(TextSlice slice) throws IOException {
    slice.set(parser.getText());
  }

  @Override
  public long line() {
    return line(parser.currentTokenLocation());
  }

  @Override
  public long column() {
    return column(parser.currentTokenLocation());
  }

  private long line(JsonLocation location) {
    return firstLine + location.getLineNr() - 1;
  }

  private long column(JsonLocation location) {
    return location.getColumnNr() + (location.getLineNr() == 1 ? columnsBefore : 0);
  }

  @Override
  public String path() {
    JsonPath path = new JsonPath();
    append(path, parser.getParsingContext());
    return path.toString();
  }

  private static void append(JsonPath path, JsonStreamContext context) {
    if (context.inRoot()) {
      return;
    }
    append(path, context.getParent());
    if (context.inArray() && context.hasCurrentIndex()) {
      path.element(context.getCurrentIndex());
    } else if (context.inObject() && context.getCurrentName() != null) {
      path.member(context.getCurrentName());
    }
  }

  @Override
  public Cursor.Spot end(String path) {
    return reader.here(path);
  }

  @Override
  public long bytes() {
    return reader.bytes();
  }

  /** Reads what is left without looking at it, so that the size is known. */
  void drain() throws IOException {
    reader.drain();
  }
}
