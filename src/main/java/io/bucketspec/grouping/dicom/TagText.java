package io.bucketspec.grouping.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The values in a tag's text. DICOM puts a backslash between them (PS3.5 6.4); what has been
 * through Python, DuckDB or Spark has brackets around them, commas or blanks between, and perhaps
 * quotes.
 */
final class TagText {
  private static final String OPENING = "[({";
  private static final String CLOSING = "])}";
  private static final String QUOTES = "'\"";

  private TagText() {}

  /** A single number, also in brackets or quotes; empty if it is none or not finite. */
  static OptionalDouble decimal(String text) {
    double number = number(unquoted(unwrapped(text)));
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** So many numbers; empty if there are more or fewer, or one can't be read. */
  static Optional<double[]> decimals(String text, int count) {
    List<String> values = values(unwrapped(text));
    if (values.size() != count) {
      return Optional.empty();
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(values.get(i));
      if (Double.isNaN(numbers[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }

  /** Code strings (CS) in capitals with a backslash between them. Blanks are part of them. */
  static String codes(String text) {
    String inner = unwrapped(text);
    String separator = inner.indexOf('\\') >= 0 ? "\\\\" : ",";
    String[] values = inner.split(separator, -1);
    for (int i = 0; i < values.length; i++) {
      values[i] = unquoted(values[i].trim()).toUpperCase(Locale.ROOT);
    }
    return String.join("\\", values);
  }

  private static String unwrapped(String text) {
    int last = text.length() - 1;
    int bracket = last < 1 ? -1 : OPENING.indexOf(text.charAt(0));
    return bracket >= 0 && text.charAt(last) == CLOSING.charAt(bracket)
        ? text.substring(1, last).trim()
        : text;
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    return last > 0 && value.charAt(0) == value.charAt(last) && QUOTES.indexOf(value.charAt(0)) >= 0
        ? value.substring(1, last).trim()
        : value;
  }

  private static List<String> values(String inner) {
    List<String> values = new ArrayList<>(DicomTags.COSINES);
    int from = 0;
    while (from <= inner.length()) {
      int to = from;
      while (to < inner.length() && !blank(inner.charAt(to)) && !separates(inner.charAt(to))) {
        to++;
      }
      values.add(unquoted(inner.substring(from, to)));
      from = nextValue(inner, to);
    }
    return values;
  }

  /** Behind one separator with the blanks around it, or behind blanks alone. */
  private static int nextValue(String inner, int end) {
    if (end == inner.length()) {
      return end + 1;
    }
    int next = skipBlanks(inner, end);
    return next < inner.length() && separates(inner.charAt(next))
        ? skipBlanks(inner, next + 1)
        : next;
  }

  private static int skipBlanks(String inner, int from) {
    int next = from;
    while (next < inner.length() && blank(inner.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean blank(char c) {
    return c <= ' ';
  }

  private static boolean separates(char c) {
    return c == '\\' || c == ',';
  }

  /** NaN for what is no finite number. Java would also take hexadecimals and suffixes. */
  private static double number(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    try {
      double number = Double.parseDouble(value);
      return Double.isInfinite(number) ? Double.NaN : number;
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
