package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.RowState;
import io.bucketspec.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the current row of an inventory says, to be looked at. */
public final class ObjectView {
  private static final String FOLDER_MARKER = "folder-marker";
  private static final String BAD = "bad";

  private final InventoryRows rows;

  ObjectView(InventoryRows rows) {
    this.rows = rows;
  }

  private InventoryRow row() {
    return rows.row();
  }

  /** The object's bucket; empty if the row has none. */
  public Optional<String> bucket() {
    return Optional.of(row().bucket()).filter(bucket -> !bucket.isEmpty());
  }

  /** The decoded key; of a bad row as far as it could be read, empty if it has none. */
  public Optional<String> key() {
    return row().keyLength() == 0
        ? Optional.empty()
        : Optional.of(new String(row().key(), 0, row().keyLength(), StandardCharsets.UTF_8));
  }

  /** The object's bytes; empty if not stated. */
  public Optional<Long> size() {
    return Optional.of(row().size()).filter(size -> size >= 0);
  }

  /** Milliseconds since the epoch; empty if not stated or not asked for. */
  public Optional<Long> lastModified() {
    return Optional.of(row().lastModified()).filter(time -> time != InventoryRow.TIME_NOT_STATED);
  }

  /** The ETag; empty if not stated or not asked for. */
  public Optional<String> etag() {
    return row().etag();
  }

  /** The storage class; empty if not stated or not asked for. */
  public Optional<String> storageClass() {
    return row().storageClass();
  }

  /** The MIME type; empty if not stated or not asked for. */
  public Optional<String> contentType() {
    return row().contentType();
  }

  /** What stands before the key's last slash; empty text for a key without. */
  public Optional<String> folder() {
    return key().map(key -> key.substring(0, Math.max(0, key.lastIndexOf('/'))));
  }

  /** What stands behind the key's last slash. */
  public Optional<String> filename() {
    return key().map(key -> key.substring(key.lastIndexOf('/') + 1));
  }

  /** The file extension in lower case, without the dot; empty text for none. */
  public Optional<String> extension() {
    int start = MediaType.extensionStart(row().key(), row().keyLength());
    int length = row().keyLength() - start;
    return key()
        .map(any -> new String(row().key(), start, length, StandardCharsets.UTF_8))
        .map(extension -> extension.toLowerCase(Locale.ROOT));
  }

  /** What the row stands for: a label of {@link RowState}, a folder, or nothing that is known. */
  public String state() {
    if (rows.fault().isPresent()) {
      return BAD;
    }
    boolean marker = row().state() == RowState.CURRENT && row().folderMarker();
    return marker ? FOLDER_MARKER : row().state().label();
  }

  /** Whether the row is a current object, or can't be read as what it is. */
  boolean currentOrBad() {
    return rows.fault().isPresent() || (row().state() == RowState.CURRENT && !row().folderMarker());
  }

  /** Why the row can't be read as an object: the code of a reason, and where. */
  public Optional<String> problem() {
    return rows.fault().map(this::problem);
  }

  private String problem(RowFault fault) {
    return fault.reason().code() + ": " + rows.file() + ": " + fault.sentence();
  }
}
