package io.bucketspec.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Keys made of few parts, so that sequences, gaps, duplicates and paddings come about. */
final class RandomNames {
  private static final String[] FOLDERS = {"", "a/", "a1/", "a/b/", "1/"};
  private static final String[] WORDS = {"f", "_", "-", ".", "v2", "é", "3_"};
  private static final String[] EXTENSIONS = {".jpg", ".jpg", ".jpg", ".JPG", ".jpeg", ".png"};

  private RandomNames() {}

  /**
   * Some keys, a few of them several times.
   *
   * @param odd extensions besides those of still images
   */
  static List<String> of(Random random, int count, String... odd) {
    List<String> stems = new ArrayList<>();
    for (int i = 0; i < 1 + count / 6; i++) {
      stems.add(pick(random, FOLDERS) + words(random));
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean twice = i > 0 && random.nextInt(15) == 0;
      String extension = random.nextInt(12) == 0 && odd.length > 0 ? pick(random, odd) : "";
      keys.add(
          twice
              ? keys.get(random.nextInt(i))
              : stems.get(random.nextInt(stems.size()))
                  + number(random)
                  + (random.nextInt(8) == 0 ? pick(random, WORDS) : "")
                  + (extension.isEmpty() ? pick(random, EXTENSIONS) : extension));
    }
    return keys;
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      words.append(pick(random, WORDS));
    }
    return words.toString();
  }

  private static String number(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "99999999999999999999" + random.nextInt(3);
      case 2, 3 -> String.format("%03d", random.nextInt(20));
      default -> String.valueOf(random.nextInt(20) * (1 + random.nextInt(2)));
    };
  }

  private static String pick(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
