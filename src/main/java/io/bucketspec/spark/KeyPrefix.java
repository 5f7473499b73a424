package io.bucketspec.spark;

import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.StringStartsWith;

/** How keys begin that can fulfil conditions. */
final class KeyPrefix {
  private static final String KEY = "key";
  private static final String FOLDER = "folder";

  private KeyPrefix() {}

  /**
   * The longest beginning that a condition asks for; empty where none does.
   *
   * @param sample how they begin anyway
   * @param filters all of which must hold
   */
  static String of(String sample, Filter... filters) {
    String longest = sample;
    for (Filter filter : filters) {
      String prefix = of(filter).orElse("");
      if (prefix.startsWith(longest)) {
        longest = prefix;
      }
    }
    return longest;
  }

  private static Optional<String> of(Filter filter) {
    if (filter instanceof StringStartsWith starts && starts.attribute().equals(KEY)) {
      return Optional.of(starts.value());
    }
    if (filter instanceof EqualTo equal && equal.value() instanceof String text) {
      if (equal.attribute().equals(KEY)) {
        return Optional.of(text);
      }
      boolean folder = equal.attribute().equals(FOLDER) && !text.isEmpty();
      return folder ? Optional.of(text + "/") : Optional.empty();
    }
    if (filter instanceof In in && in.attribute().equals(KEY)) {
      return Arrays.stream(in.values())
          .filter(value -> value != null)
          .map(Object::toString)
          .reduce(KeyPrefix::common);
    }
    return Optional.empty();
  }

  private static String common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    boolean half = length > 0 && Character.isHighSurrogate(one.charAt(length - 1));
    return one.substring(0, half ? length - 1 : length);
  }
}
