package io.bucketspec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the inventory in {@code jobs/sample}, shaped like one that S3 delivers: all versions of a
 * bucket that doesn't exist, in two shuffled files, with every oddity that a real bucket has.
 */
public final class SampleInventory {
  static final String SNAPSHOT = "2026-11-21T01-00Z";
  static final String INCOMPLETE_SNAPSHOT = "2026-11-22T01-00Z";
  static final List<String> DATA_FILES =
      List.of(
          "3f0d7c52-8a41-4d0e-9c1b-6b8f5a2e7d10.csv.gz",
          "b1c64e9a-2d37-47f5-8e60-0a9d3c5f1b24.csv.gz");

  private static final String BUCKET = "acme-media";
  private static final String PREFIX = BUCKET + "/daily/";
  private static final String SCHEMA =
      "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag,"
          + " StorageClass, IsMultipartUploaded, EncryptionStatus";
  private static final String NO_BYTES_MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  private final Random random = new Random(20261121);
  private final List<String> rows = new ArrayList<>();

  private SampleInventory() {}

  /**
   * Writes the sample.
   *
   * @param args the folder, {@code jobs/sample} by default
   */
  public static void main(String[] args) throws IOException {
    Path daily = Path.of(args.length > 0 ? args[0] : "jobs/sample").resolve(PREFIX);
    List<String> texts = dataFiles();
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      files.add(gzip(texts.get(i)));
      write(daily.resolve("data").resolve(DATA_FILES.get(i)), files.get(i));
    }
    byte[] manifest = manifest(files).getBytes(StandardCharsets.UTF_8);
    write(daily.resolve(SNAPSHOT).resolve("manifest.json"), manifest);
    write(daily.resolve(SNAPSHOT).resolve("manifest.checksum"), checksum(manifest));
    write(
        daily.resolve(INCOMPLETE_SNAPSHOT).resolve("manifest.json"),
        incompleteManifest().getBytes(StandardCharsets.UTF_8));
  }

  /** The CSV text of each data file. */
  static List<String> dataFiles() {
    SampleInventory sample = new SampleInventory();
    sample.cameras();
    sample.dicom();
    sample.photos();
    sample.videos();
    sample.leftovers();
    sample.versions();
    Collections.shuffle(sample.rows, sample.random);
    int half = sample.rows.size() / 2;
    return List.of(
        String.join("", sample.rows.subList(0, half)),
        // S3 ends some files with an empty line.
        String.join("", sample.rows.subList(half, sample.rows.size())) + "\n");
  }

  /** The manifest of the complete snapshot, for data files of that content. */
  static String manifest(List<byte[]> files) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      entries.add(file(DATA_FILES.get(i), files.get(i).length, md5(files.get(i))));
    }
    return manifest(Instant.parse("2026-11-21T01:00:00Z"), entries);
  }

  /** A manifest of a snapshot whose data files and checksum are not delivered yet. */
  static String incompleteManifest() {
    return manifest(
        Instant.parse("2026-11-22T01:00:00Z"),
        List.of(
            file(
                "e87a2b90-51c6-4f3d-a7e8-94d06c1b3f5e.csv.gz",
                48213,
                "0f343b0931126a20f133d67c2b018a3b")));
  }

  /** The content of a manifest's checksum file. */
  static byte[] checksum(byte[] manifest) {
    return (md5(manifest) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String manifest(Instant created, List<String> files) {
    return """
        {
          "sourceBucket" : "%s",
          "destinationBucket" : "arn:aws:s3:::acme-inventory",
          "version" : "2016-11-30",
          "creationTimestamp" : "%d",
          "fileFormat" : "CSV",
          "fileSchema" : "%s",
          "files" : [ %s ]
        }
        """
        .formatted(BUCKET, created.toEpochMilli(), SCHEMA, String.join(", ", files));
  }

  private static String file(String name, int size, String md5) {
    return """
        {
            "key" : "%sdata/%s",
            "size" : %d,
            "MD5checksum" : "%s"
          }"""
        .formatted(PREFIX, name, size, md5);
  }

  /** Frames with unpadded numbers, one of them missing, one run with an empty frame. */
  private void cameras() {
    for (String site : List.of("north", "south")) {
      for (String camera : List.of("left", "right")) {
        for (int run = 7; run <= 9; run++) {
          String folder = "cams/" + site + "/" + camera + "/2026-11-20/run" + run + "/";
          marker(folder);
          int frames = 90 + random.nextInt(30);
          for (int frame = 0; frame < frames; frame++) {
            if (!(run == 8 && frame == 17)) {
              object(folder + "frame_" + frame + ".jpg", 90_000 + random.nextInt(60_000));
            }
          }
          object(folder + "thumbs/frame_0.jpg", 4_000 + random.nextInt(500));
        }
      }
    }
    object("cams/south/left/2026-11-20/run9/frame_500.jpg", 0);
  }

  /** Series whose slices are named by number, by UID, or without extension. */
  private void dicom() {
    for (int patient = 101; patient <= 104; patient++) {
      String study = "dicom/P" + patient + "/1.2.826.0.1.3680043.8.498." + patient + "/";
      for (int slice = 1; slice <= 48; slice++) {
        object(study + "ct-thorax/IM" + slice + ".dcm", 526_000 + random.nextInt(1_000));
      }
      for (int slice = 1; slice <= 20; slice++) {
        object(study + "mr-t1/1.3.12.2.1107.5.2." + slice, 133_000 + random.nextInt(1_000));
      }
    }
  }

  private void photos() {
    List<String> extensions = List.of("jpg", "JPG", "jpeg", "png");
    for (int photo = 0; photo < 120; photo++) {
      String name = "photos/2026/IMG_" + (2000 + photo) + "." + extensions.get(photo % 4);
      object(name, 2_000_000 + random.nextInt(3_000_000));
    }
    for (String name :
        List.of(
            "summer party 1.jpg",
            "a+b=c.jpg",
            "Übergrößen/Straße.png",
            "grüße 👋🏽.jpg",
            "#1 of 2.jpg",
            "100%.jpg",
            "50%25.jpg",
            "q?v=1&w=2.jpg",
            "say \"cheese\".jpg",
            "東京/塔.png",
            "double//slash.jpg",
            "(copy) [2] {3}.jpg")) {
      object("photos/odd/" + name, 1_500_000 + random.nextInt(100_000));
    }
    for (int thumb = 0; thumb < 60; thumb++) {
      object("photos/thumbs/IMG_" + (2000 + thumb) + ".jpg", 9_000 + random.nextInt(2_000));
    }
    marker("photos/");
    marker("photos/thumbs/");
  }

  private void videos() {
    for (String site : List.of("north", "south")) {
      for (int clip = 1; clip <= 20; clip++) {
        object(
            "videos/" + site + "/clip-" + clip + ".mp4", 40_000_000 + random.nextInt(90_000_000));
      }
      object("videos/" + site + "/walk.mov", 310_000_000);
    }
    object("videos/north/full-day.mp4", 3_400_000_000L);
    archived("videos/south/2019-archive-1.mp4", "GLACIER");
    archived("videos/south/2019-archive-2.mp4", "DEEP_ARCHIVE");
    archived("videos/south/2024-quarter-4.mp4", "GLACIER_IR");
  }

  /** What no rule takes, what has no content, and a row that is cut off. */
  private void leftovers() {
    object("README.txt", 812);
    object("cams/north/left/2026-11-20/run7/calibration.txt", 2_048);
    object("exports/labels-2026-11.csv", 88_400);
    object("photos/2026/.DS_Store", 6_148);
    object("photos/2026/IMG_broken.jpg", 0);
    object("photos/2026/IMG_upload_failed.png", 0);
    rows.add(quoted(BUCKET, encoded("photos/2026/IMG_cut_off.jpg"), version()));
  }

  /** Older versions and delete markers, whose rows stand among the others. */
  private void versions() {
    for (int photo = 0; photo < 25; photo++) {
      String key = "photos/2026/IMG_" + (2000 + photo * 4) + ".jpg";
      row(key, "false", "false", "1900000", md5(key + " old"), "STANDARD");
    }
    for (int clip = 1; clip <= 8; clip++) {
      String key = "videos/north/deleted-" + clip + ".mp4";
      row(key, "false", "false", "52000000", md5(key), "STANDARD");
      row(key, "true", "true", "", "", "");
    }
  }

  private void object(String key, long size) {
    row(key, "true", "false", Long.toString(size), size == 0 ? NO_BYTES_MD5 : md5(key), "STANDARD");
  }

  private void archived(String key, String storageClass) {
    row(key, "true", "false", "210000000", md5(key), storageClass);
  }

  private void marker(String folder) {
    object(folder, 0);
  }

  private void row(
      String key, String latest, String deleted, String size, String etag, String storageClass) {
    Instant modified =
        Instant.parse("2026-11-20T06:00:00Z").plusSeconds(random.nextInt(60 * 60 * 12));
    boolean marker = deleted.equals("true");
    rows.add(
        quoted(
            BUCKET,
            encoded(key),
            version(),
            latest,
            deleted,
            size,
            modified.toString().replace("Z", ".000Z"),
            etag,
            storageClass,
            marker ? "" : "false",
            marker ? "" : "SSE-S3"));
  }

  private String version() {
    return String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
  }

  private static String quoted(String... fields) {
    return "\"" + String.join("\",\"", fields) + "\"\n";
  }

  /** As S3 writes keys in CSV: like a form's field, but for the slash. */
  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  private static String md5(String text) {
    return md5(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
