package io.bucketspec.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.inventory.Manifest.ListedFile;
import io.bucketspec.inventory.Snapshot.Source;
import io.bucketspec.inventory.WrittenManifest.WrittenFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads manifests, those of the S3 family by itself: lenient in form, strict in what it needs. */
final class ManifestReader {
  /** Seconds since 1970 have ten digits until 2286; milliseconds have had more since 1970. */
  private static final int DIGITS_OF_SECONDS = 10;

  private final String path;

  private ManifestReader(String path) {
    this.path = path;
  }

  /**
   * Reads a manifest.
   *
   * @param path where it is, for messages
   * @param named the format that it is said to be; empty if its fields are to tell
   * @throws InventoryException if it is not JSON, something else than a manifest, or lacks
   *     something
   */
  static Manifest read(String path, byte[] bytes, Optional<InventoryFormat> named) {
    JsonNode document = ManifestJson.read(path, bytes);
    return switch (named.orElseGet(() -> told(document))) {
      case GCS -> GcsManifest.read(path, document);
      case AZURE -> AzureManifest.read(path, document);
      default -> new ManifestReader(path).read(document);
    };
  }

  static Manifest read(String path, byte[] bytes) {
    return read(path, bytes, Optional.empty());
  }

  /** Which store's report a document is of, by its fields; of the S3 family if nothing else. */
  static InventoryFormat told(JsonNode document) {
    if (document.has("ruleDefinition") || document.has("destinationContainer")) {
      return InventoryFormat.AZURE;
    }
    boolean google =
        Stream.of("reportConfig", "reportShardsFileNames")
            .anyMatch(it -> !ManifestJson.field(document, it).isMissingNode());
    return google ? InventoryFormat.GCS : InventoryFormat.S3;
  }

  private Manifest read(JsonNode document) {
    Optional<LookAlike> lookAlike = LookAlike.of(document);
    if (lookAlike.isPresent()) {
      throw wrong(lookAlike.get().sentence());
    }
    return accepted(WrittenManifest.of(document, path));
  }

  private Manifest accepted(WrittenManifest written) {
    String missing =
        Stream.of(
                written.sourceBucket() == null ? "sourceBucket" : "",
                written.fileFormat() == null ? "fileFormat" : "",
                written.files() == null ? "files" : "")
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw wrong("is no complete manifest of an S3 Inventory report: it lacks " + missing + ".");
    }
    DataFormat format =
        DataFormat.named(written.fileFormat())
            .orElseThrow(
                () ->
                    wrong(
                        "has fileFormat '"
                            + written.fileFormat()
                            + "'; CSV, ORC and Parquet can be read."));
    return new Manifest(
        InventoryFormat.S3,
        Source.bucket(bucket("sourceBucket", written.sourceBucket())),
        Optional.ofNullable(written.destinationBucket())
            .map(name -> bucket("destinationBucket", name)),
        Optional.ofNullable(written.creationTimestamp()).map(this::instant),
        format == DataFormat.CSV
            ? RowLayout.csv(columns(written.fileSchema()))
            : RowLayout.of(format),
        files(written.files()),
        totals(written.files()),
        "");
  }

  /** COS and OBS state the rows of each file. */
  private static StatedTotals totals(List<WrittenFile> files) {
    long rows = 0;
    for (WrittenFile file : files) {
      if (file.records() < 0) {
        return StatedTotals.NONE;
      }
      rows += file.records();
    }
    return files.isEmpty() ? StatedTotals.NONE : new StatedTotals(rows, StatedTotals.NOT_STATED);
  }

  /** The name at an ARN's end: {@code arn:aws-cn:s3:::b}, {@code acs:oss:::b}; or as it is. */
  private String bucket(String field, String written) {
    String name = written.substring(written.lastIndexOf(':') + 1).strip();
    if (name.isEmpty() || name.contains("/")) {
      throw wrong("has " + field + " '" + written + "', which is neither a bucket's name nor ARN.");
    }
    return name;
  }

  private Instant instant(String written) {
    try {
      long number = Long.parseLong(written.strip());
      return written.strip().length() == DIGITS_OF_SECONDS
          ? Instant.ofEpochSecond(number)
          : Instant.ofEpochMilli(number);
    } catch (NumberFormatException | DateTimeException e) {
      throw wrong(
          "has creationTimestamp '"
              + written
              + "', which is no number of milliseconds since 1970.");
    }
  }

  private List<String> columns(String fileSchema) {
    if (fileSchema == null) {
      throw wrong("lacks fileSchema, without which the fields of its CSV files have no names.");
    }
    List<String> columns = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (String part : fileSchema.split(",", -1)) {
      String name = part.strip();
      if (name.isEmpty()) {
        throw wrong("has fileSchema '" + fileSchema + "', in which a column has no name.");
      }
      Optional<InventoryColumn> known = InventoryColumn.named(name);
      if (!seen.add(known.isPresent() ? known.get() : InventoryColumn.folded(name))) {
        throw wrong("has fileSchema '" + fileSchema + "', which names column " + name + " twice.");
      }
      columns.add(name);
    }
    if (!seen.contains(InventoryColumn.KEY)) {
      throw wrong("has fileSchema '" + fileSchema + "', in which there is no column Key.");
    }
    return columns;
  }

  private List<ListedFile> files(List<WrittenFile> written) {
    List<ListedFile> files = new ArrayList<>(written.size());
    Set<String> keys = new HashSet<>();
    for (WrittenFile file : written) {
      String at = "has files[" + files.size() + "] ";
      if (file.key() == null || StorePath.name(file.key()).isEmpty()) {
        throw wrong(at + "without the key of a data file.");
      }
      if (!keys.add(file.key())) {
        throw wrong(at + "with key '" + file.key() + "', which it has named before.");
      }
      files.add(new ListedFile(file.key(), size(at, file), file.md5() == null ? "" : file.md5()));
    }
    return files;
  }

  private long size(String at, WrittenFile file) {
    if (file.size() == null) {
      return Manifest.NOT_STATED;
    }
    try {
      long size = Long.parseLong(file.size().strip());
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Told below, as a size less than nothing is.
    }
    throw wrong(at + "with size '" + file.size() + "', which is no number of bytes.");
  }

  private InventoryException wrong(String sentence) {
    return new InventoryException(path + " " + sentence);
  }
}
