package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Tells whether what was read is the same as another time, where no manifest says so. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The MD5, in lower-case hex, of files' names, sizes and versions. What is no file is never the
   * same twice: it goes by its name and when it was read.
   *
   * @param files those that are read; none if it isn't read from files
   */
  public static String of(String name, List<DataFile> files, Instant read) {
    MessageDigest digest = md5();
    if (files.isEmpty()) {
      add(digest, name, read.toString());
    }
    for (DataFile file : files) {
      add(digest, file.path(), file.size() + " " + file.version());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String name, String version) {
    digest.update((name + '\n' + version + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }
}
