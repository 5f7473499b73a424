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

  private final Snapshot.Source source;
  private final byte[] sourceBucket;
  private byte[] key = new byte[0];
  private int keyLength;
  private long size;
  private RowState state;
  private boolean folder;
  private boolean needsRestore;
  private long contentHash;
  private long lastModified;
  private String contentType;
  private String etag;
  private String storageClass;
  private String bucket;
  private byte[] bucketBytes;
  private byte[] writtenBucket = {};
  private String otherBucket = "";
  private byte[] otherBucketBytes = {};

  InventoryRow(Snapshot.Source source) {
    this.source = source;
    this.sourceBucket = utf8(source.bucketOrEmpty());
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

  /** Whether it is what a reader without a version gets; if not, what it is instead. */
  public RowState state() {
    return state;
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

  /**
   * The object's MIME type as the store has it; empty if it isn't stated or wasn't asked for
   * ({@link ExtraColumns}).
   */
  public Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  /**
   * The object's ETag without quotes around it; empty if it isn't stated or not asked for ({@link
   * ExtraColumns.Shown}).
   */
  public Optional<String> etag() {
    return Optional.ofNullable(etag);
  }

  /** The object's storage class as the inventory has it; empty likewise. */
  public Optional<String> storageClass() {
    return Optional.ofNullable(storageClass);
  }

  /** The object's bucket, as {@link BucketName} has it: the snapshot's, if the row states none. */
  public String bucket() {
    return bucket;
  }

  /** The same as UTF-8. Not a copy: the same array as long as the bucket is the same. */
  public byte[] bucketBytes() {
    return bucketBytes;
  }

  /** Whether the inventory is of one bucket, and the row is of another. */
  public boolean ofOtherBucket() {
    return bucketBytes != sourceBucket && sourceBucket.length > 0;
  }

  /** Whether it stands for a folder: its key ends with a slash and it has no bytes. */
  public boolean folderMarker() {
    return folder || (size <= 0 && keyLength > 0 && key[keyLength - 1] == '/');
  }

  void clear() {
    keyLength = 0;
    size = NOT_STATED;
    state = RowState.CURRENT;
    folder = false;
    needsRestore = false;
    contentHash = CONTENT_NOT_STATED;
    lastModified = TIME_NOT_STATED;
    contentType = null;
    etag = null;
    storageClass = null;
    bucket = source.bucketOrEmpty();
    bucketBytes = sourceBucket;
  }

  void key(byte[] bytes, int length) {
    key = bytes;
    keyLength = length;
  }

  void size(long bytes) {
    size = bytes;
  }

  void state(RowState value) {
    state = value;
  }

  /** States what a versioned bucket of S3 says of it. */
  void version(boolean latest, boolean deleteMarker) {
    state =
        deleteMarker ? RowState.DELETE_MARKER : latest ? RowState.CURRENT : RowState.OLD_VERSION;
  }

  void folder(boolean value) {
    folder = value;
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

  void contentType(String valueOrNull) {
    contentType = valueOrNull == null || valueOrNull.isEmpty() ? null : valueOrNull;
  }

  /** States the ETag: its hash, and the text if that is to be shown. */
  void etag(byte[] text, int from, int to, ExtraColumns extra) {
    contentHash = ETag.hash(text, from, to);
    if (extra.showsEtag() && contentHash != CONTENT_NOT_STATED) {
      etag = ETag.text(text, from, to);
    }
  }

  void storageClass(byte[] text, int from, int to) {
    storageClass = from == to ? null : new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** The bucket as the row has it; an empty one isn't stated. */
  void bucket(byte[] line, int from, int to) {
    if (from == to || Arrays.equals(line, from, to, sourceBucket, 0, sourceBucket.length)) {
      return;
    }
    // Rows of one bucket mostly stand together.
    if (!Arrays.equals(line, from, to, writtenBucket, 0, writtenBucket.length)) {
      writtenBucket = Arrays.copyOfRange(line, from, to);
      String written = new String(writtenBucket, StandardCharsets.UTF_8);
      otherBucket =
          written.indexOf('@') < 0
              ? BucketName.ofContainer(written, source.accountOrEmpty())
              : written;
      otherBucketBytes = utf8(otherBucket);
    }
    if (!Arrays.equals(otherBucketBytes, sourceBucket)) {
      bucket = otherBucket;
      bucketBytes = otherBucketBytes;
    }
  }

  void bucket(String bucketOrNull) {
    if (bucketOrNull != null) {
      byte[] written = utf8(bucketOrNull);
      bucket(written, 0, written.length);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
