package io.bucketspec.spark;

/**
 * One row of an ORC or Parquet inventory as Spark hands it over: a bean, since of those Spark's
 * generated code makes one object per row and boxes nothing. What most rows have is null here, so
 * that no text is made of it.
 */
public class ColumnarObject {
  private byte[] key;
  private long size;
  private boolean latest;
  private boolean deleteMarker;
  private byte[] storageClass;
  private byte[] accessTier;
  private String otherBucket;
  private String file;
  private byte[] etag;
  private long lastModified;
  private byte[] lastModifiedText;

  /** The key's bytes as the file has them; null if it has none. */
  public byte[] getKey() {
    return key;
  }

  public void setKey(byte[] key) {
    this.key = key;
  }

  /** The object's length in bytes, as {@link io.bucketspec.inventory.InventoryRow} has it. */
  public long getSize() {
    return size;
  }

  public void setSize(long size) {
    this.size = size;
  }

  public boolean isLatest() {
    return latest;
  }

  public void setLatest(boolean latest) {
    this.latest = latest;
  }

  public boolean isDeleteMarker() {
    return deleteMarker;
  }

  public void setDeleteMarker(boolean deleteMarker) {
    this.deleteMarker = deleteMarker;
  }

  /** The storage class; null if it is not stated, or one that reads at once and isn't shown. */
  public byte[] getStorageClass() {
    return storageClass;
  }

  public void setStorageClass(byte[] storageClass) {
    this.storageClass = storageClass;
  }

  /** The tier in intelligent tiering; null if there is none. */
  public byte[] getAccessTier() {
    return accessTier;
  }

  public void setAccessTier(byte[] accessTier) {
    this.accessTier = accessTier;
  }

  /** The row's bucket; null if it is the inventory's. */
  public String getOtherBucket() {
    return otherBucket;
  }

  public void setOtherBucket(String otherBucket) {
    this.otherBucket = otherBucket;
  }

  /** The data file that a faulty row is of; null for others. */
  public String getFile() {
    return file;
  }

  public void setFile(String file) {
    this.file = file;
  }

  /** The ETag; null if it is not stated or not asked for. */
  public byte[] getEtag() {
    return etag;
  }

  public void setEtag(byte[] etag) {
    this.etag = etag;
  }

  /** When it was modified, as {@link LastModifiedColumn#millis}. */
  public long getLastModified() {
    return lastModified;
  }

  public void setLastModified(long lastModified) {
    this.lastModified = lastModified;
  }

  /** When it was modified, as {@link LastModifiedColumn#text}. */
  public byte[] getLastModifiedText() {
    return lastModifiedText;
  }

  public void setLastModifiedText(byte[] lastModifiedText) {
    this.lastModifiedText = lastModifiedText;
  }
}
