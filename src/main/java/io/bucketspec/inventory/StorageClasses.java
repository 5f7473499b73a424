package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which storage classes nobody can read until the object is restored.
 *
 * <p>Sources: the S3 User Guide on archived objects ({@code GLACIER_IR} and {@code
 * ARCHIVE_INSTANT_ACCESS} read at once), and the archive classes of COS, OSS and OBS. All classes
 * of Google Cloud Storage read at once, {@code ARCHIVE} too; of Azure's tiers all but {@code
 * Archive} do, {@code Cold} too. Case and underscores don't count: {@code DEEP_ARCHIVE}, {@code
 * DeepArchive}.
 */
public final class StorageClasses {
  /**
   * Classes of S3, as its inventories spell them, whose objects read at once: those of most rows.
   */
  public static final List<String> READABLE =
      List.of(
          "STANDARD",
          "STANDARD_IA",
          "ONEZONE_IA",
          "INTELLIGENT_TIERING",
          "GLACIER_IR",
          "REDUCED_REDUNDANCY");

  private static final byte[][] ARCHIVES =
      ascii("GLACIER", "DEEPARCHIVE", "ARCHIVE", "COLDARCHIVE", "DEEPCOLDARCHIVE", "COLD");
  private static final byte[][] ARCHIVES_BUT_COLD =
      ascii("GLACIER", "DEEPARCHIVE", "ARCHIVE", "COLDARCHIVE", "DEEPCOLDARCHIVE");
  private static final byte[][] ARCHIVE_OF_AZURE = ascii("ARCHIVE");
  private static final byte[][] NONE = {};
  private static final byte[][] ARCHIVE_TIERS =
      ascii("ARCHIVEACCESS", "ARCHIVE", "DEEPARCHIVEACCESS", "DEEPARCHIVE");

  private StorageClasses() {}

  /**
   * Whether an object must be restored before it can be read.
   *
   * @param format what the inventory is, which says whose classes these are
   * @param storageClass its class as the inventory has it; null or empty if not stated
   * @param accessTier its tier in intelligent tiering; null or empty if it has none
   */
  public static boolean needsRestore(
      InventoryFormat format, byte[] storageClass, byte[] accessTier) {
    return (storageClass != null && isArchive(format, storageClass, 0, storageClass.length))
        || (accessTier != null && isArchiveTier(accessTier, 0, accessTier.length));
  }

  /** The same of an inventory of the S3 family. */
  public static boolean needsRestore(byte[] storageClass, byte[] accessTier) {
    return needsRestore(InventoryFormat.S3, storageClass, accessTier);
  }

  static boolean isArchive(byte[] line, int from, int to) {
    return isArchive(InventoryFormat.S3, line, from, to);
  }

  static boolean isArchive(InventoryFormat format, byte[] line, int from, int to) {
    return isOneOf(archives(format), line, from, to);
  }

  /** {@code COLD} is an archive of OBS, which no list or table tells from a tier of Azure's. */
  private static byte[][] archives(InventoryFormat format) {
    return switch (format) {
      case GCS, GCLOUD -> NONE;
      case AZURE, AZ -> ARCHIVE_OF_AZURE;
      case RCLONE, TABLE -> ARCHIVES_BUT_COLD;
      default -> ARCHIVES;
    };
  }

  static boolean isArchiveTier(byte[] line, int from, int to) {
    return isOneOf(ARCHIVE_TIERS, line, from, to);
  }

  private static boolean isOneOf(byte[][] names, byte[] line, int from, int to) {
    for (byte[] name : names) {
      if (equalFolded(name, line, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalFolded(byte[] name, byte[] line, int from, int to) {
    int matched = 0;
    for (int i = from; i < to; i++) {
      byte b = line[i];
      if (b == '_') {
        continue;
      }
      int upper = b >= 'a' && b <= 'z' ? b - 32 : b;
      if (matched == name.length || name[matched] != upper) {
        return false;
      }
      matched++;
    }
    return matched == name.length;
  }

  private static byte[][] ascii(String... names) {
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].getBytes(StandardCharsets.US_ASCII);
    }
    return bytes;
  }
}
