package io.bucketspec.cli;

import java.util.List;
import java.util.Map;

/** A value of a YAML text, with the place where it begins. */
sealed interface Node {
  Place place();

  /** What it is, for a sentence: "… but this is a list". */
  String what();

  /** Something without inner values, as written but for quotes. */
  record Scalar(Place place, Type type, String text) implements Node {
    @Override
    public String what() {
      return type.what;
    }
  }

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    @Override
    public String what() {
      return "a list";
    }
  }

  /** Keys and values, in the text's order. */
  record Mapping(Place place, Map<String, Entry> entries) implements Node {
    @Override
    public String what() {
      return "a mapping";
    }
  }

  /** A value and the place of its key. */
  record Entry(Place key, Node value) {}

  /** What a scalar is taken for by YAML. */
  enum Type {
    TEXT("text"),
    NUMBER("a number"),
    FLAG("true or false"),
    NOTHING("nothing"),
    /** An alias or a secret, about which a problem is noted already. */
    REFUSED("nothing that can stand here");

    private final String what;

    Type(String what) {
      this.what = what;
    }
  }
}
