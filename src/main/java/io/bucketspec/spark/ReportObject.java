package io.bucketspec.spark;

/** One row of a report that says more of objects than those of the S3 family do. */
public final class ReportObject extends ColumnarObject {
  private boolean oldVersion;
  private boolean snapshot;
  private boolean deleted;
  private boolean folder;
  private boolean beingRestored;
  private String contentType;

  /** Whether a generation is not the live one. */
  public boolean isOldVersion() {
    return oldVersion;
  }

  public void setOldVersion(boolean oldVersion) {
    this.oldVersion = oldVersion;
  }

  /** Whether it is a snapshot of a blob. */
  public boolean isSnapshot() {
    return snapshot;
  }

  public void setSnapshot(boolean snapshot) {
    this.snapshot = snapshot;
  }

  /** Whether it is deleted, but can still be restored. */
  public boolean isDeleted() {
    return deleted;
  }

  public void setDeleted(boolean deleted) {
    this.deleted = deleted;
  }

  /** Whether it stands for a folder. */
  public boolean isFolder() {
    return folder;
  }

  public void setFolder(boolean folder) {
    this.folder = folder;
  }

  /** Whether it is on its way out of the archive. */
  public boolean isBeingRestored() {
    return beingRestored;
  }

  public void setBeingRestored(boolean beingRestored) {
    this.beingRestored = beingRestored;
  }

  /** The MIME type; null if it is not stated or not asked for. */
  public String getContentType() {
    return contentType;
  }

  public void setContentType(String contentType) {
    this.contentType = contentType;
  }
}
