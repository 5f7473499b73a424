package io.bucketspec.rules;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** A part of a template, as written. Places count the template's characters from 1. */
sealed interface Token extends Serializable {
  int place();

  /** How it looks in the template, for messages. */
  String source();

  /** The texts of which one stands there; none for a token that the template leaves open. */
  default List<String> texts() {
    return List.of();
  }

  /** The name of the capture that it is. */
  default Optional<String> capture() {
    return Optional.empty();
  }

  record Literal(int place, String text) implements Token {
    @Override
    public String source() {
      return text;
    }

    @Override
    public List<String> texts() {
      return List.of(text);
    }
  }

  /**
   * Literal texts of which one stands there.
   *
   * @param texts at least two, none empty
   */
  record Alternatives(int place, List<String> texts) implements Token {
    public Alternatives {
      texts = List.copyOf(texts);
    }

    @Override
    public String source() {
      return "{" + String.join(",", texts) + "}";
    }
  }

  /**
   * Literal texts of which one stands there, by a name.
   *
   * @param texts at least two that differ, none empty
   */
  record Choice(int place, String name, List<String> texts) implements Token {
    public Choice {
      texts = List.copyOf(texts);
    }

    @Override
    public String source() {
      return "{" + name + ":" + String.join("|", texts) + "}";
    }

    @Override
    public Optional<String> capture() {
      return Optional.of(name);
    }
  }

  /** One or more characters but a slash, by a name. */
  record Capture(int place, String name) implements Token {
    @Override
    public String source() {
      return "{" + name + "}";
    }

    @Override
    public Optional<String> capture() {
      return Optional.of(name);
    }
  }

  /** One or more characters but a slash. */
  record Star(int place) implements Token {
    @Override
    public String source() {
      return "*";
    }
  }

  /** Any characters, also none, also slashes. */
  record Any(int place) implements Token {
    @Override
    public String source() {
      return "**";
    }
  }

  /** Whether it stands for text that the template doesn't say. */
  default boolean wild() {
    return this instanceof Capture || this instanceof Star || this instanceof Any;
  }

  /** Whether whatever stands there holds a slash. */
  default boolean surelyHasSlash() {
    return !wild() && texts().stream().allMatch(text -> text.contains("/"));
  }

  /** Whether more or fewer slashes can stand there. */
  default boolean variesInSlashes() {
    return this instanceof Any || texts().stream().mapToLong(Token::slashes).distinct().count() > 1;
  }

  private static long slashes(String text) {
    return text.chars().filter(c -> c == '/').count();
  }
}
