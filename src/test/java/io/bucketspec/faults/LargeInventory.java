package io.bucketspec.faults;

import io.bucketspec.spark.TestInventory;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An inventory as large as a test asks for: sequences, series, single photos, and rows that are
 * rejected or superseded, spread over several CSV files so that the members of each group are.
 */
final class LargeInventory {
  private static final List<String> SITES = List.of("north", "süd", "a=b");
  private static final int MOST_MEMBERS = 40;

  private LargeInventory() {}

  /**
   * What was written.
   *
   * @param folder the folder of the snapshots
   * @param rows the rows of the snapshot
   */
  record Written(Path folder, long rows) {}

  /**
   * Writes one of so many camera runs, each with about 47 rows, into so many files.
   *
   * @param root a folder, which is made
   */
  static Written write(Path root, int runs, int files) throws IOException {
    List<Listed> rows =
        IntStream.range(0, runs).boxed().flatMap(run -> rows(run).stream()).toList();
    return new Written(new TestInventory(root).csv(rows.stream(), files), rows.size());
  }

  private static List<Listed> rows(int run) {
    String site = SITES.get(run % SITES.size());
    List<Listed> rows = new ArrayList<>();
    for (int member = 0; member <= run % MOST_MEMBERS; member++) {
      rows.add(Listed.of("cams/" + site + "/run" + run + "/frame_" + (member + 8) + ".jpg", 1000));
      rows.add(Listed.of("dicom/p" + run % 500 + "/s" + run + "/IM" + member, 2000));
    }
    rows.add(Listed.of("photos/" + site + "/a b" + run + ".JPG", 1 + run % 7000));
    rows.add(Listed.of("photos/c" + run + ".png", 31));
    rows.add(Listed.of("notes/" + run + ".txt", 3));
    rows.add(new Listed("photos/old" + run + ".jpg", 5L, false, false, "STANDARD"));
    rows.add(new Listed("photos/cold" + run + ".jpg", 5L, true, false, "GLACIER"));
    rows.add(Listed.of("photos/empty" + run + ".jpg", 0));
    return rows;
  }
}
