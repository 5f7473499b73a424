package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import java.util.List;

/** A rule's options as JSON, spelled as in a job file. */
final class RuleOptionsJson {
  private static final String GROUP = "group";
  private static final String ORDER = "order";
  private static final String NATURAL = "natural";

  private RuleOptionsJson() {}

  static ObjectNode of(RuleOptions rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", rule.name());
    rule.match().ifPresent(match -> node.put("match", match));
    rule.regex().ifPresent(regex -> node.put("regex", regex));
    node.put("kind", rule.kind().map(Kind::label).orElse("ignore"));
    group(rule.group(), node);
    if (!(rule.group() instanceof GroupBy.Single)) {
      if (!(rule.group() instanceof GroupBy.Series)) {
        order(rule.order(), node);
      }
      node.put("maxMembers", rule.maxMembers());
    }
    rule.title().ifPresent(title -> node.put("title", title));
    return node.put("anyFormat", rule.anyFormat());
  }

  private static void group(GroupBy group, ObjectNode node) {
    if (group instanceof GroupBy.Captures captures) {
      list(captures.names(), GROUP, node);
    } else if (group instanceof GroupBy.Folder) {
      node.put(GROUP, "folder");
    } else if (group instanceof GroupBy.Sequence sequence) {
      node.put(GROUP, "sequence")
          .put("padding", sequence.padding().label())
          .put("minLength", sequence.minLength())
          .put("short", sequence.shorter().label());
      sequence.pair().ifPresent(pair -> node.put("pair", pair));
    } else if (group instanceof GroupBy.Series series) {
      node.put(GROUP, "series");
      list(series.within(), "within", node);
      series.fallback().ifPresent(fallback -> fallback(fallback, node));
    }
  }

  private static void fallback(GroupBy fallback, ObjectNode node) {
    if (fallback instanceof GroupBy.Captures captures) {
      list(captures.names(), "fallback", node);
    } else {
      node.put("fallback", "folder");
    }
  }

  private static void order(OrderBy order, ObjectNode node) {
    if (order instanceof OrderBy.Natural) {
      node.put(ORDER, NATURAL);
    } else if (order instanceof OrderBy.Captures captures) {
      captures(captures.names(), node);
    } else if (order instanceof OrderBy.Timestamp timestamp) {
      node.putObject(ORDER)
          .put("by", timestamp.capture())
          .put("as", "timestamp")
          .put("format", timestamp.format());
    } else {
      node.putObject(ORDER).put("by", "lastModified");
    }
  }

  /** One alone as it is, but in a list where it would be read as the word. */
  private static void captures(List<String> names, ObjectNode node) {
    if (names.size() == 1 && !names.get(0).equals(NATURAL)) {
      node.put(ORDER, names.get(0));
    } else {
      list(names, ORDER, node);
    }
  }

  private static void list(List<String> texts, String field, ObjectNode node) {
    ArrayNode list = node.putArray(field);
    texts.forEach(list::add);
  }
}
