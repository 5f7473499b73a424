package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bucketspec.inventory.Manifest.ListedFile;
import io.bucketspec.inventory.WrittenManifest.WrittenFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads manifests of the S3 family. Lenient in form, for the stores that print trailing commas,
 * comments and fields of their own; strict in what it needs.
 */
final class ManifestReader {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

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
   * @throws InventoryException if it is not JSON, something else than a manifest, or lacks
   *     something
   */
  static Manifest read(String path, byte[] bytes) {
    return new ManifestReader(path).read(bytes);
  }

  private Manifest read(byte[] bytes) {
    JsonNode document = parsed(bytes);
    if (!document.isObject()) {
      throw wrong(
          "is JSON but no manifest, which is an object with sourceBucket, fileFormat and"
              + " files.");
    }
    Optional<LookAlike> lookAlike = LookAlike.of(document);
    if (lookAlike.isPresent()) {
      throw wrong(lookAlike.get().sentence());
    }
    return accepted(WrittenManifest.of(document, path));
  }

  private JsonNode parsed(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new InventoryException(path + place + " is not JSON: " + problem(e) + ".", e);
    } catch (IOException e) {
      throw new InventoryException(path + " is not JSON: " + e.getMessage() + ".", e);
    }
  }

  /** Without the parser's own excerpt of the source, which follows in brackets. */
  private static String problem(JsonProcessingException e) {
    int excerpt = e.getOriginalMessage().indexOf(" (start marker at");
    return excerpt < 0 ? e.getOriginalMessage() : e.getOriginalMessage().substring(0, excerpt);
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
        bucket("sourceBucket", written.sourceBucket()),
        Optional.ofNullable(written.destinationBucket())
            .map(name -> bucket("destinationBucket", name)),
        Optional.ofNullable(written.creationTimestamp()).map(this::instant),
        format,
        format == DataFormat.CSV ? columns(written.fileSchema()) : List.of(),
        files(written.files()));
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
