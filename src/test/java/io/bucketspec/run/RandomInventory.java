package io.bucketspec.run;

import io.bucketspec.run.LocalSteps.TestRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Rows of every sort, the same for the same seed. */
final class RandomInventory {
  private static final String[] SITES = {"north", "süd", "a=b", "x y"};
  private static final String[] NAMES = {"IMG", "a b", "ü", "100%", "q\"uote", "tab\there", "日本"};

  private final Random random;
  private final List<TestRow> rows = new ArrayList<>();

  private RandomInventory(long seed) {
    this.random = new Random(seed);
  }

  static List<TestRow> of(long seed, int groups) {
    RandomInventory inventory = new RandomInventory(seed);
    for (int i = 0; i < groups; i++) {
      inventory.group(i);
    }
    Collections.shuffle(inventory.rows, inventory.random);
    return inventory.rows;
  }

  private void group(int number) {
    String site = SITES[random.nextInt(SITES.length)];
    int members = 1 + random.nextInt(12);
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        int first = random.nextInt(2000);
        for (int i = 0; i < members; i++) {
          add(
              "cams/"
                  + site
                  + "/cam"
                  + number % 3
                  + "/run"
                  + number
                  + "/frame_"
                  + (first + i)
                  + ".jpg");
        }
      }
      case 2 -> {
        for (int i = 0; i < members; i++) {
          add("dicom/p" + number + "/s" + random.nextInt(2) + "/IM" + padded(i) + ".dcm");
        }
      }
      case 3 -> {
        for (int i = 0; i < members; i++) {
          add("boards/" + site + "/b" + number + "/" + name() + i + ".png");
        }
      }
      case 4 -> add("videos/" + site + "/" + name() + number + ".mp4");
      case 5 -> add("photos/" + name() + "/" + name() + number + ".JPG");
      default -> oddity(number);
    }
  }

  private void oddity(int number) {
    switch (random.nextInt(6)) {
      case 0 -> rows.add(TestRow.of("folder" + number + "/", 0));
      case 1 -> rows.add(new TestRow("photos/old" + number + ".jpg", 5, false, false, false));
      case 2 -> rows.add(new TestRow("photos/gone" + number + ".jpg", -1, true, true, false));
      case 3 -> rows.add(TestRow.of("readme" + number + ".txt", 7));
      case 4 -> add("photos/thumbs/" + number + ".jpg");
      default -> {
        String key = "photos/twice" + number + ".jpg";
        rows.add(TestRow.of(key, 9));
        rows.add(TestRow.of(key, 9));
      }
    }
  }

  private void add(String key) {
    long size = random.nextInt(40) == 0 ? 0 : 1 + random.nextInt(1_000_000);
    rows.add(new TestRow(key, size, true, false, random.nextInt(60) == 0));
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private String padded(int number) {
    return random.nextBoolean() ? "000" + number : String.valueOf(number);
  }
}
