package io.bucketspec.run;

import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.MediaField;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleSet;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What metadata the items get, and from which tables: compiled once on the driver, when the tables'
 * columns are known.
 */
public final class MetadataPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A job without metadata. */
  public static final MetadataPlan NONE =
      new MetadataPlan(List.of(), new RuleMetadata[0], false, new Way[0], null);

  private final List<PlannedTable> tables;
  private final RuleMetadata[] byRule;
  private final boolean strictClientOnly;
  private final Way[] ways;
  private final MetadataSchema schema;

  /** How the rows of a table come to their items. */
  public enum Way {
    /** The whole table is everywhere. */
    BROADCAST("broadcast"),
    /** A row tells the place of its items, and goes there in the one exchange of objects. */
    ROUTED("in the exchange of objects, by its keys"),
    /** Rows and items meet by what they have in common, in an exchange before that of objects. */
    EXCHANGED("by an exchange of its own"),
    /** Rows are read where their objects are listed, and go with them. */
    READ("read beside the objects");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * @param schema what values are checked against; null for nothing
   */
  MetadataPlan(
      List<PlannedTable> tables,
      RuleMetadata[] byRule,
      boolean strictClientOnly,
      Way[] ways,
      MetadataSchema schema) {
    this.tables = List.copyOf(tables);
    this.byRule = byRule.clone();
    this.strictClientOnly = strictClientOnly;
    this.ways = ways.clone();
    this.schema = schema;
  }

  /**
   * What is wrong with a job's metadata in view of its rules, as far as it can be told without
   * reading a table.
   */
  public static List<MetadataProblem> check(RuleSet rules, MetadataOptions options) {
    return MetadataPlanner.check(rules, options);
  }

  /**
   * The plan.
   *
   * @param columns for each side table, in the job file's order, the columns it has
   * @throws InvalidMetadata if they are not what the job needs
   */
  public static MetadataPlan of(
      RuleSet rules, MetadataOptions options, List<List<String>> columns) {
    return MetadataPlanner.plan(rules, options, columns);
  }

  /** The same plan with the tables' rows on these ways. */
  public MetadataPlan on(List<Way> newWays) {
    return new MetadataPlan(tables, byRule, strictClientOnly, newWays.toArray(new Way[0]), schema);
  }

  /** The same plan, whose values are checked against a schema. */
  public MetadataPlan checkedBy(MetadataSchema newSchema) {
    return new MetadataPlan(tables, byRule, strictClientOnly, ways, newSchema);
  }

  /** What values are checked against. */
  Optional<MetadataSchema> schema() {
    return Optional.ofNullable(schema);
  }

  /** The tables: side tables in the job file's order, then the files beside the objects. */
  public List<PlannedTable> tables() {
    return tables;
  }

  /** The index of the files beside the objects, if they are read; -1 if not. */
  int sidecars() {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).sidecar()) {
        return i;
      }
    }
    return -1;
  }

  /** How the rows of a table come to their items. */
  public Way way(int table) {
    return ways[table];
  }

  /** Whether items without media metadata are rejected. */
  boolean strictClientOnly() {
    return strictClientOnly;
  }

  /** The metadata of a rule's items, if they get any. */
  Optional<RuleMetadata> of(int rule) {
    return rule < byRule.length ? Optional.ofNullable(byRule[rule]) : Optional.empty();
  }

  /** Whether items of a rule may get media metadata with a MIME type. */
  boolean tellsMimeType(CompiledRule compiled, int rule) {
    boolean has =
        compiled
            .kind()
            .filter(kind -> compiled.single())
            .filter(kind -> MediaField.of(kind).contains(MediaField.MIME_TYPE))
            .isPresent();
    return has && (strictClientOnly || of(rule).filter(it -> !it.media().isEmpty()).isPresent());
  }

  /** The table, as a rule sees it, if its items get metadata from there. */
  Optional<RuleMetadata.Source> source(int rule, int table) {
    return of(rule)
        .flatMap(
            metadata ->
                metadata.sources().stream().filter(source -> source.table() == table).findFirst());
  }

  /**
   * Whether each row of a table tells the one place of its items. If it had several, no task would
   * know whether it is of no item.
   *
   * @param severalBuckets whether items are of several buckets, which captures can't tell
   */
  public boolean routable(int table, boolean severalBuckets) {
    int byCaptures = 0;
    int byKey = 0;
    for (int rule = 0; rule < byRule.length; rule++) {
      Optional<RuleMetadata.Source> source = source(rule, table);
      if (source.isPresent()) {
        RuleMetadata.Route route = source.get().route();
        if (route == RuleMetadata.Route.NONE
            || (severalBuckets && route == RuleMetadata.Route.CAPTURES)) {
          return false;
        }
        byCaptures += route == RuleMetadata.Route.CAPTURES ? 1 : 0;
        byKey = route == RuleMetadata.Route.KEY ? 1 : byKey;
      }
    }
    // One rule at most takes a key.
    return byCaptures + byKey <= 1;
  }

  /** Why the rows of a table can't meet their items in an exchange; empty if they can. */
  public Optional<String> exchangeFault(int table) {
    for (int rule = 0; rule < byRule.length; rule++) {
      Optional<RuleMetadata.Source> source = source(rule, table);
      if (source.isPresent() && source.get().on().stream().anyMatch(ItemName::late)) {
        return Optional.of(
            "'"
                + tables.get(table).name()
                + "' can't be exchanged: it is joined by a title, or the name of a sequence, that"
                + " is known only when the item is made, because members of a group differ in it or"
                + " images by themselves have another. Join by captures that the rule groups by, or"
                + " say 'way: broadcast'.");
      }
    }
    return Optional.empty();
  }

  /** Whether the rows of some table come on that way. */
  public boolean uses(Way way) {
    return List.of(ways).contains(way);
  }
}
