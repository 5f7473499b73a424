package io.bucketspec.cli;

import io.bucketspec.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of a source of Spark's, as located values of a job file: the place of one is its
 * number. Case doesn't count in their names, since Spark passes them on in lower case.
 */
final class SourceOptions {
  /** No text of a job file has so many lines. */
  private static final int FIRST_PLACE = YamlTree.MAX_CHARS + 1;

  /** Of what is no option by itself. */
  private static final Place NOWHERE = new Place(FIRST_PLACE, 2);

  private final TreeMap<String, String> values = new TreeMap<>();
  private final List<String> names;
  private final Problems problems = new Problems();

  SourceOptions(Map<String, String> options) {
    options.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
    names = List.copyOf(values.keySet());
  }

  Problems problems() {
    return problems;
  }

  boolean has(String name) {
    return values.containsKey(lower(name));
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(lower(name)));
  }

  /** Notes a problem with an option; as one of all where it isn't given. */
  void problem(String name, String sentence) {
    problems.add(place(lower(name)), sentence);
  }

  /**
   * Notes options that nobody knows.
   *
   * @param known whole names, and beginnings with a dot at their end
   */
  void refuseUnknown(List<String> known) {
    for (String name : names) {
      boolean fits =
          known.stream()
              .map(SourceOptions::lower)
              .anyMatch(it -> it.endsWith(".") ? name.startsWith(it) : name.equals(it));
      if (!fits) {
        problem(
            name,
            "Unknown option "
                + Problems.quoted(name)
                + "."
                + Nearest.question(name, known)
                + " Known here: "
                + known.stream()
                    .map(it -> it.endsWith(".") ? it + "…" : it)
                    .collect(Collectors.joining(", "))
                + ".");
      }
    }
  }

  /** The options that have such keys behind a beginning, and those behind it that are unknown. */
  Map<String, Node.Entry> nested(String beginning, List<String> keys) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (String name : names) {
      if (name.startsWith(lower(beginning))) {
        String key = spelled(name.substring(beginning.length()), keys);
        entries.put(key, entry(name, key));
      }
    }
    return entries;
  }

  /** The options of those names. */
  Map<String, Node.Entry> whole(List<String> keys) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (String key : keys) {
      if (has(key)) {
        entries.put(key, entry(lower(key), key));
      }
    }
    return entries;
  }

  /** A mapping, which no option is by itself. */
  static Node.Mapping mapping(Map<String, Node.Entry> entries) {
    return new Node.Mapping(NOWHERE, entries);
  }

  /** A mapping as a field of another one. */
  static Node.Entry inner(Map<String, Node.Entry> entries) {
    return new Node.Entry(NOWHERE, mapping(entries));
  }

  private Node.Entry entry(String name, String key) {
    String value = values.get(name);
    Place place = place(name);
    Optional<Secret> secret = Secret.in(value);
    if (secret.isPresent()) {
      problems.add(place, secret.get().sentence());
      return new Node.Entry(place, new Node.Scalar(place, Node.Type.REFUSED, ""));
    }
    return new Node.Entry(place, OptionForm.of(key).node(place, value.strip()));
  }

  private Place place(String name) {
    int index = names.indexOf(name);
    return index < 0 ? NOWHERE : new Place(FIRST_PLACE + index, 1);
  }

  private static String spelled(String lower, List<String> keys) {
    return keys.stream().filter(lower::equalsIgnoreCase).findFirst().orElse(lower);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Throws if there is a problem.
   *
   * @param text the name of the option whose text has places of its own
   * @throws IllegalArgumentException with every problem on a line of its own
   */
  void requireSound(String text) {
    if (!problems.isEmpty()) {
      List<String> lines = new ArrayList<>();
      problems.inOrder().forEach(problem -> lines.add(line(problem, text)));
      throw new IllegalArgumentException(String.join("\n", lines));
    }
  }

  private String line(JobFileException.Problem problem, String text) {
    if (problem.line() < FIRST_PLACE) {
      return "option '"
          + text
          + "', line "
          + problem.line()
          + ", column "
          + problem.column()
          + ": "
          + problem.sentence();
    }
    int index = problem.line() - FIRST_PLACE;
    return problem.column() == 1
        ? "option '" + names.get(index) + "': " + problem.sentence()
        : problem.sentence();
  }
}
