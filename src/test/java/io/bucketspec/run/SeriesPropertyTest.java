package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random DICOM objects and random tags through all steps of a run. */
class SeriesPropertyTest {
  private static final List<String> RULES =
      List.of(
          "rule: {kind: dicom_series, group: series}",
          "rule: {kind: dicom_series, group: series, fallback: folder}",
          "rule: {match: '{p}/**', kind: dicom_series, group: series, fallback: [p]}",
          "rule: {match: '{p}/**', kind: dicom_series, group: series, within: [p]}");
  private static final List<String> FINDINGS =
      List.of(
          "findings: {too-many-members: split}",
          "findings: {incomplete-series: reject}",
          "findings: {slice-gap: reject, duplicate-instances: reject}");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyObjectIsSomewhereOnceWhereverRowsAreRead(long seed) throws Exception {
    for (int round = 0; round < 30; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      String rule = RULES.get(random.nextInt(RULES.size()));
      Map<String, Set<String>> series = new HashMap<>();
      List<String> objects = new ArrayList<>();
      List<String> lines = lines(random, 1 + random.nextInt(40), series, objects);
      String about = "seed %d, round %d: %s %s".formatted(seed, round, rule, lines);

      List<String> told = sameWherever(rule, lines, seed, about);
      List<String> accounted = new ArrayList<>();
      for (String block : told) {
        String line = block.replaceAll("(?s)\n.*", "");
        if (line.startsWith("- ")) {
          if (!line.contains(" no-object: ")) {
            accounted.add(line.split(" ")[1]);
          }
          continue;
        }
        List<String> members = List.of(line.substring(line.lastIndexOf(": ") + 2).split(" "));
        accounted.addAll(members);
        for (String member : members) {
          assertThat(series.getOrDefault(member, Set.of()))
              .as("%s: %s of %s", about, member, members)
              .isEqualTo(series.getOrDefault(members.get(0), Set.of()));
        }
      }
      assertThat(accounted).as(about).containsExactlyInAnyOrderElementsOf(objects);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void theSameIsRejectedWhereverRowsAreRead(long seed) throws Exception {
    for (int round = 0; round < 20; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      String job = String.join("\n", job(random));
      List<String> lines =
          lines(random, 1 + random.nextInt(40), new HashMap<>(), new ArrayList<>());
      String about = "seed %d, round %d: %s %s".formatted(seed, round, job, lines);
      assertThat(sameWherever(job, lines, seed, about)).as(about).isNotEmpty();
    }
  }

  static String[] job(Random random) {
    String rule = RULES.get(random.nextInt(RULES.size()));
    return new String[] {
      rule.replaceFirst("}$", ", maxMembers: 3}"), FINDINGS.get(random.nextInt(FINDINGS.size()))
    };
  }

  private static List<String> sameWherever(String job, List<String> lines, long seed, String about)
      throws Exception {
    GroupingCase one = GroupingCase.parse("== x\n" + job + "\n" + String.join("\n", lines)).get(0);
    List<String> told = one.outcome(1, 1, seed);
    for (int tasks = 2; tasks < 5; tasks++) {
      assertThat(one.outcome(tasks, tasks * 2 - 1, seed + tasks)).as(about).isEqualTo(told);
    }
    return told;
  }

  /**
   * Lines of the table of grouping cases.
   *
   * @param series takes for each key the series that its rows say
   * @param objects takes the key of each row of the inventory
   */
  static List<String> lines(
      Random random, int count, Map<String, Set<String>> series, List<String> objects) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "p" + random.nextInt(2) + "/d" + random.nextInt(2) + "/" + random.nextInt(30);
      int sort = random.nextInt(12);
      if (sort > 0) {
        objects.add(key);
      }
      if (sort == 1) {
        lines.add("~ " + key);
        continue;
      }
      String uid = "s" + random.nextInt(3);
      series.computeIfAbsent(key, any -> new TreeSet<>()).add(uid);
      lines.add((sort == 0 ? "? " : "") + key + tags(random, key, uid));
    }
    return lines;
  }

  /** Often the same for the same key. */
  private static String tags(Random random, String key, String uid) {
    int number = Math.floorMod(key.hashCode(), 12);
    StringBuilder tags = new StringBuilder(" series=" + uid);
    tags.append(random.nextInt(9) == 0 ? " study=other" : "");
    tags.append(random.nextInt(9) == 0 ? "" : " n=" + number);
    tags.append(" sop=" + (random.nextInt(9) == 0 ? 1 : key.replace('/', '.')));
    tags.append(random.nextInt(9) == 0 ? "" : " z=" + number * 3);
    tags.append(random.nextInt(7) == 0 ? " ori=sagittal" : " ori=axial");
    tags.append(random.nextInt(15) == 0 ? " mod=SR" : " mod=CT");
    tags.append(random.nextInt(5) == 0 ? " acq=" + random.nextInt(2) : "");
    return tags.toString();
  }
}
