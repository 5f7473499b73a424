package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks over a value of any shape, to find names that stand twice; what else, subclasses say. */
class JsonWalk {
  final JsonTokens tokens;
  final Faults faults;
  private final SeenNames.Budget budget;

  JsonWalk(JsonTokens tokens, Faults faults, SeenNames.Budget budget) {
    this.tokens = tokens;
    this.faults = faults;
    this.budget = budget;
  }

  /** From the value's first token to its last; its depth is 1. */
  final void value() throws IOException {
    value(1);
  }

  private void value(int depth) throws IOException {
    if (tokens.token() == JsonToken.START_OBJECT) {
      open(depth);
      object(depth);
    } else if (tokens.token() == JsonToken.START_ARRAY) {
      open(depth);
      for (boolean more = false; tokens.next() != JsonToken.END_ARRAY; more = true) {
        if (more) {
          separate();
        }
        value(depth + 1);
      }
      close();
    } else {
      scalar();
    }
  }

  private void object(int depth) throws IOException {
    SeenNames names = new SeenNames(budget);
    for (boolean more = false; tokens.next() != JsonToken.END_OBJECT; more = true) {
      if (more) {
        separate();
      }
      String name = tokens.text();
      names.add(name, tokens, faults);
      name(name, depth);
      tokens.next();
      value(depth + 1);
    }
    names.clear();
    close();
  }

  /** An object or an array begins. */
  void open(int depth) {}

  /** The innermost object or array ends. */
  void close() {}

  /** An element or a member follows on another. */
  void separate() {}

  /** A member's name, the current token. */
  void name(String name, int depth) {}

  /** Any value but an object or an array, the current token. */
  void scalar() throws IOException {}
}
