package io.bucketspec.metadata;

import io.bucketspec.model.MediaField;
import java.util.List;
import java.util.Random;

/** Values of media metadata as JSON text, most of them good ones. */
final class RandomMedia {
  private static final List<String> ODD =
      List.of(
          "-",
          "null",
          "0",
          "-3",
          "1.5",
          "\"\"",
          "\" \"",
          "\"x\"",
          "true",
          "[]",
          "{}",
          "NaN",
          "1e99",
          "1E-7",
          "\"7\"",
          "\"1e3\"",
          "7e",
          "\"a\\",
          "\"\\ud83d\\ude00\"",
          "\"é\"",
          "00",
          "1.0",
          "");
  private static final List<String> KEYS =
      List.of("a.mp4", "a.jpg", "a.mp3", "a.txt", "a.pdf", "a", "a.", "mp4", "a.b/c", "ä.Html");

  private RandomMedia() {}

  static String value(MediaField field, Random random) {
    if (random.nextInt(6) == 0) {
      return ODD.get(random.nextInt(ODD.size()));
    }
    return switch (field.type()) {
      case INTEGER -> whole(random);
      case NUMBER -> {
        double number = random.nextDouble() * Math.pow(10, random.nextInt(20) - 8.0);
        yield random.nextBoolean() ? Double.toString(number) : "\"" + number + "\"";
      }
      case STRING ->
          "\"" + "text/\\n é😀".substring(0, 1 + random.nextInt(8)).replaceAll("\\\\$", "") + "\"";
    };
  }

  private static String whole(Random random) {
    long number = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
    return switch (random.nextInt(4)) {
      case 0 -> number + ".0";
      case 1 -> "\"" + number + "\"";
      case 2 -> number + "e0";
      default -> Long.toString(number);
    };
  }

  static String key(Random random) {
    return KEYS.get(random.nextInt(KEYS.size()));
  }
}
