package io.bucketspec.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bucketspec.cli.JobFile;
import io.bucketspec.cli.JobFileException;
import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.SeriesText;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.run.LocalSteps.TestRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A case of the table of grouping cases: a rule, objects, and what they become, as text. The
 * table's head tells how its lines are written.
 */
final class GroupingCase {
  /** Numbers keep the digits that they have. */
  static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

  private static final char SPACE = '␣';
  private static final String SECTION = "## ";

  private final String name;
  private final List<String> job = new ArrayList<>();
  private final List<String> objects = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  private GroupingCase(String name) {
    this.name = name;
  }

  static List<GroupingCase> parse(String table) {
    List<GroupingCase> cases = new ArrayList<>();
    boolean outcome = false;
    for (String line : table.split("\n")) {
      if (line.startsWith("== ")) {
        cases.add(new GroupingCase(line.substring(3)));
        outcome = false;
      } else if (line.equals("=>")) {
        outcome = true;
      } else if (line.startsWith(SECTION)) {
        outcome = false;
      } else if (!line.isBlank() && !cases.isEmpty()) {
        cases.get(cases.size() - 1).add(line, outcome);
      }
    }
    return cases;
  }

  private void add(String line, boolean outcome) {
    if (outcome) {
      expected.add(line);
    } else if (line.matches("(rule|findings|output): .*")) {
      job.add(line);
    } else {
      objects.addAll(SeriesText.spread(line));
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** What is expected, an item or a rejection a block, in the order of the blocks. */
  List<String> expected() {
    List<String> blocks = new ArrayList<>();
    for (String line : expected) {
      if (line.startsWith("  ! ")) {
        blocks.set(blocks.size() - 1, blocks.get(blocks.size() - 1) + "\n" + line);
      } else {
        blocks.add(spreadKeys(line));
      }
    }
    Collections.sort(blocks);
    return blocks;
  }

  private static String spreadKeys(String line) {
    int keys = line.lastIndexOf(": ") + 2;
    if (line.startsWith("- ")) {
      return line;
    }
    List<String> spread = new ArrayList<>();
    for (String key : line.substring(keys).split(" ")) {
      spread.addAll(SeriesText.spread(key));
    }
    return line.substring(0, keys) + String.join(" ", spread);
  }

  boolean hasTags() {
    return job.stream().anyMatch(line -> line.contains("group: series"));
  }

  RunPlan plan(int buckets) throws JobFileException {
    StringBuilder yaml =
        new StringBuilder(
            "inventory: in\nurls: {style: virtual-hosted, region: eu-west-2}\nrules:\n");
    String others = "";
    int rules = 0;
    for (String line : job) {
      if (line.startsWith("rule: {")) {
        String rule = line.substring("rule: {".length());
        String match = rule.contains("match: ") || rule.contains("regex: ") ? "" : "match: '**', ";
        yaml.append("  - {name: r").append(++rules).append(", ").append(match).append(rule);
        yaml.append('\n');
      } else {
        others += line + "\n";
      }
    }
    if (hasTags()) {
      others += "tags: tags.parquet\n";
    }
    if (!others.contains("output: ")) {
      others += "output: {path: out}\n";
    }
    return TestJobs.plan(JobFile.parse(yaml + others, name), buckets);
  }

  /**
   * Runs it.
   *
   * @param seed shuffles the rows, and deals them out to tasks
   */
  List<String> outcome(int buckets, int scans, long seed) throws Exception {
    RunPlan plan = plan(buckets);
    Random random = new Random(seed);
    List<List<TestRow>> rows = dealt(scans);
    List<List<String[]>> tags = dealt(scans);
    Set<DicomTag> columns = EnumSet.noneOf(DicomTag.class);
    Map<String, String> keys = new HashMap<>();
    List<String> shuffled = new ArrayList<>(objects);
    Collections.shuffle(shuffled, random);
    for (String line : shuffled) {
      boolean tagsOnly = line.startsWith("? ");
      boolean untagged = line.startsWith("~ ");
      String[] words = (tagsOnly || untagged ? line.substring(2) : line).split(" +");
      String key = words[0].replace(SPACE, ' ');
      keys.put(url(plan, key), words[0]);
      if (!tagsOnly) {
        rows.get(random.nextInt(scans)).add(row(key, words));
      }
      if (hasTags() && !untagged) {
        String[] texts = tags(key, words);
        addColumns(columns, texts);
        tags.get(random.nextInt(scans)).add(texts);
      }
    }
    MemoryRunStore store = new MemoryRunStore();
    Results results = LocalSteps.execute(plan, store, rows, tags, columns);
    Accounts.checked(results);
    return told(store, keys);
  }

  /** Explains keys of the objects, or others. */
  List<Explanation> explain(List<String> wanted) throws JobFileException {
    List<TestRow> rows = new ArrayList<>();
    List<String[]> tags = new ArrayList<>();
    Set<DicomTag> columns = EnumSet.noneOf(DicomTag.class);
    for (String line : objects) {
      String[] words = line.replaceFirst("^[?~] ", "").split(" +");
      String key = words[0].replace(SPACE, ' ');
      if (!line.startsWith("? ")) {
        rows.add(row(key, words));
      }
      if (hasTags() && !line.startsWith("~ ")) {
        tags.add(tags(key, words));
        addColumns(columns, tags.get(tags.size() - 1));
      }
    }
    return LocalExplain.explain(plan(1), rows, tags, columns, wanted);
  }

  static void addColumns(Set<DicomTag> columns, String... texts) {
    for (DicomTag tag : DicomTag.values()) {
      if (texts[1 + tag.ordinal()] != null) {
        columns.add(tag);
      }
    }
  }

  static <T> List<List<T>> dealt(int count) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    return parts;
  }

  static TestRow row(String key, String... words) {
    long size = Long.parseLong(SeriesText.value(words, "size", "1000"));
    String etag = SeriesText.value(words, "etag", null);
    String modified = SeriesText.value(words, "modified", null);
    return new TestRow(key, size, true, false, false, etag, modified);
  }

  static String[] tags(String key, String... words) {
    String[] texts = new String[1 + DicomTag.values().length];
    texts[0] = key;
    SeriesText.tags(words).forEach((tag, text) -> texts[1 + tag.ordinal()] = text);
    texts[1 + DicomTag.STUDY_INSTANCE_UID.ordinal()] = SeriesText.value(words, "study", "st");
    texts[1 + DicomTag.SERIES_INSTANCE_UID.ordinal()] = SeriesText.value(words, "series", "se");
    return texts;
  }

  static String url(RunPlan plan, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    ByteBuilder url = new ByteBuilder();
    plan.urls().of(plan.sourceBucket()).append(bytes, bytes.length, url);
    return url.toString();
  }

  static List<String> told(MemoryRunStore store, Map<String, String> keys) throws IOException {
    Map<String, String> findings = new TreeMap<>();
    List<String> blocks = new ArrayList<>();
    store.tables.forEach(
        (path, rows) -> {
          for (Object[] row : rows) {
            if (path.startsWith("items/")) {
              findings.put(text(row[0]) + "\n" + text(row[4]), text(row[7]));
            } else {
              blocks.add("- " + text(row[0]).replace(' ', SPACE) + " " + row[2] + ": " + row[3]);
            }
          }
        });
    for (byte[] file : store.files.values()) {
      JsonNode document = JSON.readTree(file);
      document
          .fields()
          .forEachRemaining(
              section -> {
                if (section.getValue().isArray()) {
                  section
                      .getValue()
                      .forEach(item -> blocks.add(told(section.getKey(), item, keys, findings)));
                }
              });
    }
    Collections.sort(blocks);
    return blocks;
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  private static String told(
      String array, JsonNode item, Map<String, String> keys, Map<String, String> findings) {
    List<String> members = new ArrayList<>();
    if (item.has("objectUrl")) {
      members.add(keys.get(item.get("objectUrl").textValue()));
    }
    while (item.has("objectUrl_" + members.size())) {
      members.add(keys.get(item.get("objectUrl_" + members.size()).textValue()));
    }
    String title = item.get("title").textValue();
    String kind = SpecFiles.kind(array, item).label();
    StringBuilder text = new StringBuilder(kind).append(" '").append(title).append("': ");
    text.append(String.join(" ", members));
    item.fields()
        .forEachRemaining(
            field -> {
              if (field.getKey().equals("clientMetadata")) {
                text.append("\n  = ").append(field.getValue());
              } else if (field.getKey().endsWith("Metadata")) {
                text.append("\n  = ").append(field.getKey()).append(' ').append(field.getValue());
              }
            });
    String found = findings.get(title + "\n" + members.get(0).replace(SPACE, ' '));
    if (!"null".equals(found)) {
      for (String finding : found.split("\n")) {
        text.append("\n  ! ").append(finding);
      }
    }
    return text.toString();
  }
}
