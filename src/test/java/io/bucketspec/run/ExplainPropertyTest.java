package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is explained of a key is what a run makes of it. */
class ExplainPropertyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofSequences(long seed) throws Exception {
    for (int round = 0; round < 12; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      List<String> job = new ArrayList<>(SequencePropertyTest.job(random));
      job.add(
          "findings: {" + String.join(", ", SequencePropertyTest.policies(random).values()) + "}");
      List<String> keys = RandomNames.of(random, 1 + random.nextInt(40), ".tif", ".mp4");
      assertExplained(job, SequencePropertyTest.lines(random, keys), "seed " + seed + "/" + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofSeries(long seed) throws Exception {
    for (int round = 0; round < 12; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      List<String> job = List.of(SeriesPropertyTest.job(random));
      List<String> lines =
          SeriesPropertyTest.lines(
              random, 1 + random.nextInt(40), new HashMap<>(), new ArrayList<>());
      assertExplained(job, lines, "seed " + seed + "/" + round);
    }
  }

  private static void assertExplained(List<String> job, List<String> lines, String about)
      throws Exception {
    List<String> all = new ArrayList<>(job);
    all.addAll(lines);
    GroupingCase one = GroupingCase.parse("== x\n" + String.join("\n", all)).get(0);
    String what = about + ": " + all;
    Map<String, String> written = new HashMap<>();
    Map<String, Set<String>> rejected = new HashMap<>();
    for (String block : one.outcome(1, 1, 1)) {
      if (block.startsWith("- ")) {
        String[] words = block.split(" ", 4);
        if (!words[2].equals("no-object:")) {
          String why = words[2] + " " + words[3];
          rejected.computeIfAbsent(words[1], any -> new HashSet<>()).add(why);
        }
      } else {
        note(block, written);
      }
    }
    List<String> keys =
        lines.stream()
            .filter(line -> !line.startsWith("? "))
            .map(line -> line.replaceFirst("^~ ", "").split(" ")[0])
            .distinct()
            .toList();
    for (String key : keys) {
      // Each by itself, so that no other key brings the rows along that this one needs.
      Explanation explained = one.explain(List.of(key)).get(0);
      JsonNode json = explained.json();
      assertThat(json.get("key").textValue()).isEqualTo(key);
      assertThat(fate(json, key)).as("%s of %s", key, what).isEqualTo(written.get(key));
      Set<String> told = rejections(json);
      Set<String> repeats = repeats(rejected.getOrDefault(key, Set.of()));
      assertThat(repeats(told)).as("%s of %s", key, what).isEqualTo(repeats);
      if (written.containsKey(key)) {
        assertThat(told).as("%s of %s", key, what).isEqualTo(repeats);
        continue;
      }
      assertThat(told).as("%s of %s", key, what).isNotEqualTo(repeats);
      // Of a rejected item the table names the first key alone.
      if (rejected.getOrDefault(key, Set.of()).size() > repeats.size()) {
        assertThat(told).as("%s of %s", key, what).isEqualTo(rejected.get(key));
      }
      assertThat(explained.text()).as(what).contains("reject");
    }
  }

  /** Of a key that is listed twice one row stays, and the other is rejected for that. */
  private static Set<String> repeats(Set<String> rejections) {
    return rejections.stream()
        .filter(why -> why.startsWith("duplicate-key"))
        .collect(Collectors.toSet());
  }

  /** For each member its item, its position and what stands beside it. */
  private static void note(String block, Map<String, String> fates) {
    String line = block.replaceAll("(?s)\n.*", "");
    String findings = block.substring(line.length());
    int colon = line.lastIndexOf(": ");
    List<String> members = List.of(line.substring(colon + 2).split(" "));
    for (int i = 0; i < members.size(); i++) {
      String before = i == 0 ? null : members.get(i - 1);
      String after = i + 1 == members.size() ? null : members.get(i + 1);
      String fate = line.substring(0, colon) + " " + i + " of " + members.size();
      fates.put(members.get(i), fate + " between " + before + " and " + after + findings);
    }
  }

  /** The same of an explanation; null if the key is not written. */
  private static String fate(JsonNode json, String key) {
    JsonNode item = json.get("item");
    if (item == null || json.has("rejected")) {
      assertThat(item == null || !item.has("specs")).as(key).isTrue();
      return null;
    }
    StringBuilder fate = new StringBuilder();
    fate.append(item.get("kind").textValue()).append(" '").append(item.get("title").textValue());
    fate.append("' ").append(item.get("position")).append(" of ").append(item.get("members"));
    fate.append(" between ").append(item.path("before").textValue());
    fate.append(" and ").append(item.path("after").textValue());
    for (JsonNode finding : item.get("findings")) {
      fate.append("\n  ! ").append(finding.get("code").textValue());
      fate.append(": ").append(finding.get("sentence").textValue());
    }
    return fate.toString();
  }

  private static Set<String> rejections(JsonNode json) {
    Set<String> rejections = new HashSet<>();
    for (JsonNode row : json.get("inventory")) {
      if (row.get("fate").textValue().equals("rejected")) {
        rejections.add(row.get("code").textValue() + ": " + row.get("sentence").textValue());
      }
    }
    JsonNode reject = json.get("rejected");
    if (reject != null) {
      rejections.add(reject.get("reason").textValue() + ": " + reject.get("sentence").textValue());
    }
    return rejections;
  }
}
