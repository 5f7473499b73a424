package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Checks a whole JSON spec. */
final class JsonSpecCheck {
  private static final String SKIP = "skip_duplicate_urls";
  private static final String UPSERT = "upsert_metadata";

  private final TextReader reader;
  private final Faults faults;
  private final Tally tally;
  private final JsonTokens tokens;
  private final JsonItemCheck items;
  private final JsonWalk other;
  private final SeenNames names = new SeenNames(new SeenNames.Budget());
  private final List<String> knownKeys = new ArrayList<>(List.of(SKIP, UPSERT));
  private boolean skip;
  private Cursor upsert;

  JsonSpecCheck(TextReader reader, Faults faults, Tally tally) throws IOException {
    this.reader = reader;
    this.faults = faults;
    this.tally = tally;
    tokens = new JsonTokens(reader, faults);
    items = new JsonItemCheck(tokens, faults, tally);
    other = new JsonWalk(tokens, faults, new SeenNames.Budget());
    for (Section section : Section.values()) {
      knownKeys.add(section.key());
    }
  }

  void check() throws IOException {
    try {
      if (document()) {
        tally.endOfItems(new Cursor.Spot(1, 1, "$"));
      }
    } catch (JsonProcessingException e) {
      syntax(e);
    }
    reader.drain();
    tally.end(reader.bytes(), reader.here("$"));
  }

  private boolean document() throws IOException {
    JsonToken first = tokens.next();
    if (first == null) {
      faults.error("empty-file", reader.here("$"), "The file is empty: leave it out.");
      return false;
    }
    if (first != JsonToken.START_OBJECT) {
      faults.error(
          "not-an-object",
          tokens,
          "The document must be an object such as {\"videos\": […]} but is " + tokens.sort() + ".");
      return false;
    }
    while (tokens.next() != JsonToken.END_OBJECT) {
      member();
    }
    if (upsert != null && !skip) {
      faults.error(
          "upsert-without-skip",
          upsert,
          "'" + UPSERT + "' acts only together with '" + SKIP + "': true: set both.");
    }
    Cursor end = tokens.spot();
    if (tokens.next() != null) {
      faults.error(
          "trailing-content",
          tokens,
          "The document has ended at line "
              + end.line()
              + " but more follows: one file is one document.");
    }
    return true;
  }

  private void member() throws IOException {
    String name = tokens.text();
    names.add(name, tokens, faults);
    Section section = Section.ofKey(name);
    if (name.equals("pdfs")) {
      section = Section.PDF;
      faults.warning(
          "uncertain-key",
          tokens,
          "No page of the platform says whether a file's key is 'pdf' or 'pdfs'; its SDK says"
              + " 'pdf'.");
    }
    boolean known = section != null || knownKeys.contains(name);
    if (!known) {
      faults.error(
          "unknown-key",
          tokens,
          "Unknown key "
              + Faults.quoted(name)
              + " in the document: "
              + WordHint.of(name, knownKeys));
    }
    tokens.next();
    if (section != null) {
      section(name, section);
    } else if (known) {
      flag(name);
    } else {
      other.value();
    }
  }

  private void flag(String name) throws IOException {
    boolean on = tokens.token() == JsonToken.VALUE_TRUE;
    if (!on && tokens.token() != JsonToken.VALUE_FALSE) {
      faults.error(
          "wrong-type",
          tokens,
          "'" + name + "' must be true or false but is " + tokens.sort() + ".");
      other.value();
    }
    if (name.equals(SKIP)) {
      skip = on;
    } else {
      upsert = on ? tokens.spot() : null;
    }
  }

  private void section(String name, Section section) throws IOException {
    if (tokens.token() != JsonToken.START_ARRAY) {
      faults.error(
          "wrong-type",
          tokens,
          "'" + name + "' must be an array of items but is " + tokens.sort() + ".");
      other.value();
      return;
    }
    if (section == Section.GROUPS_FROM_ITEMS) {
      faults.warning(
          "not-checked",
          tokens,
          "What '" + name + "' holds names items that are on the platform already: not checked.");
    }
    while (tokens.next() != JsonToken.END_ARRAY) {
      items.check(section);
    }
  }

  /** The place where the syntax ends to be JSON; nothing behind it can be read. */
  private void syntax(JsonProcessingException e) {
    tokens.reportText(Long.MAX_VALUE);
    if (e instanceof JsonEOFException) {
      faults.error(
          "cut-off",
          reader.here(tokens.path()),
          "The file ends in the middle of the document: it was cut off. Write it again.");
      return;
    }
    JsonLocation location = e.getLocation() == null ? tokens.location() : e.getLocation();
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    // Where the parser's own limits are set says nothing to a user.
    reason = reason.replaceFirst(", from `[^`]*`", "");
    // The parser has taken the character that it complains of.
    boolean behind = reason.startsWith("Illegal");
    int column = Math.max(1, location.getColumnNr() - (behind ? 1 : 0));
    faults.error(
        "not-json",
        new Cursor.Spot(location.getLineNr(), column, tokens.path()),
        "The JSON can't be read from here on (" + reason + "): nothing behind it was checked.");
  }
}
