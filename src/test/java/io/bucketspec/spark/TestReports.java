package io.bucketspec.spark;

import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Inventory reports on disk, shaped like those of Google Cloud Storage and of Azure: of the former
 * with colons in their files' names. Versions that are not the latest are such; delete markers,
 * which these stores don't have, come as objects that were deleted.
 */
public final class TestReports {
  /** The configuration of Google's reports, and the time they are of. */
  public static final String CONFIGURATION = "fc95a2e8-5a0e-4f0f-9a53-000000000001";

  public static final String SNAPSHOT = "2026-11-22T00:00";

  /** The folder of Azure's run, its rule and the account. */
  public static final String RUN = "2026/11/22/01-25-36";

  public static final String RULE = "daily";
  public static final String ACCOUNT = "acme";

  private static final String DELETED_AT = "2026-11-20T10:00:00Z";
  private static final StructType GCS =
      new StructType()
          .add("bucket", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("size", DataTypes.LongType)
          .add("timeDeleted", DataTypes.StringType);
  private static final StructType AZURE =
      new StructType()
          .add("Name", DataTypes.StringType)
          .add("Content-Length", DataTypes.StringType)
          .add("AccessTier", DataTypes.StringType)
          .add("IsCurrentVersion", DataTypes.BooleanType)
          .add("Deleted", DataTypes.StringType);

  private final Path root;

  /**
   * @param root the folder that reports are delivered to
   */
  public TestReports(Path root) {
    this.root = root;
  }

  /** A report of Google Cloud Storage in CSV with a header and CRLF; gives the folder. */
  public Path gcsCsv(String bucket, List<Listed> rows, int files) throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      StringBuilder text = new StringBuilder("bucket,name,size,timeDeleted\r\n");
      for (int row = i; row < rows.size(); row += files) {
        Row values = gcs(bucket, rows.get(row));
        text.append(csv(values)).append("\r\n");
      }
      names.add(CONFIGURATION + "_" + SNAPSHOT + "_" + i + ".csv");
      write(root.resolve(names.get(i)), text.toString());
    }
    String csv = "\"csv_options\":{\"delimiter\":\",\",\"header_required\":true},";
    return gcsManifest(bucket, csv, names, rows.size());
  }

  /** The same in Parquet. */
  public Path gcsParquet(SparkSession spark, String bucket, List<Listed> rows, int files)
      throws IOException {
    List<Row> table = rows.stream().map(row -> gcs(bucket, row)).toList();
    List<Path> written = parquet(spark, table, GCS, files);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      names.add(CONFIGURATION + "_" + SNAPSHOT + "_" + i + ".parquet");
      Files.move(written.get(i), root.resolve(names.get(i)));
    }
    return gcsManifest(bucket, "\"parquet_options\":{},", names, rows.size());
  }

  /** A report of Azure's in CSV; gives the container's folder. */
  public Path azureCsv(String container, List<Listed> rows, int files) throws IOException {
    List<Path> written = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      StringBuilder text = new StringBuilder(String.join(",", AZURE.fieldNames())).append('\n');
      for (int row = i; row < rows.size(); row += files) {
        text.append(csv(azure(container, rows.get(row)))).append('\n');
      }
      Path file = run().resolve(RULE + "_1000000_" + i + ".csv");
      write(file, text.toString());
      written.add(file);
    }
    return azureManifest("csv", written, rows);
  }

  /** The same in Parquet. */
  public Path azureParquet(SparkSession spark, String container, List<Listed> rows, int files)
      throws IOException {
    List<Row> table = rows.stream().map(row -> azure(container, row)).toList();
    List<Path> parts = parquet(spark, table, AZURE, files);
    Files.createDirectories(run());
    List<Path> written = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      written.add(Files.move(parts.get(i), run().resolve(RULE + "_1000000_" + i + ".parquet")));
    }
    return azureManifest("parquet", written, rows);
  }

  private Path run() {
    return root.resolve(RUN).resolve(RULE);
  }

  private static Row gcs(String bucket, Listed row) {
    boolean live = row.latest() && !row.deleteMarker();
    return RowFactory.create(bucket, row.key(), row.size(), live ? null : DELETED_AT);
  }

  private static Row azure(String container, Listed row) {
    return RowFactory.create(
        container + "/" + row.key(),
        row.size() == null ? "" : row.size().toString(),
        "GLACIER".equals(row.storageClass()) ? "Archive" : "Hot",
        row.latest(),
        row.deleteMarker() ? "true" : "");
  }

  private static String csv(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.isNullAt(i) ? "" : row.get(i).toString())
        .map(it -> it.matches("[^\",\r\n]*") ? it : '"' + it.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }

  private List<Path> parquet(SparkSession spark, List<Row> rows, StructType schema, int files)
      throws IOException {
    Path data = root.resolveSibling(root.getFileName() + "-written");
    spark.createDataFrame(rows, schema).repartition(files).write().parquet(data.toString());
    Files.createDirectories(root);
    try (Stream<Path> listed = Files.list(data)) {
      return listed.filter(it -> it.getFileName().toString().startsWith("part")).sorted().toList();
    }
  }

  private Path gcsManifest(String bucket, String options, List<String> names, int rows)
      throws IOException {
    String listed = names.stream().map(it -> '"' + it + '"').collect(Collectors.joining(","));
    String manifest =
        """
        {"report_config":{"name":"projects/1/locations/eu/reportConfigs/%s","display_name":"nightly",
          %s"object_metadata_report_options":{
            "metadata_fields":["bucket","name","size","timeDeleted"],
            "storage_filters":{"bucket":"%s"}}},
         "records_processed":%d,"snapshot_time":"2026-11-22T00:00:00Z","shard_count":%d,
         "report_shards_file_names":[%s]}
        """
            .formatted(CONFIGURATION, options, bucket, rows, names.size(), listed);
    write(root.resolve(CONFIGURATION + "_" + SNAPSHOT + "_manifest.json"), manifest);
    return root;
  }

  private Path azureManifest(String format, List<Path> files, List<Listed> rows)
      throws IOException {
    List<String> listed = new ArrayList<>();
    for (Path file : files) {
      listed.add(
          "{\"blob\":\"%s/%s/%s\",\"size\":%d}"
              .formatted(RUN, RULE, file.getFileName(), Files.size(file)));
    }
    long bytes = rows.stream().mapToLong(it -> it.size() == null ? 0 : it.size()).sum();
    String fields =
        Stream.of(AZURE.fieldNames()).map(it -> '"' + it + '"').collect(Collectors.joining(","));
    String manifest =
        """
        {"destinationContainer":"reports","endpoint":"https://%s.blob.core.windows.net",
         "files":[%s],"inventoryStartTime":"2026-11-22T01:25:36Z",
         "ruleDefinition":{"format":"%s","objectType":"blob","schemaFields":[%s]},
         "ruleName":"%s","status":"Succeeded",
         "summary":{"objectCount":%d,"totalObjectSize":%d},"version":"1.0"}
        """
            .formatted(ACCOUNT, String.join(",", listed), format, fields, RULE, rows.size(), bytes);
    write(run().resolve(RULE + "-manifest.json"), manifest);
    write(run().resolve(RULE + "-manifest.checksum"), md5(manifest));
    return root;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
