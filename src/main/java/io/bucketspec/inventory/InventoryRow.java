package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One row of an inventory, reused: good until the next row is read. */
public final class InventoryRow {
  /** The size of an object whose size isn't stated. */
  public static final long NOT_STATED = -1;

  /** The content hash of an object whose ETag isn't stated. */
  public static final long CONTENT_NOT_STATED = 0;

  /** The last-modified date of an object of which it isn't stated. */
  public static final long TIME_NOT_STATED = Long.MIN_VALUE;

  private final byte[] sourceBucket;
  private final String sourceBucketName;
  private byte[] key = new byte[0];
  private int keyLength;
  private long size;
  private boolean latest;
  private boolean deleteMarker;
  private boolean needsRestore;
  private long contentHash;
  private long lastModified;
  private String foreignBucket;

  InventoryRow(String sourceBucket) {
    this.sourceBucket = sourceBucket.getBytes(StandardCharsets.UTF_8);
    this.sourceBucketName = sourceBucket;
    clear();
  }

  /** The key, decoded, UTF-8: the first {@link #keyLength()} bytes. Not a copy. */
  public byte[] key() {
    return key;
  }

  /** How many bytes of {@link #key()} are the key. */
  public int keyLength() {
    return keyLength;
  }

  /** The object's length in bytes, or {@link #NOT_STATED}. */
  public long size() {
    return size;
  }

  /** Whether it is what a reader without a version gets: the latest and no delete marker. */
  public boolean currentVersion() {
    return latest && !deleteMarker;
  }

  public boolean deleteMarker() {
    return deleteMarker;
  }

  /** Whether the object is archived, so that it must be restored before it can be read. */
  public boolean needsRestore() {
    return needsRestore;
  }

  /**
   * A hash of the ETag, equal for equal ETags, with quotes around them or without, in whatever
   * format; {@link #CONTENT_NOT_STATED} too if it wasn't asked for ({@link ExtraColumns}).
   */
  public long contentHash() {
    return contentHash;
  }

  /**
   * When the store last got the object, in milliseconds since the epoch; {@link #TIME_NOT_STATED}
   * too if it wasn't asked for ({@link ExtraColumns}) or is no date.
   */
  public long lastModified() {
    return lastModified;
  }

  /** The row's bucket, if it is another than the snapshot's. */
  public Optional<String> foreignBucket() {
    return Optional.ofNullable(foreignBucket);
  }

  /** Whether it stands for a folder: its key ends with a slash and it has no bytes. */
  public boolean folderMarker() {
    return size <= 0 && keyLength > 0 && key[keyLength - 1] == '/';
  }

  void clear() {
    keyLength = 0;
    size = NOT_STATED;
    latest = true;
    deleteMarker = false;
    needsRestore = false;
    contentHash = CONTENT_NOT_STATED;
    lastModified = TIME_NOT_STATED;
    foreignBucket = null;
  }

  void key(byte[] bytes, int length) {
    key = bytes;
    keyLength = length;
  }

  void size(long bytes) {
    size = bytes;
  }

  void latest(boolean value) {
    latest = value;
  }

  void deleteMarker(boolean value) {
    deleteMarker = value;
  }

  void needsRestore(boolean value) {
    needsRestore = value;
  }

  void contentHash(long hash) {
    contentHash = hash;
  }

  void lastModified(long millis) {
    lastModified = millis;
  }

  /** The bucket as the row has it; an empty one isn't stated. */
  void bucket(byte[] line, int from, int to) {
    if (from < to && !Arrays.equals(line, from, to, sourceBucket, 0, sourceBucket.length)) {
      foreignBucket = new String(line, from, to - from, StandardCharsets.UTF_8);
    }
  }

  void bucket(String bucketOrNull) {
    if (bucketOrNull != null && !bucketOrNull.isEmpty() && !bucketOrNull.equals(sourceBucketName)) {
      foreignBucket = bucketOrNull;
    }
  }
}
