package io.bucketspec.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small S3 inventory of camera frames, photos and notes, to lie on any store. */
public final class StoredInventory {
  private static final List<String> SITES = List.of("north", "south", "a=b", "east side");

  /** The frames of a camera's run. */
  private static final int FRAMES = 10;

  private StoredInventory() {}

  /**
   * Writes the folder of the snapshots.
   *
   * @param runs runs of ten frames each
   * @param photos single images, each of some 300 bytes in a spec
   */
  public static void write(Path folder, int runs, int photos) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("2026-11-21T01-00Z"));
    for (int file = 0; file < 2; file++) {
      try (BufferedWriter rows = gzipped(data.resolve(file + ".csv.gz"))) {
        for (int run = file; run < runs; run += 2) {
          for (int frame = 0; frame < FRAMES; frame++) {
            String site = SITES.get(run % SITES.size()).replace(' ', '+').replace("=", "%3D");
            row(rows, "cams/" + site + "/run" + run + "/frame_" + frame + ".jpg");
          }
          row(rows, "notes/" + run + ".txt");
        }
        for (int photo = file; photo < photos; photo += 2) {
          row(rows, "photos/" + "a-long-name-".repeat(7) + photo + ".jpg");
        }
      }
    }
    manifest(folder);
  }

  private static BufferedWriter gzipped(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
  }

  private static void row(BufferedWriter rows, String encodedKey) throws IOException {
    rows.write("\"acme-media\",\"" + encodedKey + "\",\"1000\"\n");
  }

  private static void manifest(Path folder) throws IOException {
    String file = "{\"key\":\"inventories/acme-media/daily/data/%d.csv.gz\",\"size\":%d}";
    String files =
        file.formatted(0, Files.size(folder.resolve("data/0.csv.gz")))
            + ","
            + file.formatted(1, Files.size(folder.resolve("data/1.csv.gz")));
    String manifest =
        """
        {"sourceBucket":"acme-media","destinationBucket":"arn:aws:s3:::acme-inventory",
         "version":"2016-11-30","creationTimestamp":"1795309200000",
         "fileFormat":"CSV","fileSchema":"Bucket, Key, Size","files":[%s]}
        """
            .formatted(files);
    Path snapshot = folder.resolve("2026-11-21T01-00Z");
    Files.writeString(snapshot.resolve("manifest.json"), manifest);
    Files.writeString(snapshot.resolve("manifest.checksum"), md5(manifest) + "\n");
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return String.format("%032x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
