package io.bucketspec.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a YAML text into located values.
 *
 * <p>Only plain values are taken: no tags, anchors or aliases, which name Java classes or multiply
 * a small text, no second document, no key twice, and no {@link Secret}.
 */
final class YamlTree {
  /** Characters of a job file at most. */
  static final int MAX_CHARS = 1_000_000;

  /** Values inside values at most. */
  static final int MAX_DEPTH = 20;

  private static final Set<String> FLAGS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final YAMLParser parser;

  /** The text, as the parser counts it. */
  private final int[] characters;

  private final Problems problems;

  private YamlTree(YAMLParser parser, int[] characters, Problems problems) {
    this.parser = parser;
    this.characters = characters;
    this.problems = problems;
  }

  /** The text's only value; empty if there is none to go on with, which is noted as a problem. */
  static Optional<Node> read(String text, Problems problems) {
    if (text.length() > MAX_CHARS) {
      problems.add(
          Place.START,
          "The job file has "
              + text.length()
              + " characters; more than "
              + MAX_CHARS
              + " are no job file.");
      return Optional.empty();
    }
    if (YamlFault.unprintable(text, problems)) {
      return Optional.empty();
    }
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new YamlTree(parser, text.codePoints().toArray(), problems).document();
    } catch (JsonProcessingException e) {
      YamlFault.note(e, problems);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory can't be read", e);
    }
  }

  private Optional<Node> document() throws IOException {
    if (parser.nextToken() == null) {
      problems.add(Place.START, "The job file is empty.");
      return Optional.empty();
    }
    Optional<Node> root = value(0);
    if (root.isPresent() && parser.nextToken() != null) {
      problems.add(here(), "A second document begins here: a job file is one document.");
    }
    return root;
  }

  private Optional<Node> value(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      problems.add(
          here(), "Values are nested more than " + MAX_DEPTH + " deep here: that is no job file.");
      return Optional.empty();
    }
    refuseTagAndAnchor();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(depth);
      case START_ARRAY -> sequence(depth);
      default -> Optional.of(scalar());
    };
  }

  private void refuseTagAndAnchor() throws IOException {
    boolean collection =
        parser.currentToken() == JsonToken.START_OBJECT
            || parser.currentToken() == JsonToken.START_ARRAY;
    if (!collection) {
      refuseByFirstCharacter();
      return;
    }
    if (parser.getTypeId() != null) {
      String tag = Secret.masked("!" + parser.getTypeId());
      problems.add(here(), "A job file takes no tags: remove " + Problems.quoted(tag) + ".");
    }
    if (parser.getObjectId() != null) {
      String anchor = Secret.masked("&" + parser.getObjectId());
      problems.add(here(), "A job file takes no anchors: remove " + Problems.quoted(anchor) + ".");
    }
  }

  /** The parser doesn't tell all that stands before a scalar, but where it begins. */
  private void refuseByFirstCharacter() {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    int end = start;
    while (end < characters.length && " \t\r\n,]}".indexOf(characters[end]) < 0) {
      end++;
    }
    String word = Problems.quoted(Secret.masked(new String(characters, start, end - start)));
    if (word.startsWith("'!")) {
      problems.add(here(), "A job file takes no tags: remove " + word + ".");
    } else if (word.startsWith("'&")) {
      problems.add(here(), "A job file takes no anchors: remove " + word + ".");
    } else if (parser.isCurrentAlias()) {
      problems.add(here(), "A job file takes no aliases: write out what " + word + " stands for.");
    }
  }

  private Optional<Node> mapping(int depth) throws IOException {
    Place start = here();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Place keyPlace = here();
      refuseTagAndAnchor();
      parser.nextToken();
      Optional<Node> value = value(depth + 1);
      if (value.isEmpty()) {
        return value;
      }
      Optional<Secret> secret = Secret.in(key);
      if (secret.isPresent()) {
        problems.add(keyPlace, secret.get().sentence());
        continue;
      }
      Node.Entry first = entries.putIfAbsent(key, new Node.Entry(keyPlace, value.get()));
      if (first != null) {
        problems.add(
            keyPlace,
            Problems.quoted(key) + " stands here twice; first in line " + first.key().line() + ".");
      }
    }
    return Optional.of(new Node.Mapping(start, entries));
  }

  private Optional<Node> sequence(int depth) throws IOException {
    Place start = here();
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Optional<Node> item = value(depth + 1);
      if (item.isEmpty()) {
        return item;
      }
      items.add(item.get());
    }
    return Optional.of(new Node.Sequence(start, items));
  }

  private Node scalar() throws IOException {
    Optional<Secret> secret = Secret.in(parser.getText());
    if (secret.isPresent()) {
      problems.add(here(), secret.get().sentence());
      // Without the text, no other sentence can repeat it.
      return new Node.Scalar(here(), Node.Type.REFUSED, "");
    }
    Node.Type type =
        switch (parser.currentToken()) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Node.Type.NUMBER;
          // YAML 1.1 takes yes, no, on and off for flags; editors of today take them for text.
          case VALUE_TRUE, VALUE_FALSE ->
              FLAGS.contains(parser.getText()) ? Node.Type.FLAG : Node.Type.TEXT;
          case VALUE_NULL -> Node.Type.NOTHING;
          default -> parser.isCurrentAlias() ? Node.Type.REFUSED : Node.Type.TEXT;
        };
    return new Node.Scalar(here(), type, parser.getText());
  }

  private Place here() {
    JsonLocation location = parser.currentTokenLocation();
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
