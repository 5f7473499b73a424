package io.bucketspec.run;

import io.bucketspec.metadata.FixedValues;
import io.bucketspec.metadata.JoinOn;
import io.bucketspec.metadata.MetadataEntry;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.metadata.MetadataShape;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.Sidecars;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.metadata.ValueType;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.model.Nearest;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what a job says about metadata into a plan, and gathers what is wrong with it. */
final class MetadataPlanner {
  private static final String KEY = "{key}";

  private final RuleSet rules;
  private final MetadataOptions options;

  /** For each side table its columns; empty while they are not known. */
  private final Optional<List<List<String>>> columns;

  private final List<MetadataProblem> problems = new ArrayList<>();
  private final List<PlannedTable> tables = new ArrayList<>();

  /** For each entry the index of its table; -1 for fixed values. */
  private final List<Integer> tableOfEntry = new ArrayList<>();

  private MetadataPlanner(
      RuleSet rules, MetadataOptions options, Optional<List<List<String>>> columns) {
    this.rules = rules;
    this.options = options;
    this.columns = columns;
  }

  static List<MetadataProblem> check(RuleSet rules, MetadataOptions options) {
    MetadataPlanner planner = new MetadataPlanner(rules, options, Optional.empty());
    planner.plan();
    return planner.problems;
  }

  static MetadataPlan plan(RuleSet rules, MetadataOptions options, List<List<String>> columns) {
    MetadataPlanner planner = new MetadataPlanner(rules, options, Optional.of(columns));
    MetadataPlan plan = planner.plan();
    if (!planner.problems.isEmpty()) {
      throw new InvalidMetadata(planner.problems);
    }
    return plan;
  }

  private MetadataPlan plan() {
    if (options.entries().isEmpty() && !options.strictClientOnly()) {
      return MetadataPlan.NONE;
    }
    planTables();
    List<List<Integer>> entriesOfRules = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      entriesOfRules.add(new ArrayList<>());
    }
    for (int entry = 0; entry < options.entries().size(); entry++) {
      for (int rule : new EntryRules(rules, entry, options.entries().get(entry), problems).find()) {
        entriesOfRules.get(rule).add(entry);
      }
      checkMedia(entry, entriesOfRules);
    }
    checkMediaOnce(entriesOfRules);
    RuleMetadata[] byRule = new RuleMetadata[rules.size()];
    for (int rule = 0; rule < byRule.length && problems.isEmpty(); rule++) {
      if (!entriesOfRules.get(rule).isEmpty()) {
        byRule[rule] = ofRule(rule, entriesOfRules.get(rule));
      }
    }
    if (problems.isEmpty() && options.strictClientOnly()) {
      checkStrict(byRule);
    }
    MetadataPlan.Way[] ways = new MetadataPlan.Way[tables.size()];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = tables.get(i).sidecar() ? MetadataPlan.Way.READ : MetadataPlan.Way.BROADCAST;
    }
    MetadataPlan plan = new MetadataPlan(tables, byRule, options.strictClientOnly(), ways, null);
    int sidecars = plan.sidecars();
    if (sidecars >= 0 && !plan.routable(sidecars, false)) {
      ways[sidecars] = MetadataPlan.Way.EXCHANGED;
    }
    return plan.on(List.of(ways));
  }

  private void planTables() {
    int join = 0;
    int tablesBefore = options.joins().size();
    for (int entry = 0; entry < options.entries().size(); entry++) {
      MetadataEntry options = this.options.entries().get(entry);
      if (options instanceof TableJoin table) {
        tableOfEntry.add(join);
        tables.add(join, table(entry, table, join));
        join++;
      } else if (options instanceof Sidecars sidecars) {
        tableOfEntry.add(tablesBefore);
        tables.add(sidecars(entry, sidecars));
      } else {
        tableOfEntry.add(-1);
      }
    }
  }

  private PlannedTable table(int entry, TableJoin join, int index) {
    Optional<List<String>> known = columns.map(all -> all.get(index));
    List<String> under = join.under().map(text -> path(entry, "under", text)).orElse(List.of());
    List<PlannedTable.Value> values = new ArrayList<>();
    List<List<String>> inRow = new ArrayList<>();
    new TakenColumns(entry, join, known, problems)
        .find()
        .forEach(
            (key, column) -> {
              List<String> path = path(entry, "columns", key);
              inRow.add(path);
              List<String> whole = new ArrayList<>(under);
              whole.addAll(path);
              values.add(new PlannedTable.Value(column, type(join, column), whole));
            });
    boolean oneValue = !under.isEmpty() && !conflict(entry, "columns", inRow);
    MetadataShape row = oneValue && !inRow.isEmpty() ? new MetadataShape(inRow) : null;
    List<String> media = new ArrayList<>();
    join.media()
        .forEach(
            (field, column) -> {
              media.add(field);
              values.add(new PlannedTable.Value(column, type(join, column), List.of(field)));
            });
    return new PlannedTable(
        join.name(),
        false,
        join.on().stream().map(JoinOn::column).toList(),
        join.on().stream().map(on -> on.template().equals(KEY)).toList(),
        join.on().stream().map(JoinOn::normalizing).toList(),
        values,
        media,
        row,
        join.several(),
        join.differing(),
        join.required());
  }

  private static ValueType type(TableJoin join, String column) {
    // As Spark finds columns: whatever their case.
    return join.types().entrySet().stream()
        .filter(type -> type.getKey().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(ValueType.ANY);
  }

  private PlannedTable sidecars(int entry, Sidecars sidecars) {
    List<String> path =
        sidecars.under().map(under -> path(entry, "under", under)).orElse(List.of());
    if (path.isEmpty() && sidecars.differing() == Several.LIST) {
      problem(
          entry,
          "differing",
          "Lists of whole files have no place at the top of the metadata: give 'under' a key.");
    }
    return new PlannedTable(
        "sidecars",
        true,
        List.of("key"),
        List.of(true),
        List.of(Normalizing.NONE),
        List.of(new PlannedTable.Value("content", ValueType.JSON, path)),
        List.of(),
        null,
        Several.REJECT,
        sidecars.differing(),
        sidecars.required());
  }

  /** The keys of a place in the metadata, which dots part. */
  private List<String> path(int entry, String field, String text) {
    List<String> keys = List.of(text.split("\\.", -1));
    if (keys.contains("")) {
      problem(
          entry,
          field,
          "'" + text + "' has an empty key: a key has at least one character, and dots part keys.");
    }
    if (keys.get(0).startsWith("$") && !keys.get(0).equals("$encord")) {
      problem(
          entry,
          field,
          "'" + text + "' begins with '$', which the platform keeps for itself: rename it.");
    }
    return keys;
  }

  private boolean conflict(int entry, String field, List<List<String>> paths) {
    Optional<String> conflict = MetadataShape.conflict(paths);
    conflict.ifPresent(sentence -> problem(entry, field, sentence));
    return conflict.isPresent();
  }

  private RuleMetadata ofRule(int rule, List<Integer> entries) {
    RuleMetadataBuilder builder = new RuleMetadataBuilder(rules.rule(rule), tables);
    List<List<String>> paths = new ArrayList<>();
    for (int entry : entries) {
      MetadataEntry options = this.options.entries().get(entry);
      List<List<String>> own = new ArrayList<>();
      if (options instanceof FixedValues fixed) {
        fixed
            .values()
            .forEach(
                (key, value) -> {
                  List<String> path = path(entry, "set." + key, key);
                  own.add(path);
                  builder.fixed(path, value);
                });
      } else {
        List<JoinOn> on =
            options instanceof TableJoin join
                ? join.on()
                : List.of(new JoinOn("key", "key", Normalizing.NONE));
        Optional<String> under =
            options instanceof TableJoin join ? join.under() : ((Sidecars) options).under();
        List<String> at = under.map(text -> List.of(text.split("\\.", -1))).orElse(List.of());
        own.addAll(builder.table(tableOfEntry.get(entry), on, at));
      }
      paths.addAll(own);
      if (conflict(entry, options instanceof FixedValues ? "set" : "columns", paths)) {
        break;
      }
    }
    return problems.isEmpty() ? builder.build() : null;
  }

  /** Media metadata is asked for by fields that some single kind of the rules has. */
  private void checkMedia(int entry, List<List<Integer>> entriesOfRules) {
    if (!(options.entries().get(entry) instanceof TableJoin join) || join.media().isEmpty()) {
      return;
    }
    Set<String> known = new LinkedHashSet<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      if (entriesOfRules.get(rule).contains(entry)) {
        Kind kind = rules.rule(rule).kind().orElseThrow();
        MediaField.of(kind).forEach(field -> known.add(field.name()));
      }
    }
    if (known.isEmpty()) {
      problem(
          entry,
          "media",
          "No rule that this table is joined to makes items with media metadata: only single videos,"
              + " images, audio, text and PDFs have it.");
      return;
    }
    for (String field : join.media().keySet()) {
      if (!known.contains(field)) {
        problem(
            entry,
            "media." + field,
            "'"
                + field
                + "' is no field of media metadata here; these are: "
                + String.join(", ", known)
                + "."
                + Nearest.question(field, known));
      }
    }
  }

  /** Of two entries that give the same field, one would be lost. */
  private void checkMediaOnce(List<List<Integer>> entriesOfRules) {
    Set<String> told = new LinkedHashSet<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      Map<String, Integer> given = new LinkedHashMap<>();
      for (int entry : entriesOfRules.get(rule)) {
        if (options.entries().get(entry) instanceof TableJoin join) {
          for (String field : join.media().keySet()) {
            Integer before = given.putIfAbsent(field, entry);
            if (before != null && told.add(entry + field)) {
              problem(
                  entry,
                  "media." + field,
                  "'"
                      + ((TableJoin) options.entries().get(before)).name()
                      + "' gives '"
                      + field
                      + "' to the items of rule '"
                      + rules.rule(rule).name()
                      + "' already: leave one away.");
            }
          }
        }
      }
    }
  }

  /** Items that can't have media metadata, or get none, would all be rejected. */
  private void checkStrict(RuleMetadata[] byRule) {
    Map<String, String> without = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.rule(i);
      if (rule.kind().isEmpty()) {
        continue;
      }
      Kind kind = rule.kind().get();
      List<MediaField> fields = MediaField.of(kind);
      List<String> lacking = lacking(fields, byRule[i]);
      if (fields.isEmpty()) {
        without.put(rule.name(), "a spec has no place for that of kind " + kind.label());
      } else if (!lacking.isEmpty()) {
        without.put(
            rule.name(),
            "no entry of 'metadata' gives " + String.join(", ", lacking) + " in its 'media'");
      }
    }
    without.forEach(
        (rule, why) ->
            problems.add(
                new MetadataProblem(
                    -1,
                    "strictClientOnly",
                    "'strictClientOnly' needs media metadata for every item, but for rule '"
                        + rule
                        + "' "
                        + why
                        + ": all its items would be rejected.")));
  }

  /** The fields that neither a table gives nor the inventory or the key. */
  private static List<String> lacking(List<MediaField> fields, RuleMetadata ofRule) {
    List<String> lacking = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      boolean known =
          fields.get(i).equals(MediaField.FILE_SIZE) || fields.get(i).equals(MediaField.MIME_TYPE);
      boolean given =
          ofRule != null
              && !ofRule.media().isEmpty()
              && ofRule.media().get(i).source() != RuleMetadata.Slot.NONE;
      if (!known && !given) {
        lacking.add(fields.get(i).name());
      }
    }
    return lacking;
  }

  private void problem(int entry, String field, String message) {
    problems.add(new MetadataProblem(entry, field, message));
  }
}
