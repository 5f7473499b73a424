package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MeetingRowsTest {
  private static final JoinRecord KEY = new JoinRecord(false, 0, new byte[0], new byte[0]);

  private static List<String> rows(MeetingRows rows) {
    List<String> texts = new ArrayList<>();
    rows.rows().forEach(row -> texts.add(CaseJobs.text(row)));
    return texts;
  }

  /** The first in order that fit; one that would fit behind one that does not is not held. */
  @Test
  void whatIsHeldDoesNotDependOnTheOrder() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<String> all = new ArrayList<>();
      for (int i = 0; i < random.nextInt(30); i++) {
        all.add((char) ('a' + random.nextInt(20)) + "x".repeat(random.nextInt(12)));
      }
      int mostRows = 1 + random.nextInt(8);
      int mostBytes = 10 + random.nextInt(60);
      List<String> expected = new ArrayList<>();
      int bytes = 0;
      boolean over = false;
      for (String row : new TreeSet<>(all)) {
        bytes += row.length();
        if (expected.size() == mostRows || bytes > mostBytes) {
          over = expected.size() < mostRows;
          break;
        }
        expected.add(row);
      }
      for (int order = 0; order < 4; order++) {
        Collections.shuffle(all, random);
        MeetingRows rows = new MeetingRows(KEY, mostRows, mostBytes);
        all.forEach(row -> rows.add(utf8(row)));
        assertThat(rows(rows)).as("seed %s: %s", seed, all).isEqualTo(expected);
        assertThat(rows.unasked()).isEqualTo(all.size());
        if (over) {
          assertThat(rows.overflown()).as("seed %s: %s", seed, all).isTrue();
        }
        rows.ask();
        assertThat(rows.unasked()).isZero();
      }
    }
  }
}
