package io.bucketspec.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A text's JSON as values: {@link JsonObject}, List, String, {@link JsonNumber}, Boolean, null.
 * What stands in objects and arrays deeper than is looked at is passed over; they come out empty.
 */
final class JsonTree {
  /** So deep that a text is no metadata; what is kept of each level costs memory. */
  private static final int DEEPEST_READ = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Keys are data and may all be different: a table of those seen would only fill.
          .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_READ)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Says where a text ends to be JSON. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    /** The character, from 1. */
    private final long place;

    private NotJson(long place) {
      super("no JSON from character " + place + " on", null, false, false);
      this.place = place;
    }

    long place() {
      return place;
    }
  }

  /** Says that a text nests so deep that it is not read to its end. */
  static final class TooDeep extends Exception {
    private static final long serialVersionUID = 1L;

    private TooDeep() {
      super("more than " + DEEPEST_READ + " deep", null, false, false);
    }
  }

  private JsonTree() {}

  /**
   * Reads the one value of a text.
   *
   * @param levels how many objects and arrays around each other are looked into
   */
  static Object read(String text, int levels) throws NotJson, TooDeep {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = value(parser, levels);
      if (parser.nextToken() != null) {
        throw new NotJson(parser.currentTokenLocation().getCharOffset() + 1);
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new TooDeep();
    } catch (JsonProcessingException e) {
      throw new NotJson(e.getLocation().getCharOffset() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(JsonParser parser, int levels) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, levels);
      case START_ARRAY -> list(parser, levels);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static JsonObject object(JsonParser parser, int levels) throws IOException {
    JsonObject object = new JsonObject(new ArrayList<>(), new ArrayList<>());
    if (levels <= 0) {
      parser.skipChildren();
      return object;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      object.names().add(parser.currentName());
      parser.nextToken();
      object.values().add(value(parser, levels - 1));
    }
    return object;
  }

  private static List<Object> list(JsonParser parser, int levels) throws IOException {
    List<Object> list = new ArrayList<>();
    if (levels <= 0) {
      parser.skipChildren();
      return list;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser, levels - 1));
    }
    return list;
  }
}
