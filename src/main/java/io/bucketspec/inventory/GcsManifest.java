package io.bucketspec.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.inventory.CsvForm.Header;
import io.bucketspec.inventory.Manifest.ListedFile;
import io.bucketspec.inventory.Snapshot.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads manifests of Google Cloud Storage inventory reports (Storage Insights). Fields are taken in
 * camel case and in snake case.
 */
final class GcsManifest {
  private final String path;
  private final JsonNode document;

  private GcsManifest(String path, JsonNode document) {
    this.path = path;
    this.document = document;
  }

  /**
   * @throws InventoryException if it lacks something or is damaged
   */
  static Manifest read(String path, JsonNode document) {
    return new GcsManifest(path, document).read();
  }

  private Manifest read() {
    List<ListedFile> files = files();
    JsonNode config = ManifestJson.field(document, "reportConfig");
    JsonNode options = ManifestJson.field(config, "objectMetadataReportOptions");
    List<String> columns = new ArrayList<>();
    ManifestJson.field(options, "metadataFields").forEach(it -> columns.add(it.asText()));
    JsonNode filters = ManifestJson.field(options, "storageFilters");
    return new Manifest(
        InventoryFormat.GCS,
        Source.bucket(ManifestJson.text(filters, "bucket")),
        Optional.empty(),
        ManifestJson.instant(document, "snapshotTime"),
        layout(config, files, columns),
        files,
        new StatedTotals(ManifestJson.count(document, "recordsProcessed"), StatedTotals.NOT_STATED),
        ManifestJson.text(config, "displayName"));
  }

  private List<ListedFile> files() {
    JsonNode names = ManifestJson.field(document, "reportShardsFileNames");
    if (!names.isArray()) {
      names = ManifestJson.field(document, "reportNames");
    }
    if (!names.isArray()) {
      throw wrong(
          "is no complete manifest of a Google Cloud Storage inventory report: it lacks"
              + " report_shards_file_names.");
    }
    List<ListedFile> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode name : names) {
      String key = name.asText().replaceFirst("^gs://[^/]*/", "");
      if (StorePath.name(key).isEmpty() || !seen.add(key)) {
        throw wrong(
            "has report_shards_file_names["
                + files.size()
                + "] '"
                + name.asText()
                + "', which is no name or was named before.");
      }
      files.add(new ListedFile(key, Manifest.NOT_STATED, ""));
    }
    long shards = ManifestJson.count(document, "shardCount");
    if (shards != StatedTotals.NOT_STATED && shards != files.size()) {
      throw wrong(
          "is damaged: its shard_count is "
              + shards
              + ", but it names "
              + files.size()
              + " data files. Take another snapshot.");
    }
    return files;
  }

  private RowLayout layout(JsonNode config, List<ListedFile> files, List<String> columns) {
    boolean parquet =
        config.has("parquet_options")
            || config.has("parquetOptions")
            || (!files.isEmpty()
                && files.get(0).name().toLowerCase(Locale.ROOT).endsWith(".parquet"));
    if (parquet && !config.has("csv_options") && !config.has("csvOptions")) {
      return RowLayout.of(DataFormat.PARQUET);
    }
    JsonNode csv = ManifestJson.field(config, "csvOptions");
    requireLines(ManifestJson.text(csv, "recordSeparator"));
    JsonNode required = ManifestJson.field(csv, "headerRequired");
    Header header =
        required.isMissingNode() || required.isNull()
            ? Header.UNLIKELY
            : required.asBoolean() ? Header.NAMES : Header.NONE;
    if (!columns.isEmpty()
        && columns.stream()
            .noneMatch(
                it ->
                    ColumnNames.column(InventoryFormat.GCS, it)
                        .equals(Optional.of(InventoryColumn.KEY)))) {
      throw wrong(
          "has metadata_fields " + String.join(", ", columns) + ", in which there is no name.");
    }
    if (columns.isEmpty() && header == Header.NONE) {
      throw wrong("lacks metadata_fields, without which files without a header can't be read.");
    }
    CsvForm form = new CsvForm(delimiter(ManifestJson.text(csv, "delimiter")), header, true);
    return new RowLayout(DataFormat.CSV, form, columns);
  }

  private char delimiter(String written) {
    String delimiter = written.replace("\\t", "\t");
    if (delimiter.isEmpty()) {
      return CsvForm.UNKNOWN;
    }
    if (delimiter.length() > 1 || delimiter.charAt(0) > '~' || "\"\r\n".contains(delimiter)) {
      throw wrong("has delimiter '" + written + "'; a single ASCII character can be read.");
    }
    return delimiter.charAt(0);
  }

  private void requireLines(String written) {
    String separator = written.replace("\\r", "\r").replace("\\n", "\n");
    if (!separator.isEmpty() && !separator.equals("\n") && !separator.equals("\r\n")) {
      throw wrong("has record_separator '" + written + "'; LF and CRLF can be read.");
    }
  }

  private InventoryException wrong(String sentence) {
    return new InventoryException(path + " " + sentence);
  }
}
