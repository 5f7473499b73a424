package io.bucketspec.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line of a bench program: {@code --name value} pairs. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  private Options() {}

  /** Reads the pairs; refuses a name that the program does not know. */
  static Options parse(String[] args, List<String> known) {
    Options options = new Options();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "Unknown option '" + args[i] + "'. Known: --" + String.join(", --", known) + ".");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException("Option '" + args[i] + "' needs a value.");
      }
      options.values.put(name, args[i + 1]);
    }
    return options;
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) {
    String value = values.get(name);
    try {
      return value == null ? otherwise : Long.parseLong(value.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Option '--" + name + "' needs a number, not '" + value + "'.", e);
    }
  }
}
