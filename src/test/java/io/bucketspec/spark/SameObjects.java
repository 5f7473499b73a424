package io.bucketspec.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The same objects as stores and programs list them, each written here by itself: nothing of what
 * reads them is used. Two files a report.
 */
final class SameObjects {
  static final String BUCKET = "acme-media";
  static final String ACCOUNT = "acme";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODIFIED = "2026-11-20T12:34:56";
  private static final long MODIFIED_MILLIS = 1_795_178_096_000L;

  private final SparkSession spark;
  private final Path root;
  private final List<Listed> objects;

  SameObjects(SparkSession spark, Path root, List<Listed> objects) {
    this.spark = spark;
    this.root = root;
    this.objects = List.copyOf(objects);
  }

  Path s3Csv() throws IOException {
    return new TestInventory(root.resolve("s3-csv")).csv(objects.stream(), 2);
  }

  Path s3Columnar(String format) throws IOException {
    return new TestInventory(root.resolve("s3-" + format)).columnar(spark, format, objects, 2);
  }

  /** As the manual of Open Telekom Cloud has it: plain files beside the manifest, no checksum. */
  Path obsCsv() throws IOException {
    Path inventory = root.resolve("obs/BucketInventory/" + BUCKET + "/all");
    Path snapshot = Files.createDirectories(inventory.resolve("2026-11-21T01-00Z/files"));
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      Path file = snapshot.resolve("0000016813AF58E6_" + i + ".csv");
      String rows =
          half(i)
              .map(
                  it ->
                      String.join(
                          ",",
                          BUCKET,
                          URLEncoder.encode(it.key(), UTF_8),
                          it.size().toString(),
                          MODIFIED + ".000Z",
                          "STANDARD"))
              .collect(Collectors.joining("\n", "", "\n"));
      Files.writeString(file, rows);
      files.append(
          "{\"key\":\"BucketInventory%%2F%s%%2Fall%%2F2026-11-21T01-00Z%%2Ffiles%%2F%s\",\"size\":%d,\"inventoriedRecord\":%d,},"
              .formatted(BUCKET, file.getFileName(), Files.size(file), half(i).count()));
    }
    Files.writeString(
        inventory.resolve("2026-11-21T01-00Z/manifest.json"),
        """
        {"sourceBucket":"%s","destinationBucket":"acme-inventory","version":"2019-01-03",
         "fileFormat":"CSV","fileSchema":"Bucket,Key,Size,LastModifiedDate,StorageClass","files":[%s]}
        """
            .formatted(BUCKET, files.substring(0, files.length() - 1)));
    return inventory;
  }

  /** With a header and a semicolon between fields, as a report can be configured. */
  Path gcsCsv() throws IOException {
    Path folder = Files.createDirectories(root.resolve("gcs-csv"));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String rows =
          half(i)
              .map(
                  it ->
                      Stream.of(BUCKET, it.key(), it.size().toString(), MODIFIED + "Z", "")
                          .map(field -> quoted(field, ';'))
                          .collect(Collectors.joining(";")))
              .collect(Collectors.joining("\n", "bucket;name;size;updated;timeDeleted\n", "\n"));
      names.add(gcsName("_" + i + ".csv"));
      Files.writeString(folder.resolve(names.get(i)), rows);
    }
    gcsManifest(
        folder,
        names,
        "\"csv_options\":{\"record_separator\":\"\\n\",\"delimiter\":\";\",\"header_required\":true}");
    return folder;
  }

  Path gcsParquet() throws IOException {
    Path folder = Files.createDirectories(root.resolve("gcs-parquet"));
    StructType schema =
        new StructType()
            .add("bucket", DataTypes.StringType)
            .add("name", DataTypes.StringType)
            .add("size", DataTypes.LongType)
            .add("updated", DataTypes.TimestampType)
            .add("timeDeleted", DataTypes.TimestampType);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      names.add(gcsName("_" + i + ".parquet"));
      parquet(
          half(i),
          it ->
              RowFactory.create(
                  BUCKET, it.key(), it.size(), new java.sql.Timestamp(MODIFIED_MILLIS), null),
          schema,
          folder.resolve(names.get(i)));
    }
    gcsManifest(folder, names, "\"parquet_options\":{}");
    return folder;
  }

  private static String gcsName(String end) {
    return "fc95c52f-157a-494f-af4a-d4a53a69ba66_2026-11-21T00:00" + end;
  }

  private void gcsManifest(Path folder, List<String> names, String options) throws IOException {
    ArrayNode shards = JSON.createArrayNode();
    names.forEach(shards::add);
    Files.writeString(
        folder.resolve(gcsName("_manifest.json")),
        """
        {"report_config":{"name":"projects/1/locations/eu/reportConfigs/fc95c52f-157a-494f-af4a-d4a53a69ba66",
          "display_name":"daily",%s,
          "object_metadata_report_options":{"metadata_fields":["bucket","name","size","updated","timeDeleted"],
          "storage_filters":{"bucket":"%s"}}},
         "records_processed":%d,"snapshot_time":"2026-11-21T00:00:00Z","shard_count":2,
         "report_shards_file_names":%s}
        """
            .formatted(options, BUCKET, objects.size(), shards));
  }

  Path azureCsv() throws IOException {
    Path folder = azureFolder("azure-csv");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String rows =
          half(i)
              .map(
                  it ->
                      Stream.of(
                              BUCKET + "/" + it.key(), MODIFIED + "Z", it.size().toString(), "Hot")
                          .map(field -> quoted(field, ','))
                          .collect(Collectors.joining(",")))
              .collect(
                  Collectors.joining("\n", "Name,Last-Modified,Content-Length,AccessTier\n", "\n"));
      files.add(folder.resolve("daily_1000000_" + i + ".csv"));
      Files.writeString(files.get(i), rows);
    }
    azureManifest(folder, files, "csv");
    return root.resolve("azure-csv");
  }

  Path azureParquet() throws IOException {
    Path folder = azureFolder("azure-parquet");
    StructType schema =
        new StructType()
            .add("Name", DataTypes.StringType)
            .add("Last-Modified", DataTypes.LongType)
            .add("Content-Length", DataTypes.LongType)
            .add("AccessTier", DataTypes.StringType);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      files.add(folder.resolve("daily_1000000_" + i + ".parquet"));
      parquet(
          half(i),
          it -> RowFactory.create(BUCKET + "/" + it.key(), MODIFIED_MILLIS, it.size(), "Hot"),
          schema,
          files.get(i));
    }
    azureManifest(folder, files, "parquet");
    return root.resolve("azure-parquet");
  }

  private Path azureFolder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name + "/2026/11/21/01-25-36/daily"));
  }

  private void azureManifest(Path folder, List<Path> files, String format) throws IOException {
    ArrayNode listed = JSON.createArrayNode();
    for (Path file : files) {
      listed
          .addObject()
          .put("blob", "2026/11/21/01-25-36/daily/" + file.getFileName())
          .put("size", Files.size(file));
    }
    long bytes = objects.stream().mapToLong(Listed::size).sum();
    String manifest =
        """
        {"destinationContainer":"inventory","endpoint":"https://%s.blob.core.windows.net","files":%s,
         "inventoryStartTime":"2026-11-21T01:25:36Z","inventoryCompletionTime":"2026-11-21T01:35:56Z",
         "ruleDefinition":{"format":"%s","objectType":"blob","schedule":"daily","filters":{"blobTypes":["blockBlob"]},
         "schemaFields":["Name","Last-Modified","Content-Length","AccessTier"]},
         "ruleName":"daily","status":"Succeeded","summary":{"objectCount":%d,"totalObjectSize":%d},"version":"1.0"}
        """
            .formatted(ACCOUNT, listed, format, objects.size(), bytes);
    Files.writeString(folder.resolve("daily-manifest.json"), manifest);
    Files.writeString(folder.resolve("daily-manifest.checksum"), md5(manifest));
  }

  /** As the program prints it: it leaves out sizes of 0. */
  Path s5cmd() throws IOException {
    return lines(
        "objects.jsonl",
        it -> {
          ObjectNode line =
              JSON.createObjectNode()
                  .put("key", "s3://" + BUCKET + "/" + it.key())
                  .put("etag", "d8e8fca2dc0f896fd7cb4cb0031ba249")
                  .put("last_modified", MODIFIED + "Z")
                  .put("type", "file");
          if (it.size() > 0) {
            line.put("size", it.size());
          }
          return line.put("storage_class", "STANDARD").toString();
        });
  }

  Path uris() throws IOException {
    return lines("objects.txt", it -> "s3://" + BUCKET + "/" + it.key());
  }

  private Path lines(String name, Function<Listed, String> line) throws IOException {
    Files.createDirectories(root);
    return Files.writeString(
        root.resolve(name), objects.stream().map(line).collect(Collectors.joining("\n", "", "\n")));
  }

  private Stream<Listed> half(int which) {
    int middle = objects.size() / 2;
    return (which == 0 ? objects.subList(0, middle) : objects.subList(middle, objects.size()))
        .stream();
  }

  /** One Parquet file of that name, without the checksum that Hadoop puts beside it. */
  private void parquet(Stream<Listed> rows, Function<Listed, Row> row, StructType schema, Path file)
      throws IOException {
    Path written = root.resolve("written");
    spark
        .createDataFrame(rows.map(row).toList(), schema)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(written.toString());
    try (Stream<Path> parts = Files.list(written)) {
      Files.move(
          parts.filter(it -> it.getFileName().toString().startsWith("part-")).findFirst().get(),
          file);
    }
  }

  private static String quoted(String field, char delimiter) {
    boolean plain = field.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  private static String md5(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return String.format("%032x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
