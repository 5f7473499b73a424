package io.bucketspec.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Writes an S3 Inventory that nobody has to have a bucket for, and the job file that reads it.
 *
 * <p>The same options give the same bytes. Rows are shuffled over all files; memory does not grow
 * with their number.
 */
final class InventoryGenerator {
  static final String BUCKET = "acme-media";
  static final String CONFIG = "bench";
  static final Instant DELIVERED = Instant.parse("2026-11-21T01:00:00Z");
  static final String SNAPSHOT = "2026-11-21T01-00Z";

  private static final long ROWS_PER_FILE = 1_000_000;
  private static final int FILE_NAMES = 800;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long objects;
  private final InventoryFormat format;
  private final Path out;
  private final Noise noise;
  private final ObjectSource source;
  private final String job;
  private final Permutation shuffle;

  InventoryGenerator(long objects, InventoryFormat format, Path out, long seed) {
    this(
        objects,
        format,
        out,
        new Noise(seed),
        new ObjectMix(objects, new Noise(seed)),
        JobFile.text(out.toAbsolutePath().normalize()));
  }

  /**
   * @param source the bucket's objects, from 0 up to their number
   * @param job the text of the job file
   */
  InventoryGenerator(
      long objects,
      InventoryFormat format,
      Path out,
      Noise noise,
      ObjectSource source,
      String job) {
    this.objects = objects;
    this.format = format;
    this.out = out.toAbsolutePath().normalize();
    this.noise = noise;
    this.source = source;
    this.job = job;
    this.shuffle = new Permutation(objects, noise);
  }

  /** {@code --objects N --format parquet|csv --out DIR [--seed S]}. */
  public static void main(String[] args) throws IOException {
    Options options = Options.parse(args, List.of("objects", "format", "out", "seed"));
    InventoryFormat format =
        InventoryFormat.valueOf(options.text("format", "parquet").toUpperCase(Locale.ROOT));
    Path out = Path.of(options.text("out", "bench/data/inventory"));
    long objects = options.number("objects", 1_000_000);
    new InventoryGenerator(objects, format, out, options.number("seed", 1)).write();
  }

  /** Where the snapshot's manifest lies below an output folder. */
  static Path manifest(Path out) {
    return out.resolve(BUCKET).resolve(CONFIG).resolve(SNAPSHOT).resolve("manifest.json");
  }

  /** Where the job file lies: written last, so that its presence says the inventory is complete. */
  static Path jobFile(Path out) {
    return out.resolve("job.yaml");
  }

  void write() throws IOException {
    Path data = out.resolve(BUCKET).resolve(CONFIG).resolve("data");
    Files.createDirectories(data);
    Files.createDirectories(manifest(out).getParent());
    int files = Math.toIntExact((objects + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
    List<Map<String, Object>> entries =
        IntStream.range(0, files).parallel().mapToObj(file -> file(data, file, files)).toList();
    writeManifest(entries);
    Files.writeString(jobFile(out), job);
  }

  private Map<String, Object> file(Path data, int number, int files) {
    String name = uuid(number);
    Path file = data.resolve(name + format.suffix());
    long end = objects * (number + 1) / files;
    try {
      Files.deleteIfExists(file);
      try (InventoryFormat.Writer writer = format.open(file, BUCKET)) {
        for (long row = objects * number / files; row < end; row++) {
          writer.write(source.object(shuffle.at(row)));
        }
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("key", key(file.getFileName()));
      entry.put("size", Files.size(file));
      entry.put("MD5checksum", md5(file));
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write " + file + ".", e);
    }
  }

  private String uuid(int number) {
    return new UUID(noise.bits(FILE_NAMES, number), noise.bits(FILE_NAMES + 1, number)).toString();
  }

  private static String key(Path name) {
    return String.join("/", "bench-inventory", BUCKET, CONFIG, "data", name.toString());
  }

  private void writeManifest(List<Map<String, Object>> files) throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("sourceBucket", BUCKET);
    manifest.put("destinationBucket", "arn:aws:s3:::acme-inventory");
    manifest.put("version", "2016-11-30");
    manifest.put("creationTimestamp", String.valueOf(DELIVERED.toEpochMilli()));
    manifest.put("fileFormat", format.manifestName());
    manifest.put("fileSchema", format.fileSchema());
    manifest.put("files", files);
    Path path = manifest(out);
    JSON.writerWithDefaultPrettyPrinter().writeValue(path.toFile(), manifest);
    Files.writeString(
        path.resolveSibling("manifest.checksum"), md5(path), StandardCharsets.US_ASCII);
  }

  private static String md5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5.", e);
    }
  }
}
