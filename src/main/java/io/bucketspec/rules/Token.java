package io.bucketspec.rules;

import java.io.Serializable;
import java.util.List;

/** A part of a template, as written. Places count the template's characters from 1. */
sealed interface Token extends Serializable {
  int place();

  /** How it looks in the template, for messages. */
  String source();

  record Literal(int place, String text) implements Token {
    @Override
    public String source() {
      return text;
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

  /** One or more characters but a slash, by a name. */
  record Capture(int place, String name) implements Token {
    @Override
    public String source() {
      return "{" + name + "}";
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
}
