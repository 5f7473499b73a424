package io.bucketspec.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * An inventory as large as a test asks for: sequences, series, single photos, and rows that are
 * rejected or superseded, spread over several CSV files so that the members of each group are.
 *
 * <p>Rows have the long column of access control lists, and the files are gzipped without
 * compression: bucketspec takes the size of gzipped files for their number of rows, so its exchange
 * gets several buckets although the rows are few.
 */
final class LargeInventory {
  private static final String BUCKET = "acme-media";
  private static final List<String> SITES = List.of("north", "s%C3%BCd", "a%3Db");
  private static final int MOST_MEMBERS = 40;
  private static final String ACCESS_LIST = "QUFB".repeat(150);

  private final Path root;
  private final List<BufferedWriter> files = new ArrayList<>();
  private long rows;

  private LargeInventory(Path root) {
    this.root = root;
  }

  /**
   * What was written.
   *
   * @param folder the folder of the snapshots
   * @param rows the rows of the snapshot
   */
  record Written(Path folder, long rows) {}

  /**
   * Writes one of so many camera runs, each with about 47 rows, into so many files.
   *
   * @param root a folder, which is made
   */
  static Written write(Path root, int runs, int files) throws IOException {
    LargeInventory inventory = new LargeInventory(root);
    inventory.open(files);
    for (int run = 0; run < runs; run++) {
      inventory.run(run);
    }
    inventory.finish();
    return new Written(inventory.daily(), inventory.rows);
  }

  private Path daily() {
    return root.resolve(BUCKET + "/daily");
  }

  private Path data(int file) {
    return daily().resolve("data/part" + file + ".csv.gz");
  }

  private void open(int count) throws IOException {
    Files.createDirectories(daily().resolve("data"));
    for (int i = 0; i < count; i++) {
      OutputStream out = new StoredGzip(Files.newOutputStream(data(i)));
      files.add(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII)));
    }
  }

  private void run(int run) throws IOException {
    String site = SITES.get(run % SITES.size());
    for (int member = 0; member <= run % MOST_MEMBERS; member++) {
      taken("cams/" + site + "/run" + run + "/frame_" + (member + 8) + ".jpg", 1000 + member);
      taken("dicom/p" + run % 500 + "/s" + run + "/IM" + member, 2000);
    }
    taken("photos/" + site + "/a+b" + run + ".JPG", 1 + run % 7000);
    taken("photos/c" + run + ".png", 31);
    taken("notes/" + run + ".txt", 3);
    row("photos/old" + run + ".jpg", "false", 5, "STANDARD");
    row("photos/cold" + run + ".jpg", "true", 5, "GLACIER");
    taken("photos/empty" + run + ".jpg", 0);
  }

  private void taken(String key, long size) throws IOException {
    row(key, "true", size, "STANDARD");
  }

  private void row(String key, String latest, long size, String storageClass) throws IOException {
    BufferedWriter file = files.get((int) (rows++ % files.size()));
    file.write("\"" + BUCKET + "\",\"" + key + "\",\"" + latest + "\",\"false\",\"");
    file.write(size + "\",\"" + storageClass + "\",\"" + ACCESS_LIST + "\"\n");
  }

  private void finish() throws IOException {
    for (BufferedWriter file : files) {
      file.close();
    }
    List<String> listed = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      listed.add(
          "{\"key\":\"inventories/%s/daily/data/%s\",\"size\":%d,\"MD5checksum\":\"\"}"
              .formatted(BUCKET, data(i).getFileName(), Files.size(data(i))));
    }
    String manifest =
        """
        {"sourceBucket":"%s","destinationBucket":"arn:aws:s3:::acme-inventory",
         "version":"2016-11-30","creationTimestamp":"1795309200000","fileFormat":"CSV",
         "fileSchema":"Bucket, Key, IsLatest, IsDeleteMarker, Size, StorageClass, ObjectAccessControlList",
         "files":[%s]}
        """
            .formatted(BUCKET, listed.stream().collect(Collectors.joining(",")));
    Path snapshot = Files.createDirectories(daily().resolve("2026-11-21T01-00Z"));
    Files.writeString(snapshot.resolve("manifest.json"), manifest);
    Files.writeString(snapshot.resolve("manifest.checksum"), md5(manifest) + "\n");
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class StoredGzip extends GZIPOutputStream {
    StoredGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.NO_COMPRESSION);
    }
  }
}
