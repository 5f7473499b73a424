package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.FindingCode;
import io.bucketspec.run.LocalSteps.TestRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random names through all steps of a run. */
class SequencePropertyTest {
  private static final List<String> SHORT = List.of("single", "keep", "reject");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void itemsAreThoseOfTheObviousWay(long seed) throws Exception {
    for (int round = 0; round < 60; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      boolean strict = random.nextBoolean();
      int minLength = 1 + random.nextInt(4);
      String shorter = SHORT.get(random.nextInt(3));
      String rule =
          "rule: {kind: image_sequence, group: sequence, padding: %s, minLength: %d, short: %s}"
              .formatted(strict ? "strict" : "loose", minLength, shorter);
      List<String> keys = RandomNames.of(random, 1 + random.nextInt(1 + round), ".tif", ".mp4", "");
      String about = "seed %d, round %d: %s %s".formatted(seed, round, rule, keys);

      List<String> told = new ArrayList<>();
      for (String block : outcome(rule, keys, 1 + random.nextInt(4), 1 + random.nextInt(4), seed)) {
        told.add(block.startsWith("- ") ? block.replaceAll("(?s):.*", "") : line(block));
      }
      Collections.sort(told);
      assertThat(told).as(about).isEqualTo(expected(keys, strict, minLength, shorter));
    }
  }

  /** A block without its findings. */
  private static String line(String block) {
    return block.replaceAll("(?s)\n.*", "");
  }

  private static List<String> expected(
      List<String> keys, boolean strict, int minLength, String shorter) {
    List<String> expected = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (String key : keys) {
      if (!key.matches("(?is).*\\.(jpg|jpeg|png)")) {
        expected.add("- " + key + " no-rule");
      } else if (taken.contains(key)) {
        expected.add("- " + key + " duplicate-key");
      } else {
        taken.add(key);
      }
    }
    for (List<String> members : SequenceOracle.sequences(taken, strict)) {
      String first = members.get(0);
      boolean numbered = SequenceOracle.numbered(first);
      boolean tooFew = !numbered || members.size() < minLength;
      if (!tooFew || shorter.equals("keep")) {
        String title = numbered ? SequenceOracle.title(first, strict) : keptTitle(first);
        expected.add("image_sequence '" + title + "': " + String.join(" ", members));
      } else if (shorter.equals("reject")) {
        expected.add("- " + first + " short-sequence");
      } else {
        for (String member : members) {
          String name = member.substring(member.lastIndexOf('/') + 1);
          expected.add("image '" + name + "': " + member);
        }
      }
    }
    Collections.sort(expected);
    return expected;
  }

  /** A sequence is called by its format. */
  private static String keptTitle(String key) {
    int stem = SequenceOracle.stem(key).length();
    return key.substring(0, stem)
        + key.substring(stem).toLowerCase(Locale.ROOT).replace(".jpeg", ".jpg");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void bytesDependOnNothingButTheKeysAndTheBuckets(long seed) throws Exception {
    for (int round = 0; round < 8; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      List<String> lines = lines(random, RandomNames.of(random, 120, ".tif"));
      RunPlan plan = plan(random, 4);
      MemoryRunStore once = run(plan, lines, 1, seed);
      assertThat(once.files).isNotEmpty();
      for (int scans : new int[] {1, 3, 9}) {
        MemoryRunStore again = run(plan, lines, scans, seed + scans);
        assertThat(again.files.keySet()).isEqualTo(once.files.keySet());
        once.files.forEach(
            (path, bytes) ->
                assertThat(again.files.get(path)).as("seed %s: %s", seed, path).isEqualTo(bytes));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void whateverThePoliciesEveryObjectIsSomewhereOnce(long seed) throws Exception {
    for (int round = 0; round < 40; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      List<String> keys = RandomNames.of(random, 1 + random.nextInt(60), ".tif");
      List<String> lines = lines(random, keys);
      List<String> job = new ArrayList<>(job(random));
      Map<String, String> policies = policies(random);
      job.add("findings: {" + String.join(", ", policies.values()) + "}");
      String about = "seed %d, round %d: %s %s".formatted(seed, round, job, lines);

      List<String> told = null;
      for (int seeds = 0; seeds < 3; seeds++) {
        List<String> table = new ArrayList<>(job);
        table.addAll(lines);
        List<String> again =
            GroupingCase.parse("== x\n" + String.join("\n", table))
                .get(0)
                .outcome(1 + seeds, 1 + seeds * 2, seed + seeds);
        told = told == null ? again : told;
        assertThat(again).as(about).isEqualTo(told);
      }
      Set<String> written = new HashSet<>();
      for (String block : told) {
        if (!block.startsWith("- ")) {
          String line = line(block);
          for (String key : line.substring(line.lastIndexOf(": ") + 2).split(" ")) {
            assertThat(written.add(key)).as("%s: %s twice", about, key).isTrue();
          }
        }
        for (Map.Entry<String, String> policy : policies.entrySet()) {
          if (!policy.getValue().endsWith(": warn")) {
            assertThat(block).as(about).doesNotContain("  ! " + policy.getKey() + ":");
          }
        }
      }
      assertThat(keys).as(about).containsAll(written);
      for (String block : told) {
        if (block.startsWith("- ") && !block.contains(" duplicate-key")) {
          assertThat(written).as(about).doesNotContain(block.split(" ")[1]);
        }
      }
    }
  }

  /** Each with its line in a job file. */
  static Map<String, String> policies(Random random) {
    Map<String, String> policies = new LinkedHashMap<>();
    for (FindingCode code : FindingCode.values()) {
      if (code.splits() && random.nextInt(3) > 0) {
        String policy = List.of("split", "split", "reject", "warn").get(random.nextInt(4));
        policies.put(code.code(), code.code() + ": " + policy);
      }
    }
    return policies;
  }

  static List<String> job(Random random) {
    String rule =
        "group: sequence, padding: %s, minLength: %d, short: %s, maxMembers: %d"
            .formatted(
                random.nextBoolean() ? "strict" : "loose",
                1 + random.nextInt(4),
                SHORT.get(random.nextInt(3)),
                1 + random.nextInt(8));
    return List.of(
        "rule: {match: 'a/**', kind: image_group, " + rule + "}",
        "rule: {kind: image_sequence, anyFormat: true, " + rule + "}");
  }

  private static RunPlan plan(Random random, int buckets) throws Exception {
    String shorter = random.nextBoolean() ? "single" : "keep";
    String rule = "group: sequence, minLength: 3, short: " + shorter + ", maxMembers: 5}";
    return CaseJobs.plan(
        buckets,
        "rule: {match: 'a/**', kind: image_group, " + rule,
        "rule: {kind: image_sequence, " + rule,
        "findings: {too-many-members: split, mixed-sizes: split}",
        "output: {path: out, combine: %s, limits: {urls: 12, items: 4}}"
            .formatted(random.nextBoolean()));
  }

  /** The keys with what else is known of each, the same for the same key. */
  static List<String> lines(Random random, List<String> keys) {
    Map<String, String> lines = new LinkedHashMap<>();
    List<String> all = new ArrayList<>();
    for (String key : keys) {
      long size = random.nextInt(9) == 0 ? 900_000 : 1 + random.nextInt(9);
      String line = key + " size=" + size + " etag=" + random.nextInt(40);
      all.add(lines.computeIfAbsent(key, any -> line));
    }
    return all;
  }

  private static List<String> outcome(
      String rule, List<String> keys, int buckets, int scans, long seed) throws Exception {
    return GroupingCase.parse("== x\n" + rule + "\n" + String.join("\n", keys))
        .get(0)
        .outcome(buckets, scans, seed);
  }

  private static MemoryRunStore run(RunPlan plan, List<String> lines, int scans, long seed)
      throws Exception {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(seed));
    List<List<TestRow>> parts = new ArrayList<>();
    for (int i = 0; i < scans; i++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < shuffled.size(); i++) {
      String[] words = shuffled.get(i).split(" (size|etag)=");
      long size = Long.parseLong(words[1]);
      parts.get(i % scans).add(new TestRow(words[0], size, true, false, false, words[2], null));
    }
    MemoryRunStore store = new MemoryRunStore();
    Accounts.checked(LocalSteps.execute(plan, store, parts));
    return store;
  }
}
