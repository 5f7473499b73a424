package io.bucketspec.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bucketspec.metadata.FixedValues;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values of {@code set}. */
final class FixedReader {
  /** RFC 8259, section 6; YAML knows more. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final Fields entry;
  private final Problems problems;
  private final Map<String, FixedValues.Value> values = new LinkedHashMap<>();
  private boolean sound = true;

  FixedReader(Fields entry, Problems problems) {
    this.entry = entry;
    this.problems = problems;
  }

  Optional<Map<String, FixedValues.Value>> read(String key) {
    Node node = entry.node(key).orElseThrow();
    if (!(node instanceof Node.Mapping mapping)) {
      entry.noteType(key, "a mapping of metadata keys and values");
      return Optional.empty();
    }
    if (mapping.entries().isEmpty()) {
      entry.problemAtKey(key, "'set' is empty: it has the metadata's keys and their values.");
      return Optional.empty();
    }
    mapping("", mapping);
    return sound ? Optional.of(values) : Optional.empty();
  }

  private void mapping(String before, Node.Mapping mapping) {
    mapping.entries().forEach((key, value) -> value(before + key, value.value()));
  }

  private void value(String path, Node node) {
    if (node instanceof Node.Mapping inner) {
      if (inner.entries().isEmpty()) {
        wrong(node, Problems.quoted(path) + " has no value: give it one, or leave the key away.");
      }
      mapping(path + ".", inner);
    } else if (node instanceof Node.Sequence list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.items().forEach(item -> add(array, item));
      put(path, node, false, array.toString());
    } else if (node instanceof Node.Scalar scalar) {
      scalar(path, scalar);
    }
  }

  private void scalar(String path, Node.Scalar scalar) {
    switch (scalar.type()) {
      case TEXT -> put(path, scalar, true, scalar.text());
      case NUMBER -> {
        if (NUMBER.matcher(scalar.text()).matches()) {
          put(path, scalar, false, scalar.text());
        } else {
          wrong(scalar, "is no number that JSON has: write it in decimal, or in quotes.");
        }
      }
      case FLAG -> put(path, scalar, false, flag(scalar));
      case NOTHING ->
          wrong(
              (Node) scalar,
              Problems.quoted(path) + " has no value: give it one, or leave the key away.");
      default -> sound = false;
    }
  }

  private void put(String path, Node node, boolean template, String text) {
    Optional<FixedValues.Value> value =
        Fields.build(node, problems, () -> new FixedValues.Value(template, text));
    if (value.isEmpty()) {
      sound = false;
    } else if (values.putIfAbsent(path, value.get()) != null) {
      wrong(node, "'set' has the key " + Problems.quoted(path) + " twice: remove one.");
    }
  }

  private static String flag(Node.Scalar scalar) {
    return Boolean.toString(Boolean.parseBoolean(scalar.text()));
  }

  private void add(ArrayNode array, Node item) {
    if (!(item instanceof Node.Scalar scalar)) {
      sound = false;
      WrongType.note(item, "An entry of a list in 'set'", "text, a number or a boolean", problems);
      return;
    }
    switch (scalar.type()) {
      case TEXT -> array.add(scalar.text());
      case FLAG -> array.add(Boolean.parseBoolean(scalar.text()));
      case NUMBER -> {
        if (NUMBER.matcher(scalar.text()).matches()) {
          array.add(new BigDecimal(scalar.text()));
        } else {
          wrong(scalar, "is no number that JSON has: write it in decimal, or in quotes.");
        }
      }
      default -> wrong((Node) scalar, "An entry of a list in 'set' has no value: remove it.");
    }
  }

  private void wrong(Node.Scalar scalar, String what) {
    wrong((Node) scalar, Problems.quoted(scalar.text()) + " " + what);
  }

  private void wrong(Node node, String sentence) {
    sound = false;
    problems.add(node.place(), sentence);
  }
}
