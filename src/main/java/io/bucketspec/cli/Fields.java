package io.bucketspec.cli;

import io.bucketspec.model.InvalidOption;
import io.bucketspec.model.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of one mapping of a job file. What is absent or wrong is empty; what is wrong is noted
 * as a problem at its place besides.
 */
final class Fields {
  private static final Pattern INDEXED = Pattern.compile("([^\\[]*)\\[(\\d{1,9})\\]");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})");

  private final Node.Mapping mapping;
  private final Problems problems;
  private final Optional<Fields> outer;
  private boolean sound = true;

  private Fields(Node.Mapping mapping, Problems problems, Optional<Fields> outer) {
    this.mapping = mapping;
    this.problems = problems;
    this.outer = outer;
  }

  /**
   * The fields of a value that must be a mapping with known keys.
   *
   * @param what how sentences call the value
   */
  static Optional<Fields> of(Node node, String what, List<String> known, Problems problems) {
    Optional<Fields> fields = ofAnyKeys(node, what, problems);
    fields.ifPresent(present -> present.refuseUnknown(known, Set.of()));
    return fields;
  }

  /** The fields of a value that must be a mapping, whatever its keys. */
  static Optional<Fields> ofAnyKeys(Node node, String what, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(new Fields(mapping, problems, Optional.empty()));
    }
    WrongType.note(node, what, "a mapping of keys and values", problems);
    return Optional.empty();
  }

  /** The fields of a field that must be a mapping; what is wrong there is wrong here too. */
  Optional<Fields> inner(String key, List<String> known) {
    Optional<Fields> fields = innerOfAnyKeys(key);
    fields.ifPresent(present -> present.refuseUnknown(known, Set.of()));
    return fields;
  }

  /** The same, whatever its keys. */
  Optional<Fields> innerOfAnyKeys(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof Node.Mapping inner)) {
      noteType(key, "a mapping of keys and values");
      return Optional.empty();
    }
    return Optional.of(new Fields(inner, problems, Optional.of(this)));
  }

  /** Whether nothing wrong was noted here. */
  boolean sound() {
    return sound;
  }

  private void unsound() {
    sound = false;
    outer.ifPresent(Fields::unsound);
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).map(Node.Entry::value);
  }

  /** A value that must be there, or the sentence is noted. */
  Optional<Node> required(String key, String sentence) {
    if (!has(key)) {
      unsound();
      problems.add(mapping.place(), sentence);
    }
    return node(key);
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> textOf(node, "'" + key + "'"));
  }

  Optional<String> requiredText(String key, String sentence) {
    required(key, sentence);
    return text(key);
  }

  Optional<Boolean> flag(String key) {
    return scalar(key, "true or false", Node.Type.FLAG)
        .map(scalar -> Boolean.parseBoolean(scalar.text()));
  }

  /** One of some words. */
  <T> Optional<T> choice(
      String key, Collection<String> words, Function<String, Optional<T>> meaning) {
    Optional<String> word = text(key);
    Optional<T> chosen = word.flatMap(meaning);
    if (word.isPresent() && chosen.isEmpty()) {
      problem(
          key,
          "'"
              + key
              + "' is "
              + Problems.quoted(word.get())
              + "; it must be one of "
              + String.join(", ", words)
              + "."
              + Nearest.question(word.get(), words));
    }
    return chosen;
  }

  /** A whole number. */
  OptionalLong count(String key) {
    Optional<Node.Scalar> scalar = scalar(key, "a whole number", Node.Type.NUMBER);
    if (scalar.isEmpty()) {
      return OptionalLong.empty();
    }
    String text = scalar.get().text();
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      problem(
          key,
          "'"
              + key
              + "' is "
              + Problems.quoted(text)
              + " but must be a whole number, digits only.");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /** A whole number that the supplier takes; one that it refuses is noted and kept. */
  int count(String key, int preset, IntFunction<?> check) {
    OptionalLong count = count(key);
    if (count.isEmpty()) {
      return preset;
    }
    int number = (int) count.getAsLong();
    if (count.getAsLong() != number) {
      problem(key, "'" + key + "' is " + count.getAsLong() + ", which is no usable number.");
      return preset;
    }
    build(() -> check.apply(number));
    return number;
  }

  /** A number of bytes: {@code 1000000}, {@code 1MB}. */
  OptionalLong bytes(String key) {
    Optional<Node.Scalar> scalar =
        scalar(key, "a size such as 100MB", Node.Type.NUMBER, Node.Type.TEXT);
    if (scalar.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong bytes = ByteSize.parse(scalar.get().text());
    if (bytes.isEmpty()) {
      problem(
          key,
          "'"
              + key
              + "' is "
              + Problems.quoted(scalar.get().text())
              + " but must be a size in whole bytes, such as 100000000, 100MB, 1.5GB or 512KiB.");
    }
    return bytes;
  }

  /** A time: {@code 6h}, {@code 30m}, {@code 2d}, or {@code 0}. */
  Optional<Duration> time(String key) {
    Optional<Node.Scalar> scalar = scalar(key, TimeSpan.FORMS, Node.Type.NUMBER, Node.Type.TEXT);
    Optional<Duration> time = scalar.flatMap(it -> TimeSpan.parse(it.text()));
    if (scalar.isPresent() && time.isEmpty()) {
      problem(
          key,
          "'"
              + key
              + "' is "
              + Problems.quoted(scalar.get().text())
              + " but must be "
              + TimeSpan.FORMS
              + ".");
    }
    return time;
  }

  /** A list of texts; empty if absent or if anything in it is wrong. */
  Optional<List<String>> texts(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof Node.Sequence sequence)) {
      noteType(key, "a list");
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.items()) {
      textOf(item, "An entry of '" + key + "'").ifPresent(texts::add);
    }
    return texts.size() == sequence.items().size() ? Optional.of(texts) : Optional.empty();
  }

  /** The texts of a mapping; numbers and booleans are taken as they are written. */
  Map<String, String> mapped(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return texts;
    }
    if (!(node.get() instanceof Node.Mapping mapping)) {
      noteType(key, "a mapping of keys and values");
      return texts;
    }
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              if (value.value() instanceof Node.Scalar scalar
                  && scalar.type() != Node.Type.NOTHING
                  && scalar.type() != Node.Type.REFUSED) {
                texts.put(name, scalar.text());
              } else {
                problem(key + "." + name, "'" + name + "' must be text.");
              }
            });
    return texts;
  }

  /** What the supplier makes; an option that it refuses is noted where it stands. */
  <T> Optional<T> build(Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidOption e) {
      problem(e.field(), e.getMessage());
      return Optional.empty();
    }
  }

  /** What the supplier makes; an option that it refuses is noted at the field that is all of it. */
  <T> Optional<T> build(Supplier<T> maker, String field) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidOption e) {
      problem(field, e.getMessage());
      return Optional.empty();
    }
  }

  /** What the supplier makes; an option that it refuses is noted at the value. */
  static <T> Optional<T> build(Node node, Problems problems, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (InvalidOption e) {
      problems.add(node.place(), e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Notes a problem at a field, or at the mapping if the field is absent.
   *
   * @param field its key; {@code a.b} for one within another, {@code a[1]} for an entry of a list
   */
  void problem(String field, String sentence) {
    unsound();
    problems.add(place(field), sentence);
  }

  /** Notes a problem at a field's key. */
  void problemAtKey(String key, String sentence) {
    unsound();
    problems.add(mapping.entries().get(key).key(), sentence);
  }

  /** Notes that a field's value is of the wrong type. */
  void noteType(String key, String wanted) {
    unsound();
    WrongType.note(mapping.entries().get(key).value(), "'" + key + "'", wanted, problems);
  }

  /** Notes every key that is neither known nor told of elsewhere. */
  void refuseUnknown(List<String> known, Set<String> toldOf) {
    for (String key : keys()) {
      if (!known.contains(key) && !toldOf.contains(key)) {
        problemAtKey(
            key,
            "Unknown key "
                + Problems.quoted(key)
                + "."
                + Nearest.question(key, known)
                + " Known here: "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  private Optional<String> textOf(Node node, String what) {
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return Optional.of(scalar.text());
    }
    unsound();
    WrongType.note(node, what, "text", problems);
    return Optional.empty();
  }

  private Optional<Node.Scalar> scalar(String key, String wanted, Node.Type... types) {
    Optional<Node> node = node(key);
    if (node.isPresent()) {
      if (node.get() instanceof Node.Scalar scalar && List.of(types).contains(scalar.type())) {
        return Optional.of(scalar);
      }
      noteType(key, wanted);
    }
    return Optional.empty();
  }

  /** The place of a text in a list, or of the list if it is not there. */
  private static Place placeIn(Node.Sequence list, String text) {
    return list.items().stream()
        .filter(item -> item instanceof Node.Scalar scalar && scalar.text().equals(text))
        .map(Node::place)
        .findFirst()
        .orElse(list.place());
  }

  private Place place(String field) {
    int dot = field.indexOf('.');
    if (dot > 0 && node(field.substring(0, dot)).orElse(null) instanceof Node.Mapping inner) {
      return new Fields(inner, problems, Optional.of(this)).place(field.substring(dot + 1));
    }
    if (dot > 0 && node(field.substring(0, dot)).orElse(null) instanceof Node.Sequence list) {
      return placeIn(list, field.substring(dot + 1));
    }
    Matcher indexed = INDEXED.matcher(field);
    if (indexed.matches()) {
      int index = Integer.parseInt(indexed.group(2));
      Optional<Node> list = node(indexed.group(1));
      if (list.isPresent()
          && list.get() instanceof Node.Sequence sequence
          && index < sequence.items().size()) {
        return sequence.items().get(index).place();
      }
      return list.map(Node::place).orElse(mapping.place());
    }
    return node(field).map(Node::place).orElse(mapping.place());
  }
}
