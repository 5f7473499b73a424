package io.bucketspec.cli;

import io.bucketspec.metadata.JoinOn;
import io.bucketspec.metadata.JoinWay;
import io.bucketspec.metadata.MetadataEntry;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.metadata.TableSource;
import io.bucketspec.metadata.ValueType;
import io.bucketspec.model.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an entry of {@code metadata} that joins a side table. */
final class JoinReader {
  private static final String ON = "on";
  private static final String COLUMNS = "columns";

  /** Stands for what is wrong and told of, so that the rest is looked at too. */
  private static final List<JoinOn> NOT_KNOWN = List.of(plain("key", "key"));

  private final Fields entry;

  JoinReader(Fields entry) {
    this.entry = entry;
  }

  Optional<MetadataEntry> read() {
    entry.refuseUnknown(JobKeys.JOIN, Set.of());
    Optional<TableSource> source = source();
    List<String> rules = entry.texts("rules").orElse(List.of());
    Optional<List<JoinOn>> on = on();
    Optional<Map<String, String>> columns = columns();
    Map<String, ValueType> types = types();
    Optional<String> under = entry.text("under");
    Map<String, String> media = entry.mapped("media");
    Several several = several(entry, "several");
    Several differing = several(entry, "differing");
    boolean required = entry.flag("required").orElse(false);
    JoinWay way = entry.choice("way", JoinWay.labels(), JoinWay::ofLabel).orElse(JoinWay.AUTO);
    Optional<String> name = entry.text("name");
    Optional<MetadataEntry> join =
        source.flatMap(
            known ->
                entry.build(
                    () ->
                        new TableJoin(
                            name.orElseGet(known::shortName),
                            known,
                            rules,
                            on.orElse(NOT_KNOWN),
                            columns,
                            types,
                            under,
                            media,
                            several,
                            differing,
                            required,
                            way)));
    return entry.sound() ? join : Optional.empty();
  }

  static Several several(Fields entry, String key) {
    return entry.choice(key, Several.labels(), Several::ofLabel).orElse(Several.FAIL);
  }

  private Optional<TableSource> source() {
    boolean none = Arrays.stream(TableSource.Form.values()).noneMatch(it -> entry.has(it.key()));
    if (none && !entry.has("format")) {
      entry.problem(
          "table",
          "An entry of 'metadata' needs 'table' (a path), 'catalog' (a table's name), 'sql' (a"
              + " query), 'set' (fixed values) or 'sidecars' (files beside the objects).");
      return Optional.empty();
    }
    return TableReader.source(entry);
  }

  /** Empty if anything is wrong with it. */
  private Optional<List<JoinOn>> on() {
    Optional<Node> node =
        entry.required(
            ON,
            "An entry of 'metadata' needs 'on': what of an item is alike to which column, such as"
                + " {site: site_id}.");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Node.Sequence) {
      return entry.texts(ON).flatMap(this::ofList);
    }
    if (!(node.get() instanceof Node.Mapping mapping)) {
      entry.noteType(ON, "a mapping of names and columns, or a list of names that are columns too");
      return Optional.empty();
    }
    List<JoinOn> on = new ArrayList<>();
    Fields pairs = entry.inner(ON, List.copyOf(mapping.entries().keySet())).orElseThrow();
    for (String name : pairs.keys()) {
      if (mapping.entries().get(name).value() instanceof Node.Mapping) {
        pairs.inner(name, JobKeys.ON).flatMap(pair -> normalized(name, pair)).ifPresent(on::add);
      } else {
        pairs
            .text(name)
            .flatMap(column -> pairs.build(() -> plain(name, column), name))
            .ifPresent(on::add);
      }
    }
    return pairs.sound() ? Optional.of(on) : Optional.empty();
  }

  private Optional<List<JoinOn>> ofList(List<String> names) {
    return entry.build(() -> names.stream().map(name -> plain(name, name)).toList(), ON);
  }

  private static JoinOn plain(String name, String column) {
    return new JoinOn(name, column, Normalizing.NONE);
  }

  private static Optional<JoinOn> normalized(String name, Fields pair) {
    Optional<String> column =
        pair.requiredText("column", "'" + name + "' needs the name of a column of the table.");
    boolean ignoreCase = off(pair, "case");
    boolean trim = pair.flag("trim").orElse(false);
    boolean extension = off(pair, "extension");
    boolean zeros = off(pair, "leadingZeros");
    return column.flatMap(
        known ->
            pair.build(
                () ->
                    new JoinOn(name, known, new Normalizing(ignoreCase, trim, extension, zeros))));
  }

  /** Whether what a key stands for is not to count: {@code false}. */
  private static boolean off(Fields pair, String key) {
    return !pair.flag(key).orElse(true);
  }

  private Optional<Map<String, String>> columns() {
    Optional<Node> node = entry.node(COLUMNS);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> columns = new LinkedHashMap<>();
    if (node.get() instanceof Node.Sequence) {
      for (String name : entry.texts(COLUMNS).orElse(List.of())) {
        columns.put(name, name);
      }
    } else if (node.get() instanceof Node.Mapping) {
      columns.putAll(entry.mapped(COLUMNS));
    } else {
      entry.noteType(COLUMNS, "a list of columns, or a mapping of metadata keys and columns");
    }
    return Optional.of(columns);
  }

  private Map<String, ValueType> types() {
    Map<String, ValueType> types = new LinkedHashMap<>();
    entry
        .mapped("types")
        .forEach(
            (column, label) -> {
              Optional<ValueType> type = ValueType.ofLabel(label);
              type.ifPresent(known -> types.put(column, known));
              if (type.isEmpty()) {
                entry.problem(
                    "types." + column,
                    "'"
                        + column
                        + "' is "
                        + Problems.quoted(label)
                        + "; it must be one of "
                        + String.join(", ", ValueType.labels())
                        + "."
                        + Nearest.question(label, ValueType.labels()));
              }
            });
    return types;
  }
}
