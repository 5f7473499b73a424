package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The elements of the lists in a JSON document, one at a time: of a document that is a list, or of
 * lists that a document has by name. Several documents may follow each other, as programs leave
 * them that add to a file.
 */
final class JsonElements {
  private enum Inside {
    NOTHING,
    OBJECT,
    LIST
  }

  private final InputStream in;
  private final InventoryFormat format;
  private final Set<String> sections;
  private final Set<String> kept;
  private final Map<String, String> besides = new HashMap<>();
  private JsonParser parser;
  private Inside inside = Inside.NOTHING;
  private String section = "";
  private long number;
  private long line = 1;

  /**
   * @param format the document's, for messages
   * @param sections the names of the lists of an object; none if documents are lists themselves
   * @param kept the names of an object's values that are kept
   */
  JsonElements(InputStream in, InventoryFormat format, Set<String> sections, Set<String> kept) {
    this.in = in;
    this.format = format;
    this.sections = sections;
    this.kept = kept;
  }

  /**
   * Goes to the next element, which the caller takes whole.
   *
   * @throws IOException if what follows is not JSON, or no such document
   */
  boolean next() throws IOException {
    try {
      if (parser == null) {
        parser = ListJson.parser(in);
      }
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (inside == Inside.LIST && token != JsonToken.END_ARRAY) {
          number++;
          line = parser.currentTokenLocation().getLineNr();
          return true;
        }
        pass(token);
        token = parser.nextToken();
      }
      return false;
    } catch (JsonProcessingException e) {
      throw told(e);
    }
  }

  /** Passes over what is no element. */
  private void pass(JsonToken token) throws IOException {
    if (inside == Inside.LIST) {
      inside = section.isEmpty() ? Inside.NOTHING : Inside.OBJECT;
    } else if (inside == Inside.NOTHING) {
      enter(token);
    } else if (token == JsonToken.END_OBJECT) {
      inside = Inside.NOTHING;
    } else {
      passValue(parser.currentName(), parser.nextToken());
    }
  }

  private void enter(JsonToken token) throws IOException {
    section = "";
    if (token == JsonToken.START_ARRAY) {
      inside = Inside.LIST;
    } else if (token == JsonToken.START_OBJECT && !sections.isEmpty()) {
      inside = Inside.OBJECT;
      besides.clear();
    } else {
      throw new IOException(
          "line "
              + parser.currentTokenLocation().getLineNr()
              + " has "
              + (token == JsonToken.START_OBJECT ? "a JSON object" : "a JSON value")
              + " where the list of format "
              + format.label()
              + " should begin");
    }
  }

  private void passValue(String name, JsonToken value) throws IOException {
    if (value == JsonToken.START_ARRAY && sections.contains(name)) {
      inside = Inside.LIST;
      section = name;
    } else if (value.isStructStart()) {
      parser.skipChildren();
    } else if (value != JsonToken.VALUE_NULL && kept.contains(name)) {
      besides.put(name, parser.getText());
    }
  }

  private IOException told(JsonProcessingException e) {
    String entries = number == 1 ? "1 entry" : number + " entries";
    String told =
        e.getOriginalMessage().startsWith("Unexpected end-of-input")
            ? "its JSON breaks off at "
                + ListJson.place(e)
                + ", after "
                + entries
                + ": it was cut off, or is still being written"
            : ListJson.place(e) + " is not JSON, after " + entries + ": " + ListJson.problem(e);
    return new IOException(told, e);
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** The element, if it is a text. */
  Optional<String> text() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(parser.getText())
        : Optional.empty();
  }

  /** Takes an element that is an object. */
  void read(JsonFields fields, Map<ListField, String> into) throws IOException {
    try {
      fields.read(parser, into);
    } catch (JsonProcessingException e) {
      throw told(e);
    }
  }

  /** Takes an element that isn't read. */
  void skip() throws IOException {
    try {
      parser.skipChildren();
    } catch (JsonProcessingException e) {
      throw told(e);
    }
  }

  /** The name of the list that the element is of; empty if the document is a list. */
  String section() {
    return section;
  }

  /** The values kept of the last document, by their names. */
  Map<String, String> besides() {
    return besides;
  }

  /** The line that the element begins in, from 1. */
  long line() {
    return line;
  }

  /** Where the element is, for messages. */
  String place() {
    return "Entry " + number + " (line " + line + ")";
  }
}
