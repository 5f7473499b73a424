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

/** Reads manifests of Azure Blob inventory. */
final class AzureManifest {
  private final String path;
  private final JsonNode document;

  private AzureManifest(String path, JsonNode document) {
    this.path = path;
    this.document = document;
  }

  /**
   * @throws InventoryException if it lacks something, or its run did not succeed
   */
  static Manifest read(String path, JsonNode document) {
    return new AzureManifest(path, document).read();
  }

  /** Why the run is not one whose rows are all there, as a clause; empty if it is. */
  static String problem(JsonNode document) {
    String status = document.path("status").asText("");
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "succeeded" -> "";
      case "pending" -> "its status is Pending, so it is still being written";
      case "partiallysucceeded" ->
          "its status is PartiallySucceeded, so blobs are missing in it that no one can name";
      case "" -> "it states no status";
      default -> "its status is " + status;
    };
  }

  private Manifest read() {
    String problem = problem(document);
    if (!problem.isEmpty()) {
      throw wrong("is not to be read: " + problem + ". Take another snapshot.");
    }
    JsonNode rule = document.path("ruleDefinition");
    if (rule.path("objectType").asText("blob").equalsIgnoreCase("container")) {
      throw wrong("lists containers and no blobs. Give the inventory of a rule for blobs.");
    }
    List<ListedFile> files = files();
    JsonNode summary = document.path("summary");
    String container = document.path("destinationContainer").asText("");
    return new Manifest(
        InventoryFormat.AZURE,
        new Source("", account()),
        Optional.of(container).filter(it -> !it.isEmpty()),
        ManifestJson.instant(document, "inventoryStartTime"),
        layout(rule, files),
        files,
        new StatedTotals(
            ManifestJson.count(summary, "objectCount"),
            ManifestJson.count(summary, "totalObjectSize")),
        document.path("ruleName").asText(""));
  }

  private String account() {
    String endpoint = document.path("endpoint").asText("");
    String host = endpoint.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/:].*$", "").strip();
    if (host.isEmpty()) {
      throw wrong("lacks endpoint, which tells the account that the blobs are of.");
    }
    return BucketName.account(host);
  }

  private List<ListedFile> files() {
    JsonNode written = document.path("files");
    if (!written.isArray()) {
      throw wrong("is no complete manifest of an Azure Blob inventory: it lacks files.");
    }
    List<ListedFile> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode file : written) {
      String blob = file.path("blob").asText("");
      if (StorePath.name(blob).isEmpty() || !seen.add(blob)) {
        throw wrong(
            "has files["
                + files.size()
                + "] with blob '"
                + blob
                + "', which is no name or was named before.");
      }
      files.add(new ListedFile(blob, ManifestJson.count(file, "size"), ""));
    }
    return files;
  }

  private RowLayout layout(JsonNode rule, List<ListedFile> files) {
    String format = rule.path("format").asText("");
    if (format.isEmpty() && !files.isEmpty()) {
      format = files.get(0).name().replaceFirst("^.*\\.", "");
    }
    DataFormat found = DataFormat.named(format).orElse(DataFormat.LINES);
    if (found == DataFormat.PARQUET) {
      return RowLayout.of(DataFormat.PARQUET);
    }
    if (found != DataFormat.CSV) {
      throw wrong("has format '" + format + "'; csv and parquet can be read.");
    }
    List<String> columns = new ArrayList<>();
    rule.path("schemaFields").forEach(it -> columns.add(it.asText()));
    boolean named =
        columns.stream()
            .anyMatch(
                it ->
                    ColumnNames.column(InventoryFormat.AZURE, it)
                        .equals(Optional.of(InventoryColumn.KEY)));
    return new RowLayout(
        DataFormat.CSV, new CsvForm(',', Header.NAMES, true), named ? columns : List.of());
  }

  private InventoryException wrong(String sentence) {
    return new InventoryException(path + " " + sentence);
  }
}
