package io.bucketspec.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the text of an option stands for, where a job file would have no text. */
enum OptionForm {
  TEXT,
  FLAG,
  NUMBER,
  LIST;

  private static final Set<String> FLAGS =
      Set.of("archived", "empty", "sidecars", "combine", "skipDuplicateUrls", "upsertMetadata");
  private static final Set<String> LISTS = Set.of("partitionBy");

  static OptionForm of(String key) {
    if (FLAGS.contains(key)) {
      return FLAG;
    }
    if (LISTS.contains(key)) {
      return LIST;
    }
    return JobKeys.LIMITS.contains(key) ? NUMBER : TEXT;
  }

  /** The value; text where it isn't what it should be, so that the reader says so. */
  Node node(Place place, String text) {
    return switch (this) {
      case TEXT -> scalar(place, Node.Type.TEXT, text);
      case FLAG -> {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean flag = lower.equals("true") || lower.equals("false");
        yield scalar(place, flag ? Node.Type.FLAG : Node.Type.TEXT, flag ? lower : text);
      }
      case NUMBER -> {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        yield scalar(place, digits ? Node.Type.NUMBER : Node.Type.TEXT, text);
      }
      case LIST -> {
        List<Node> items = new ArrayList<>();
        for (String item : text.split(",")) {
          items.add(scalar(place, Node.Type.TEXT, item.strip()));
        }
        yield new Node.Sequence(place, items);
      }
    };
  }

  private static Node scalar(Place place, Node.Type type, String text) {
    return new Node.Scalar(place, type, text);
  }
}
