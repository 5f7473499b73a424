package io.bucketspec.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.cli.JobFile;
import io.bucketspec.cli.JobFileException;
import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.SeriesText;
import io.bucketspec.metadata.Struct;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.LocalTables.SideRow;
import io.bucketspec.run.MetadataPlan.Way;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * A case of the table of metadata cases: rules, joins, objects, side tables, and what becomes of
 * them, as text. The table's head tells how its lines are written.
 */
final class MetadataCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOB =
      "inventory: in\nurls: {style: virtual-hosted, region: eu-west-2}\n";

  /** A $text. */
  private static final Pattern LONG = Pattern.compile("x{1000,}");

  private final String name;
  private final List<String> rules = new ArrayList<>();
  private final List<String> joins = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> objects = new ArrayList<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final List<String> expected = new ArrayList<>();

  /** A side table as the case writes it. */
  private record Table(List<String> columns, List<List<Object>> rows) {
    Object cell(String column, List<Object> row) {
      int at = columns.indexOf(column);
      int dot = column.indexOf('.');
      return at < 0 && dot > 0
          ? field(row.get(columns.indexOf(column.substring(0, dot))), column.substring(dot + 1))
          : row.get(at);
    }

    private static Object field(Object cell, String name) {
      return cell == null ? null : ((Map<?, ?>) cell).get(name);
    }
  }

  MetadataCase(String name) {
    this.name = name;
  }

  static List<MetadataCase> parse(String text) throws IOException {
    List<MetadataCase> cases = new ArrayList<>();
    boolean outcome = false;
    for (String line : text.split("\n")) {
      if (line.startsWith("== ")) {
        cases.add(new MetadataCase(line.substring(3)));
        outcome = false;
      } else if (line.equals("=>")) {
        outcome = true;
      } else if (line.startsWith("## ")) {
        outcome = false;
      } else if (!line.isBlank() && !cases.isEmpty()) {
        MetadataCase last = cases.get(cases.size() - 1);
        if (outcome) {
          last.expected.add(line);
        } else {
          last.add(line);
        }
      }
    }
    return cases;
  }

  /** Adds a line of what is given. */
  MetadataCase add(String line) throws IOException {
    String rest = line.substring(line.indexOf(": ") + 2);
    if (line.startsWith("rule: ")) {
      rules.add(rest);
    } else if (line.startsWith("join: ")) {
      joins.add(rest);
    } else if (line.startsWith("table ")) {
      table(line.substring("table ".length(), line.indexOf(':')), rest);
    } else if (line.startsWith("  [")) {
      tables.get(lastTable()).rows().add(cells(line));
    } else if (line.matches("(output|findings|accept|strictClientOnly): .*")) {
      others.add(line);
    } else {
      objects.addAll(SeriesText.spread(line));
    }
    return this;
  }

  private void table(String table, String columns) {
    tables.put(table, new Table(List.of(columns.split(" ")), new ArrayList<>()));
  }

  private String lastTable() {
    return List.copyOf(tables.keySet()).get(tables.size() - 1);
  }

  private static List<Object> cells(String line) throws IOException {
    List<Object> cells = new ArrayList<>();
    JSON.readTree(line).forEach(cell -> cells.add(cell(cell)));
    return cells;
  }

  /** JSON, but that an object with one key that begins with $ is a value of that type. */
  private static Object cell(JsonNode node) {
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(cell(element)));
      return list;
    }
    if (!node.isObject()) {
      return node.isNull() ? null : scalar(node);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> members.put(field.getKey(), cell(field.getValue())));
    String type = members.size() == 1 ? members.keySet().iterator().next() : "";
    return type.startsWith("$") ? typed(type, members.get(type)) : members;
  }

  private static Object scalar(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.numberValue();
  }

  private static Object typed(String type, Object value) {
    return switch (type) {
      case "$instant" -> Instant.parse((String) value);
      case "$date" -> LocalDate.parse((String) value);
      case "$decimal" -> new BigDecimal((String) value);
      case "$bytes" -> ((String) value).getBytes(StandardCharsets.UTF_8);
      case "$double" -> Double.valueOf((String) value);
      case "$text" -> "x".repeat((Integer) value);
      case "$struct" -> struct((Map<?, ?>) value);
      default -> throw new IllegalArgumentException("no type is called " + type);
    };
  }

  private static Struct struct(Map<?, ?> members) {
    List<String> names = members.keySet().stream().map(String.class::cast).toList();
    return new Struct(names, new ArrayList<>(members.values()));
  }

  @Override
  public String toString() {
    return name;
  }

  /** What is expected, an item, a rejection or a verdict a block, in the order of the blocks. */
  List<String> expected() {
    List<String> blocks = new ArrayList<>();
    for (String line : expected) {
      if (line.startsWith("  ")) {
        blocks.set(blocks.size() - 1, blocks.get(blocks.size() - 1) + "\n" + line);
      } else {
        blocks.add(line.startsWith("- ") ? line : spread(line));
      }
    }
    Collections.sort(blocks);
    return blocks;
  }

  private static String spread(String line) {
    int keys = line.lastIndexOf(": ") + 2;
    List<String> spread = new ArrayList<>();
    for (String key : line.substring(keys).split(" ")) {
      spread.addAll(SeriesText.spread(key));
    }
    return line.startsWith("* ") ? line : line.substring(0, keys) + String.join(" ", spread);
  }

  private boolean hasTags() {
    return rules.stream().anyMatch(line -> line.contains("group: series"));
  }

  /** The job file. */
  String job() {
    StringBuilder yaml = new StringBuilder(JOB).append("rules:\n");
    for (int i = 0; i < rules.size(); i++) {
      String rule = rules.get(i).substring(1);
      String match = rule.contains("match: ") || rule.contains("regex: ") ? "" : "match: '**', ";
      yaml.append("  - {name: r")
          .append(i + 1)
          .append(", ")
          .append(match)
          .append(rule)
          .append('\n');
    }
    if (!joins.isEmpty()) {
      yaml.append("metadata:\n");
      joins.forEach(join -> yaml.append("  - ").append(join).append('\n'));
    }
    others.forEach(line -> yaml.append(line).append('\n'));
    if (hasTags()) {
      yaml.append("tags: tags.parquet\n");
    }
    if (others.stream().noneMatch(line -> line.startsWith("output: "))) {
      yaml.append("output: {path: out}\n");
    }
    return yaml.toString();
  }

  /** The plan, with all tables everywhere. */
  RunPlan plan(int buckets) throws JobFileException {
    JobOptions job = JobFile.parse(job(), name);
    RunPlan plan = TestJobs.plan(job, buckets);
    List<List<String>> columns =
        job.metadata().joins().stream().map(join -> tables.get(join.name()).columns()).toList();
    return plan.with(MetadataPlan.of(plan.rules(), job.metadata(), columns));
  }

  /** All ways that the rows can take: each way for as many tables as can be on it. */
  List<List<Way>> ways() throws JobFileException {
    MetadataPlan plan = plan(1).metadata();
    List<List<Way>> all = new ArrayList<>();
    for (Way way : List.of(Way.BROADCAST, Way.ROUTED, Way.EXCHANGED)) {
      List<Way> ways = new ArrayList<>();
      for (int i = 0; i < plan.tables().size(); i++) {
        boolean can =
            way == Way.ROUTED ? plan.routable(i, false) : way == Way.BROADCAST || can(plan, i);
        ways.add(can ? way : Way.BROADCAST);
      }
      if (!all.contains(ways)) {
        all.add(ways);
      }
    }
    return all;
  }

  private static boolean can(MetadataPlan plan, int table) {
    return plan.exchangeFault(table).isEmpty();
  }

  /**
   * What came of a run.
   *
   * @param blocks items, rejections and verdicts
   * @param files the spec files
   * @param verdicts of the tables, without their ways
   * @param failing the findings that fail the run
   */
  record Outcome(
      List<String> blocks,
      SortedMap<String, byte[]> files,
      List<String> verdicts,
      List<String> failing) {}

  /**
   * Runs it.
   *
   * @param seed shuffles the rows, and deals them out to tasks
   */
  Outcome run(int buckets, int scans, long seed, List<Way> ways) throws Exception {
    RunPlan plain = plan(buckets);
    RunPlan plan = plain.with(plain.metadata().on(ways));
    Random random = new Random(seed);
    List<List<TestRow>> rows = GroupingCase.dealt(scans);
    List<List<String[]>> tags = GroupingCase.dealt(scans);
    Set<DicomTag> columns = EnumSet.noneOf(DicomTag.class);
    Map<String, String> keys = new HashMap<>();
    List<String> shuffled = new ArrayList<>(objects);
    Collections.shuffle(shuffled, random);
    for (String line : shuffled) {
      String[] words = line.replaceFirst("^~ ", "").split(" +");
      String key = words[0].replace('␣', ' ');
      keys.put(GroupingCase.url(plan, key), words[0]);
      rows.get(random.nextInt(scans)).add(GroupingCase.row(key, words));
      if (hasTags() && !line.startsWith("~ ")) {
        String[] texts = GroupingCase.tags(key, words);
        GroupingCase.addColumns(columns, texts);
        tags.get(random.nextInt(scans)).add(texts);
      }
    }
    List<List<SideRow>> side = side(plan);
    side.forEach(table -> Collections.shuffle(table, random));
    MemoryRunStore store = new MemoryRunStore();
    Results results = LocalSteps.execute(plan, store, rows, tags, columns, side);
    Accounts.checked(results);
    MetadataTables brought = LocalTables.broadcast(plan, side);
    List<JoinVerdict> verdicts = RunOutcome.joins(plan.metadata(), brought, results);
    List<String> blocks = new ArrayList<>();
    for (String block : GroupingCase.told(store, keys)) {
      blocks.add(shortened(block));
    }
    verdicts.forEach(verdict -> blocks.add(line(verdict)));
    Collections.sort(blocks);
    List<String> failing = new ArrayList<>();
    verdicts.forEach(one -> one.failing().forEach(code -> failing.add(code.code())));
    return new Outcome(
        blocks, store.files, verdicts.stream().map(MetadataCase::whole).toList(), failing);
  }

  /** A text in which letters of a $text are their number. */
  static String shortened(String text) {
    return LONG.matcher(text).replaceAll(letters -> "\\$text" + letters.group().length());
  }

  /** The rows of the tables, as the plan takes their cells. */
  List<List<SideRow>> side(RunPlan plan) {
    List<List<SideRow>> side = new ArrayList<>();
    for (PlannedTable planned : plan.metadata().tables()) {
      Table table = tables.get(planned.name());
      List<SideRow> rows = new ArrayList<>();
      for (List<Object> row : table.rows()) {
        List<Object> on = new ArrayList<>();
        planned.onColumns().forEach(column -> on.add(table.cell(column, row)));
        Object[] values =
            planned.values().stream().map(value -> table.cell(value.column(), row)).toArray();
        rows.add(SideRow.of(on, values));
      }
      side.add(rows);
    }
    return side;
  }

  /** The keys of its objects, of a case whose groups are told by their paths. */
  List<String> keysOfPaths() {
    return hasTags() ? List.of() : objects.stream().map(line -> line.split(" +")[0]).toList();
  }

  /** The client metadata that blocks have for the item of a key; empty if it has none. */
  String written(List<String> blocks, String key) throws IOException {
    for (String block : blocks) {
      String first = block.split("\n")[0];
      boolean item = !first.startsWith("- ") && !first.startsWith("* ");
      if (item && List.of(first.substring(first.lastIndexOf("': ") + 3).split(" ")).contains(key)) {
        return block
            .lines()
            .filter(line -> line.startsWith("  = {"))
            .map(line -> line.substring("  = ".length()))
            .findFirst()
            .orElse("");
      }
    }
    return "";
  }

  /** Explains keys. */
  List<Explanation> explain(List<String> wanted) throws JobFileException {
    RunPlan plan = plan(1);
    List<TestRow> rows = new ArrayList<>();
    for (String line : objects) {
      String[] words = line.split(" +");
      rows.add(GroupingCase.row(words[0].replace('␣', ' '), words));
    }
    return LocalExplain.explain(plan, rows, List.of(), Set.of(), side(plan), wanted);
  }

  /** A verdict in a line: what is not zero. */
  private static String line(JoinVerdict verdict) {
    StringBuilder line = new StringBuilder("* ").append(verdict.table().name()).append(": ");
    line.append(verdict.rows()).append(" rows");
    count(line, verdict.rowsWithoutKey(), "without key");
    count(line, verdict.rowsWithoutItem(), "of no item");
    line.append("; ").append(verdict.items()).append(" items");
    count(line, verdict.itemsWithoutRow(), "without row");
    count(line, verdict.itemsWithSeveralRows(), "several");
    count(line, verdict.itemsWithDifferingMembers(), "differing");
    verdict.failing().forEach(code -> line.append(", fails: ").append(code.code()));
    return line.toString();
  }

  private static void count(StringBuilder line, long count, String what) {
    if (count > 0) {
      line.append(", ").append(count).append(' ').append(what);
    }
  }

  /** All that a verdict says, but the way. */
  private static String whole(JoinVerdict verdict) {
    return line(verdict)
        + verdict.findings()
        + verdict.withoutRow().byKey()
        + verdict.withoutItem();
  }
}
