package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Checks a whole JSON spec. */
final class JsonSpecCheck {
  private static final String SKIP = "skip_duplicate_urls";
  private static final String UPSERT = "upsert_metadata";

  private final Faults faults;
  private final Tally tally;
  private final JsonTokens tokens;
  private final JsonItemCheck items;
  private final JsonWalk other;
  private final SeenNames names = new SeenNames(new SeenNames.Budget());
  private final List<String> knownKeys = new ArrayList<>(List.of(SKIP, UPSERT));
  private boolean skip;
  private Cursor upsert;

  JsonSpecCheck(InputStream in, Faults faults, Tally tally, SpecChecks checks) {
    this.faults = faults;
    this.tally = tally;
    tokens = new JsonTokens(in, faults);
    items = new JsonItemCheck(tokens, faults, tally, checks);
    other = new JsonWalk(tokens, faults, new SeenNames.Budget());
    for (Section section : Section.values()) {
      knownKeys.add(section.key());
    }
  }

  /** Checks it; how many bytes it has. */
  long check() throws IOException {
    try {
      if (document()) {
        tally.endOfItems(new Cursor.Spot(1, 1, "$"));
      }
    } catch (JsonProcessingException e) {
      tokens.reportSyntax(e);
    }
    tokens.drain();
    tally.end(tokens.bytes(), tokens.end("$"));
    return tokens.bytes();
  }

  private boolean document() throws IOException {
    JsonToken first = tokens.next();
    if (first == null) {
      faults.report(FaultCode.EMPTY_FILE, tokens.end("$"), "The file is empty: leave it out.");
      return false;
    }
    if (first != JsonToken.START_OBJECT) {
      faults.report(
          FaultCode.NOT_AN_OBJECT,
          tokens,
          "The document must be an object such as {\"videos\": […]} but is " + tokens.sort() + ".");
      return false;
    }
    while (tokens.next() != JsonToken.END_OBJECT) {
      member();
    }
    if (upsert != null && !skip) {
      faults.report(
          FaultCode.UPSERT_WITHOUT_SKIP,
          upsert,
          "'" + UPSERT + "' acts only together with '" + SKIP + "': true: set both.");
    }
    Cursor end = tokens.spot();
    if (tokens.next() != null) {
      faults.report(
          FaultCode.TRAILING_CONTENT,
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
      faults.report(
          FaultCode.UNCERTAIN_KEY,
          tokens,
          "No page of the platform says whether a file's key is 'pdf' or 'pdfs'; its SDK says"
              + " 'pdf'.");
    }
    boolean known = section != null || knownKeys.contains(name);
    if (!known) {
      faults.report(
          FaultCode.UNKNOWN_KEY,
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
      faults.report(
          FaultCode.WRONG_TYPE,
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
      faults.report(
          FaultCode.WRONG_TYPE,
          tokens,
          "'" + name + "' must be an array of items but is " + tokens.sort() + ".");
      other.value();
      return;
    }
    if (section == Section.GROUPS_FROM_ITEMS) {
      faults.report(
          FaultCode.NOT_CHECKED,
          tokens,
          "What '" + name + "' holds names items that are on the platform already: not checked.");
    }
    while (tokens.next() != JsonToken.END_ARRAY) {
      items.check(section);
    }
  }
}
