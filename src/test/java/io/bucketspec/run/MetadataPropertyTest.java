package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.run.MetadataPlan.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random objects and tables on every way, and the same by loops over all of both. */
class MetadataPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> POLICIES = List.of("fail", "reject", "first", "list");

  /** What a job file joins by, and what of a key that is. */
  private enum On {
    KEY("key"),
    FILENAME("filename"),
    SITE("site"),
    SITE_AND_CAM("'{site}/{cam}'"),
    N("n");

    private final String text;

    On(String text) {
      this.text = text;
    }

    String of(String key) {
      String[] parts = key.split("[/.]");
      return switch (this) {
        case KEY -> key;
        case FILENAME -> parts[2] + ".jpg";
        case SITE -> parts[0];
        case SITE_AND_CAM -> parts[0] + "/" + parts[1];
        case N -> parts[2];
      };
    }

    /** Whether all members of a group have the same. */
    boolean settled(boolean single) {
      return single || this == SITE || this == SITE_AND_CAM;
    }
  }

  /** A row: what it is found by, and two values, either of which may be missing. */
  private record Line(String on, Integer v, String w) {
    String json() {
      return "  [%s, %s, %s]".formatted(quoted(on), v, quoted(w));
    }

    private static String quoted(String text) {
      return text == null ? "null" : "\"" + text + "\"";
    }

    /** As the row's bytes are ordered: by the length of a value, then its digits, then the next. */
    String order() {
      return part(v == null ? "" : v.toString()) + part(w == null ? "" : "\"" + w + "\"");
    }

    private static String part(String json) {
      return (char) json.length() + json;
    }
  }

  private record Join(
      On on, boolean normalized, String several, String differing, boolean required) {
    String line() {
      String column = normalized ? "{column: c, case: false}" : "c";
      return "join: {table: t.csv, on: {%s: %s}, several: %s, differing: %s, required: %s}"
          .formatted(on.text, column, several, differing, required);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isWhatLoopsFindOnEveryWay(long seed) throws Exception {
    for (int round = 0; round < 60; round++) {
      Random random = new Random(seed * 1_000_003 + round);
      boolean single = random.nextInt(3) == 0;
      Join join =
          new Join(
              On.values()[random.nextInt(On.values().length)],
              random.nextInt(3) == 0,
              POLICIES.get(random.nextInt(4)),
              POLICIES.get(random.nextInt(4)),
              random.nextInt(4) == 0);
      Set<String> keys = keys(random);
      List<Line> lines = lines(random, join, keys);
      String about = "seed %s, round %s: %s %s %s".formatted(seed, round, join.line(), keys, lines);
      MetadataCase one = job(single, join, keys, lines);
      List<String> expected = expected(single, join, keys, lines);
      String verdict = null;
      for (List<Way> ways : one.ways()) {
        for (int tasks = 1; tasks < 4; tasks += 2) {
          MetadataCase.Outcome outcome = one.run(tasks, tasks, seed + tasks, ways);
          List<String> told = new ArrayList<>();
          for (String block : outcome.blocks()) {
            told.add(
                block.startsWith("- ")
                    ? block.replaceAll("(?s):.*", "")
                    : block.replaceAll("\n  ! [^\n]*", ""));
          }
          told.sort(Comparator.naturalOrder());
          assertThat(told).as("%s: %s", ways, about).isEqualTo(expected);
          verdict = verdict == null ? outcome.verdicts().toString() : verdict;
          assertThat(outcome.verdicts().toString()).as("%s: %s", ways, about).isEqualTo(verdict);
        }
      }
    }
  }

  private static Set<String> keys(Random random) {
    Set<String> keys = new TreeSet<>();
    for (int i = 0; i < random.nextInt(25); i++) {
      keys.add(
          "s" + random.nextInt(3) + "/c" + random.nextInt(2) + "/" + random.nextInt(6) + ".jpg");
    }
    return keys;
  }

  private static List<Line> lines(Random random, Join join, Set<String> keys) {
    List<Line> lines = new ArrayList<>();
    List<String> all = List.copyOf(keys);
    for (int i = 0; i < random.nextInt(30); i++) {
      String on =
          all.isEmpty() || random.nextInt(6) == 0
              ? (random.nextBoolean() ? null : "s9/c9/9.jpg")
              : join.on().of(all.get(random.nextInt(all.size())));
      boolean bucket = on != null && join.on() == On.KEY && random.nextInt(3) == 0;
      String text = bucket ? "s3://acme-media/" + on : on;
      lines.add(
          new Line(
              join.normalized() && text != null && !bucket && random.nextBoolean()
                  ? text.toUpperCase(java.util.Locale.ROOT)
                  : text,
              random.nextInt(4) == 0 ? null : random.nextInt(4),
              random.nextInt(3) == 0 ? null : "w" + random.nextInt(3)));
    }
    return lines;
  }

  private static MetadataCase job(boolean single, Join join, Set<String> keys, List<Line> lines)
      throws IOException {
    MetadataCase one = new MetadataCase("random");
    String group = single ? "kind: image" : "kind: image_group, group: [site, cam]";
    one.add("rule: {match: '{site}/{cam}/{n}.jpg', " + group + "}");
    one.add(join.line());
    one.add("table t: c v w");
    for (Line line : lines) {
      one.add(line.json());
    }
    for (String key : keys) {
      one.add(key);
    }
    return one;
  }

  /** The obvious way. */
  private static List<String> expected(
      boolean single, Join join, Collection<String> keys, List<Line> lines) throws IOException {
    Map<String, List<String>> items = new TreeMap<>();
    for (String key : keys) {
      String item = single ? key : key.substring(0, key.lastIndexOf('/'));
      items.computeIfAbsent(item, any -> new ArrayList<>()).add(key);
    }
    int found = 0;
    int without = 0;
    int several = 0;
    int differing = 0;
    Set<Integer> used = new TreeSet<>();
    List<String> expected = new ArrayList<>();
    for (Map.Entry<String, List<String>> item : items.entrySet()) {
      boolean settled = join.on().settled(single);
      List<List<Line>> brought = new ArrayList<>();
      for (String key : settled ? item.getValue().subList(0, 1) : item.getValue()) {
        List<Line> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
          if (alike(join, lines.get(i).on(), join.on().of(key))) {
            used.add(i);
            if (own.stream().noneMatch(sameValues(lines.get(i)))) {
              own.add(lines.get(i));
            }
          }
        }
        own.sort(Comparator.comparing(Line::order));
        if (!own.isEmpty()) {
          brought.add(own);
        }
      }
      String first = item.getValue().get(0);
      if (brought.isEmpty()) {
        without++;
        expected.add(join.required() ? "- " + first + " no-metadata" : item(single, item, ""));
        continue;
      }
      found++;
      boolean tooMany =
          !join.several().equals("list") && brought.stream().anyMatch(own -> own.size() > 1);
      several += tooMany ? 1 : 0;
      boolean leavesOut = tooMany && !join.several().equals("first");
      boolean differ =
          !settled
              && !join.differing().equals("list")
              && !leavesOut
              && (differ(join, brought, true) || differ(join, brought, false));
      differing += differ ? 1 : 0;
      if (leavesOut) {
        expected.add("- " + first + " several-rows");
      } else if (differ && !join.differing().equals("first")) {
        expected.add("- " + first + " differing-members");
      } else {
        expected.add(item(single, item, metadata(join, settled, brought)));
      }
    }
    expected.add(verdict(lines, join, used, found, without, several, differing));
    expected.sort(Comparator.naturalOrder());
    return expected;
  }

  private static java.util.function.Predicate<Line> sameValues(Line line) {
    return other -> other.order().equals(line.order());
  }

  private static boolean alike(Join join, String column, String text) {
    if (column == null) {
      return false;
    }
    String plain =
        join.on() == On.KEY && column.startsWith("s3://acme-media/")
            ? column.substring("s3://acme-media/".length())
            : column;
    return join.normalized() ? plain.equalsIgnoreCase(text) : plain.equals(text);
  }

  /** What a member brings of one column: a list, or the first row's; null for nothing. */
  private static Object value(Join join, List<Line> own, boolean v) {
    List<Object> values = new ArrayList<>();
    for (Line line : own) {
      values.add(v ? line.v() : line.w());
    }
    if (!join.several().equals("list")) {
      return values.get(0);
    }
    values.removeIf(value -> value == null);
    return values.isEmpty() ? null : new ArrayList<>(new LinkedHashSet<>(values));
  }

  private static boolean differ(Join join, List<List<Line>> brought, boolean v) {
    Set<Object> values = new LinkedHashSet<>();
    brought.forEach(own -> values.add(value(join, own, v)));
    values.remove(null);
    return values.size() > 1;
  }

  private static String metadata(Join join, boolean settled, List<List<Line>> brought)
      throws IOException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (boolean v : new boolean[] {true, false}) {
      Set<Object> all = new LinkedHashSet<>();
      for (List<Line> own : brought) {
        Object value = value(join, own, v);
        if (value instanceof List<?> list) {
          all.addAll(settled || join.differing().equals("list") ? list : List.of(list));
        } else if (value != null) {
          all.add(value);
        }
      }
      boolean ofAll = !settled && join.differing().equals("list");
      boolean ofRows = settled && join.several().equals("list");
      if (!all.isEmpty()) {
        metadata.put(v ? "v" : "w", ofAll || ofRows ? all : all.iterator().next());
      }
    }
    return metadata.isEmpty() ? "" : "\n  = " + JSON.writeValueAsString(metadata);
  }

  private static String item(
      boolean single, Map.Entry<String, List<String>> item, String metadata) {
    String key = item.getKey();
    String title = single ? key.substring(key.lastIndexOf('/') + 1) : key;
    return (single ? "image '" : "image_group '")
        + title
        + "': "
        + String.join(" ", item.getValue())
        + metadata;
  }

  private static String verdict(
      List<Line> lines,
      Join join,
      Set<Integer> used,
      int found,
      int without,
      int several,
      int differing) {
    long keyless = lines.stream().filter(line -> line.on() == null).count();
    StringBuilder verdict = new StringBuilder("* t: " + lines.size() + " rows");
    count(verdict, keyless, " without key");
    count(verdict, lines.size() - keyless - used.size(), " of no item");
    verdict.append("; ").append(found).append(" items");
    count(verdict, without, " without row");
    count(verdict, several, " several");
    count(verdict, differing, " differing");
    for (String[] failing :
        Arrays.asList(
            new String[] {join.several(), "several-rows", several + ""},
            new String[] {join.differing(), "differing-members", differing + ""})) {
      if (failing[0].equals("fail") && !failing[2].equals("0")) {
        verdict.append(", fails: ").append(failing[1]);
      }
    }
    return verdict.toString();
  }

  private static void count(StringBuilder verdict, long count, String what) {
    if (count > 0) {
      verdict.append(", ").append(count).append(what);
    }
  }
}
