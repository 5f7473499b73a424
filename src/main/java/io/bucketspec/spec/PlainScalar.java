package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;

/** Numbers and words of a JSON text, by RFC 8259, sections 3 and 6. */
final class PlainScalar {
  private PlainScalar() {}

  /** Whether a byte doesn't end a number or a word. */
  static boolean holds(byte b) {
    return b > ' ' && b != ',' && b != ']' && b != '}';
  }

  /** What a span is; null if it is neither a number nor a word of JSON. */
  static JsonToken of(byte[] bytes, int from, int behind) {
    return switch (bytes[from]) {
      case 't' -> is(bytes, from, behind, "true") ? JsonToken.VALUE_TRUE : null;
      case 'f' -> is(bytes, from, behind, "false") ? JsonToken.VALUE_FALSE : null;
      case 'n' -> is(bytes, from, behind, "null") ? JsonToken.VALUE_NULL : null;
      default -> number(bytes, from, behind);
    };
  }

  private static boolean is(byte[] bytes, int i, int behind, String word) {
    int length = word.length();
    boolean equal = behind - i == length;
    for (int k = 0; equal && k < length; k++) {
      equal = bytes[i + k] == word.charAt(k);
    }
    return equal;
  }

  private static JsonToken number(byte[] bytes, int from, int behind) {
    int i = bytes[from] == '-' ? from + 1 : from;
    int digits = digits(bytes, i, behind);
    if (digits == 0 || (digits > 1 && bytes[i] == '0')) {
      return null;
    }
    i += digits;
    boolean whole = i == behind;
    if (i < behind && bytes[i] == '.') {
      int decimals = digits(bytes, i + 1, behind);
      if (decimals == 0) {
        return null;
      }
      i += 1 + decimals;
    }
    if (i < behind && (bytes[i] == 'e' || bytes[i] == 'E')) {
      i += i + 1 < behind && (bytes[i + 1] == '-' || bytes[i + 1] == '+') ? 2 : 1;
      int exponent = digits(bytes, i, behind);
      i = exponent == 0 ? -1 : i + exponent;
    }
    if (i != behind) {
      return null;
    }
    return whole ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
  }

  private static int digits(byte[] bytes, int from, int behind) {
    int i = from;
    while (i < behind && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i - from;
  }
}
