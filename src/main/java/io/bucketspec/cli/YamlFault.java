package io.bucketspec.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the YAML parser says about a broken text into a place and a sentence. */
final class YamlFault {
  /** The parser's message ends with the fault, its place, and a picture of the line. */
  private static final Pattern FAULT =
      Pattern.compile("(?m)^ *([^\\n]+)\\n in 'reader', line (\\d+), column (\\d+):");

  private static final Pattern NO_START =
      Pattern.compile("found character '(.+)' that cannot start any token");

  private YamlFault() {}

  static void note(JsonProcessingException e, Problems problems) {
    String message = String.valueOf(e.getOriginalMessage());
    JsonLocation location = e.getLocation();
    Place place =
        location == null || location.getLineNr() < 1
            ? Place.START
            : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    String fault = message.lines().findFirst().orElse("");
    Matcher matcher = FAULT.matcher(message);
    while (matcher.find()) {
      fault = matcher.group(1);
      place = new Place(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }
    problems.add(place, sentence(Secret.masked(fault)));
  }

  /** Notes the first character that YAML doesn't take, and whether there is one. */
  static boolean unprintable(String text, Problems problems) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!printable(c)) {
        problems.add(
            new Place(line, column),
            String.format("The character U+%04X can't stand in a job file: remove it.", c));
        return true;
      }
      i += Character.charCount(c);
      column++;
      if (c == '\n') {
        line++;
        column = 1;
      }
    }
    return false;
  }

  /** The set {@code c-printable} of the YAML specification. */
  private static boolean printable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == 0x85
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String sentence(String fault) {
    if (fault.contains("(TAB)")) {
      return "A tab can't stand here: YAML is indented with spaces.";
    }
    if (fault.startsWith("mapping values are not allowed here")) {
      return "This ':' begins a value where none can stand: check the indentation, or put the text"
          + " in quotes.";
    }
    if (fault.startsWith("expected <block end>")) {
      return "This doesn't fit what stands above it: check the indentation and the quotes.";
    }
    if (fault.startsWith("could not find expected ':'")) {
      return "A key before this lacks its ':'; a line here is 'key: value'.";
    }
    if (fault.startsWith("expected ',' or")) {
      return "A list or mapping in brackets is not closed before this, or lacks a comma.";
    }
    if (fault.startsWith("found unexpected end of stream")) {
      return "The file ends inside quotes: one is missing.";
    }
    if (fault.startsWith("Expected a field name")) {
      return "A key is one plain word: no list, mapping or alias can stand before ':'.";
    }
    Matcher start = NO_START.matcher(fault);
    if (start.find()) {
      return "A value can't begin with '" + start.group(1) + "': put it in quotes.";
    }
    return "This is not valid YAML: " + fault.replaceFirst("\\.$", "") + ".";
  }
}
