package io.bucketspec.cli;

import io.bucketspec.rules.OrderBy;
import java.util.List;
import java.util.Optional;

/** Reads a rule's {@code order}. */
final class OrderReader {
  static final String ORDER = "order";
  private static final String BY = "by";
  private static final String AS = "as";
  private static final String FORMAT = "format";
  private static final String NATURAL = "natural";
  private static final String TIMESTAMP = "timestamp";
  private static final String LAST_MODIFIED = "lastModified";

  private final Fields rule;
  private final List<String> captures;

  private OrderReader(Fields rule, List<String> captures) {
    this.rule = rule;
    this.captures = captures;
  }

  /**
   * The order; empty if it can't be read.
   *
   * @param captures those that the rule has, as far as that can be told
   */
  static Optional<OrderBy> read(Fields rule, List<String> captures) {
    return new OrderReader(rule, captures).order();
  }

  /** The field in which a capture stands that the rules' room calls {@code order[1]}. */
  static String field(Fields rule, String field) {
    boolean within = rule.node(ORDER).orElse(null) instanceof Node.Mapping;
    return within ? ORDER + "." + BY + field.substring(ORDER.length()) : field;
  }

  private Optional<OrderBy> order() {
    Optional<Node> node = rule.node(ORDER);
    if (node.isEmpty()) {
      return Optional.of(OrderBy.natural());
    }
    if (node.get() instanceof Node.Mapping) {
      return rule.inner(ORDER, JobKeys.ORDER).flatMap(this::mapping);
    }
    if (node.get() instanceof Node.Sequence) {
      return captures(rule, ORDER);
    }
    if (!(node.get() instanceof Node.Scalar scalar) || scalar.type() != Node.Type.TEXT) {
      rule.noteType(ORDER, "'natural', a capture, a list of captures, or a mapping with 'by'");
      return Optional.empty();
    }
    if (isTheStores(scalar.text())) {
      rule.problem(
          ORDER,
          "There is no capture 'lastModified'; for the time when the store got the object write"
              + " {by: lastModified}.");
      return Optional.empty();
    }
    boolean natural = scalar.text().equals(NATURAL);
    return Optional.of(natural ? OrderBy.natural() : OrderBy.capture(scalar.text()));
  }

  /** Whether the name can only mean the inventory's column: a capture of that name comes first. */
  private boolean isTheStores(String name) {
    return name.equals(LAST_MODIFIED) && !captures.contains(name);
  }

  private static Optional<OrderBy> captures(Fields in, String key) {
    return in.texts(key).flatMap(names -> in.build(() -> new OrderBy.Captures(names)));
  }

  private Optional<OrderBy> mapping(Fields order) {
    Optional<Node> by =
        order.required(BY, "'order' needs 'by': a capture, a list of captures, or lastModified.");
    Optional<String> as =
        order.choice(
            AS,
            List.of(NATURAL, TIMESTAMP),
            word ->
                word.equals(NATURAL) || word.equals(TIMESTAMP)
                    ? Optional.of(word)
                    : Optional.empty());
    boolean timestamp = as.equals(Optional.of(TIMESTAMP));
    if (by.isPresent() && by.get() instanceof Node.Sequence) {
      if (timestamp) {
        order.problem(AS, "A timestamp is the text of one capture: name only one in 'by'.");
      } else {
        refuseFormat(order, as);
      }
      return captures(order, BY).filter(read -> order.sound());
    }
    Optional<String> name = order.text(BY);
    if (name.filter(this::isTheStores).isPresent()) {
      refuse(order, AS);
      refuse(order, FORMAT);
      return order.sound() ? Optional.of(new OrderBy.LastModified()) : Optional.empty();
    }
    if (timestamp) {
      return timestamp(order, name);
    }
    refuseFormat(order, as);
    return name.filter(read -> order.sound()).map(OrderBy::capture);
  }

  private static void refuse(Fields order, String key) {
    if (order.has(key)) {
      order.problem(
          key, "'lastModified' is a time as it is, no capture: leave '" + key + "' away.");
    }
  }

  /** A format without {@code as: timestamp}; not if {@code as} is wrong, and so perhaps meant. */
  private static void refuseFormat(Fields order, Optional<String> as) {
    if (order.has(FORMAT) && order.has(AS) == as.isPresent()) {
      order.problem(FORMAT, "'format' says how timestamps are written: it needs 'as: timestamp'.");
    }
  }

  private static Optional<OrderBy> timestamp(Fields order, Optional<String> name) {
    Optional<String> format =
        order.requiredText(
            FORMAT,
            "'as: timestamp' needs 'format': a pattern such as yyyyMMdd_HHmmss, or epochSeconds or"
                + " epochMillis.");
    Optional<OrderBy> by =
        format.flatMap(
            pattern -> order.build(() -> new OrderBy.Timestamp(name.orElse("?"), pattern)));
    return order.sound() ? by : Optional.empty();
  }
}
