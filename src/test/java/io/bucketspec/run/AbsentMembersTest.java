package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsentMembersTest {
  private static final String IN_FOLDER = " no row in the tag table, and may belong to it (";

  /** Absent ones are reason:key:count. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "| -",
        "zero-bytes:a:1| members-rejected: 1 of 8 members was rejected (zero-bytes 1); the others"
            + " stand without a gap.",
        "zero-bytes:a:1 needs-restore:b:1 zero-bytes:c:2| members-rejected: 4 of 11 members were"
            + " rejected (zero-bytes 3, needs-restore 1); the others stand without a gap.",
        "no-tags:d/2:1| incomplete-series: 1 object in its folder has" + IN_FOLDER + "d/2).",
        "no-tags:d/2:3 no-tags:c/9:2| incomplete-series: 5 objects in its folders have"
            + IN_FOLDER
            + "such as c/9).",
        "no-object:x:1| incomplete-series: 1 row of the tag table names an object that the"
            + " inventory lacks (x).",
        "no-object:y:1 no-object:x:1| incomplete-series: 2 rows of the tag table name objects that"
            + " the inventory lacks (such as x).",
        "conflicting-tags:y:1| incomplete-series: 1 object has several rows in the tag table that"
            + " differ (y).",
        "conflicting-tags:y:1 no-tags:a:1 zero-bytes:q:1 conflicting-tags:é:1| members-rejected: 1 of"
            + " 8 members was rejected (zero-bytes 1); the others stand without a gap."
            + " / incomplete-series: 1 object in its folder has"
            + IN_FOLDER
            + "a); 2 objects have several rows in the tag table that differ (such as y)."
      })
  void areToldByReasonHoweverTheyCome(String row, String told) {
    List<String> all = new ArrayList<>(row == null ? List.of() : List.of(row.split(" ")));
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(all, new Random(seed));
      AbsentMembers absent = new AbsentMembers();
      all.forEach(one -> add(absent, one));
      assertThat(told(absent)).as("seed %s", seed).isEqualTo(told == null ? "" : told);
    }
  }

  @Test
  void areForgotten() {
    AbsentMembers absent = new AbsentMembers();
    add(absent, "no-tags:d/2:3");
    add(absent, "zero-bytes:d/2:1");
    absent.clear();
    assertThat(absent.findings(3)).isEmpty();
    add(absent, "no-tags:e:1");
    assertThat(told(absent)).endsWith("(e).");
  }

  @Test
  void theKeyIsKeptThoughTheMemberIsReused() {
    AbsentMembers absent = new AbsentMembers();
    byte[] key = utf8("aXX");
    absent.add(new Member().set(key, 1).absent(Reason.NO_OBJECT));
    key[0] = 'z';
    assertThat(told(absent)).endsWith("(a).");
  }

  private static void add(AbsentMembers absent, String one) {
    String[] parts = one.split(":");
    for (Reason reason : Reason.values()) {
      if (reason.code().equals(parts[0])) {
        byte[] key = utf8(parts[1]);
        absent.add(new Member().set(key, key.length).absent(reason, Long.parseLong(parts[2])));
      }
    }
  }

  private static String told(AbsentMembers absent) {
    return absent.findings(7).stream()
        .map(finding -> finding.code().code() + ": " + finding.sentence())
        .collect(Collectors.joining(" / "));
  }
}
