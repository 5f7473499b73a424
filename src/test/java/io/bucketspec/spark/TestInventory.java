package io.bucketspec.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Inventories on disk, shaped like those that S3 delivers, in each of its formats. */
public final class TestInventory {
  static final String BUCKET = "acme-media";
  static final String SNAPSHOT = "2026-11-21T01-00Z";

  private static final StructType SCHEMA =
      new StructType()
          .add("bucket", DataTypes.StringType, false)
          .add("key", DataTypes.StringType, false)
          .add("version_id", DataTypes.StringType)
          .add("is_latest", DataTypes.BooleanType)
          .add("is_delete_marker", DataTypes.BooleanType)
          .add("size", DataTypes.LongType)
          .add("storage_class", DataTypes.StringType);

  private final Path root;

  /**
   * @param root the folder that holds the inventory of the bucket
   */
  public TestInventory(Path root) {
    this.root = root;
  }

  /** A row of the report. */
  public record Listed(
      String key, Long size, boolean latest, boolean deleteMarker, String storageClass) {
    public static Listed of(String key, long size) {
      return new Listed(key, size, true, false, "STANDARD");
    }
  }

  /** Writes the rows as gzipped CSV, in as many files, and gives the folder of the snapshots. */
  public Path csv(Stream<Listed> rows, int files) throws IOException {
    List<Path> written = new ArrayList<>();
    List<BufferedWriter> writers = new ArrayList<>();
    Files.createDirectories(daily().resolve("data"));
    for (int i = 0; i < files; i++) {
      Path file = daily().resolve("data/part" + i + ".csv.gz");
      written.add(file);
      writers.add(
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)));
    }
    Iterator<Listed> iterator = rows.iterator();
    for (int i = 0; iterator.hasNext(); i++) {
      writers.get(i % files).write(csvLine(iterator.next()));
    }
    for (BufferedWriter writer : writers) {
      writer.close();
    }
    manifest(
        "CSV", "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, StorageClass", written);
    return daily();
  }

  /** Writes a text of whatever columns as a single file of CSV, likewise. */
  Path csv(String schema, String text) throws IOException {
    Path file = Files.createDirectories(daily().resolve("data")).resolve("part.csv");
    Files.writeString(file, text);
    manifest("CSV", schema, List.of(file));
    return daily();
  }

  private static String csvLine(Listed row) {
    String key =
        Stream.of(row.key().split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
            .collect(Collectors.joining("/"));
    return Stream.of(
                BUCKET,
                key,
                "",
                String.valueOf(row.latest()),
                String.valueOf(row.deleteMarker()),
                row.size() == null ? "" : row.size().toString(),
                row.storageClass())
            .map(value -> '"' + value + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }

  /**
   * Writes the rows through Spark and gives the folder of the snapshots.
   *
   * @param format {@code Parquet} or {@code ORC}
   */
  Path columnar(SparkSession spark, String format, List<Listed> rows, int files)
      throws IOException {
    List<Row> table =
        rows.stream()
            .map(
                row ->
                    RowFactory.create(
                        BUCKET,
                        row.key(),
                        null,
                        row.latest(),
                        row.deleteMarker(),
                        row.size(),
                        row.storageClass()))
            .toList();
    return table(spark.createDataFrame(table, SCHEMA).repartition(files), format);
  }

  /** Writes a table of whatever columns, likewise. */
  Path table(Dataset<Row> dataset, String format) throws IOException {
    Path data = daily().resolve("data");
    dataset
        .write()
        .mode(SaveMode.Overwrite)
        .format(format.toLowerCase(Locale.ROOT))
        .save(data.toString());
    try (Stream<Path> listed = Files.list(data)) {
      List<Path> written =
          listed.filter(path -> path.getFileName().toString().startsWith("part")).sorted().toList();
      manifest(format, "message s3.inventory {}", written);
    }
    return daily();
  }

  private Path daily() {
    return root.resolve(BUCKET + "/daily");
  }

  private void manifest(String format, String schema, List<Path> files) throws IOException {
    String listed =
        files.stream()
            .map(
                file ->
                    "{\"key\":\"inventories/"
                        + BUCKET
                        + "/daily/data/"
                        + file.getFileName()
                        + "\",\"size\":"
                        + size(file)
                        + ",\"MD5checksum\":\"\"}")
            .collect(Collectors.joining(","));
    String manifest =
        """
        {"sourceBucket":"%s","destinationBucket":"arn:aws:s3:::acme-inventory",
         "version":"2016-11-30","creationTimestamp":"1795309200000",
         "fileFormat":"%s","fileSchema":"%s","files":[%s]}
        """
            .formatted(BUCKET, format, schema, listed);
    Path folder = Files.createDirectories(daily().resolve(SNAPSHOT));
    Files.writeString(folder.resolve("manifest.json"), manifest);
    Files.writeString(folder.resolve("manifest.checksum"), md5(manifest) + "\n");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
