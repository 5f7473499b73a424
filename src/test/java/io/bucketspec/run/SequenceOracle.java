package io.bucketspec.run;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code group: sequence} makes of keys, the slow and obvious way. */
final class SequenceOracle {
  private static final Pattern EXTENSION = Pattern.compile("(?s)(.*)\\.([^./]*[^./0-9][^./]*)");
  private static final Pattern NUMBER = Pattern.compile("(?s)(.*?)([0-9]+)([^0-9/]*)");

  private SequenceOracle() {}

  /** The key without its extension; an extension is not of digits alone. */
  static String stem(String key) {
    Matcher matcher = EXTENSION.matcher(key);
    return matcher.matches() ? matcher.group(1) : key;
  }

  static boolean numbered(String key) {
    return NUMBER.matcher(stem(key)).matches();
  }

  static BigInteger number(String key) {
    return new BigInteger(parts(key).group(2));
  }

  /** The key with a sign in the place of its number, and its format in that of its extension. */
  static String signed(String key) {
    Matcher parts = parts(key);
    return parts.group(1) + "#" + parts.group(3) + format(key);
  }

  /** A text that keys of one sequence share, and no others. */
  static String sequence(String key, boolean strict) {
    if (!numbered(key)) {
      return "alone " + key;
    }
    Matcher parts = parts(key);
    int width = strict ? parts.group(2).length() : 0;
    return parts.group(1) + "\n" + width + "\n" + parts.group(3) + "\n" + format(key);
  }

  /** What the sequence of a key is called. */
  static String title(String key, boolean strict) {
    Matcher parts = parts(key);
    return parts.group(1)
        + "#".repeat(strict ? parts.group(2).length() : 1)
        + parts.group(3)
        + format(key);
  }

  private static Matcher parts(String key) {
    Matcher parts = NUMBER.matcher(stem(key));
    if (!parts.matches()) {
      throw new IllegalArgumentException("no number in " + key);
    }
    return parts;
  }

  private static String format(String key) {
    String extension = key.substring(stem(key).length()).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case ".jpeg" -> ".jpg";
      case ".tif" -> ".tiff";
      default -> extension;
    };
  }

  /** The members of each sequence, and of each key without a number, in their order. */
  static List<List<String>> sequences(List<String> keys, boolean strict) {
    Map<String, List<String>> sequences = new TreeMap<>();
    for (String key : keys) {
      sequences.computeIfAbsent(sequence(key, strict), any -> new ArrayList<>()).add(key);
    }
    for (List<String> members : sequences.values()) {
      if (members.size() > 1) {
        members.sort(Comparator.comparing(SequenceOracle::number).thenComparing(Oracle::natural));
      }
    }
    return new ArrayList<>(sequences.values());
  }
}
