package io.bucketspec.cli;

import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.model.Nearest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code inventory} of a job file. */
final class InventoryReader {
  private static final String LIST = "list";
  private static final String BUCKET = "bucket";
  private static final String COLUMNS = "columns";
  private static final String OPTIONS = "options";

  private final Fields fields;

  private InventoryReader(Fields fields) {
    this.fields = fields;
  }

  static Optional<InventoryOptions> read(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return Fields.build(node, problems, () -> InventoryOptions.at(scalar.text()));
    }
    if (!(node instanceof Node.Mapping)) {
      WrongType.note(node, "'inventory'", "a path, or a mapping with 'path' or 'list'", problems);
      return Optional.empty();
    }
    InventoryReader reader =
        new InventoryReader(
            Fields.of(node, "'inventory'", JobKeys.INVENTORY, problems).orElseThrow());
    return reader.fields.has(LIST) ? reader.listing() : reader.inventory();
  }

  /** A listing has nothing else to say but whose it is. */
  private Optional<InventoryOptions> listing() {
    for (String key : fields.keys()) {
      if (!key.equals(LIST) && !key.equals(BUCKET) && JobKeys.INVENTORY.contains(key)) {
        fields.problemAtKey(
            key,
            "'" + key + "' does not go with 'list', which asks the store itself for its keys.");
      }
    }
    Optional<String> bucket = fields.text(BUCKET);
    return fields
        .text(LIST)
        .flatMap(prefix -> fields.build(() -> InventoryOptions.listing(prefix, bucket), LIST));
  }

  private Optional<InventoryOptions> inventory() {
    Optional<String> format = fields.text("format");
    boolean pathless = format.isPresent() && fields.has(OPTIONS);
    Optional<String> path =
        pathless
            ? fields.text("path")
            : fields.requiredText(
                "path",
                "'inventory' needs 'path': the folder of an inventory's snapshots, a manifest, a"
                    + " list, or a table; or 'list' with a prefix to be listed.");
    Optional<String> snapshot = fields.text("snapshot");
    Optional<KeyEncoding> encoding =
        fields.choice("keyEncoding", List.of("auto", "url", "none"), InventoryReader::keyEncoding);
    Optional<String> filesAt = fields.text("filesAt");
    Optional<String> report = fields.text("report");
    Optional<String> bucket = fields.text(BUCKET);
    Map<InventoryColumn, String> columns = columns();
    Map<String, String> options = fields.mapped(OPTIONS);
    for (String option : options.keySet()) {
      if (Secret.namedBy(option)) {
        fields.problem(
            OPTIONS + "." + option,
            Problems.quoted(option)
                + " is a secret, which no job file may hold: remove it. Give it in the settings of a"
                + " Spark catalog (--conf spark.sql.catalog.…), and read the table with format:"
                + " table.");
      }
    }
    if (!fields.sound()) {
      // What is wrong elsewhere must not keep a wrong format from being told.
      format.ifPresent(word -> fields.build(() -> known(word)));
      return Optional.empty();
    }
    return build(
        new Parts(path, format, snapshot, encoding, filesAt, report, bucket, columns, options));
  }

  private String known(String format) {
    InventoryOptions.requireFormat(format, fields.has(COLUMNS));
    return format;
  }

  private record Parts(
      Optional<String> path,
      Optional<String> format,
      Optional<String> snapshot,
      Optional<KeyEncoding> keyEncoding,
      Optional<String> filesAt,
      Optional<String> report,
      Optional<String> bucket,
      Map<InventoryColumn, String> columns,
      Map<String, String> options) {}

  private Optional<InventoryOptions> build(Parts parts) {
    return fields.build(
        () ->
            new InventoryOptions(
                parts.path().orElse(""),
                parts.format().orElse(InventoryOptions.AUTO),
                parts.snapshot().orElse(InventoryOptions.LATEST),
                parts.keyEncoding().orElse(KeyEncoding.AUTO),
                parts.filesAt(),
                parts.report(),
                parts.bucket(),
                parts.columns(),
                parts.options()));
  }

  private Map<InventoryColumn, String> columns() {
    Map<InventoryColumn, String> columns = new EnumMap<>(InventoryColumn.class);
    fields
        .mapped(COLUMNS)
        .forEach(
            (word, column) -> {
              Optional<InventoryColumn> known = InventoryColumn.ofWord(word);
              known.ifPresent(it -> columns.put(it, column));
              if (known.isEmpty()) {
                List<String> words = InventoryColumn.words();
                fields.problem(
                    COLUMNS + "." + word,
                    "'columns' knows no "
                        + Problems.quoted(word)
                        + "."
                        + Nearest.question(word, words)
                        + " Known here: "
                        + String.join(", ", words)
                        + ".");
              }
            });
    return columns;
  }

  private static Optional<KeyEncoding> keyEncoding(String word) {
    return Arrays.stream(KeyEncoding.values())
        .filter(encoding -> encoding.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
