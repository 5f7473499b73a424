package io.bucketspec.inventory;

import io.bucketspec.model.Reason;
import java.util.Optional;

/** Rows of an ORC or Parquet inventory, one after the other, checked as those of a CSV file are. */
public final class ColumnarRows {
  /** The size of a row that states one which is no number. */
  public static final long NO_NUMBER = Long.MIN_VALUE;

  private final ExtraColumns extra;
  private final InventoryRow row;
  private final boolean containers;
  private final KeyDecoder decoder;
  private final WrittenTime time = new WrittenTime();
  private final ObjectUri uri;
  private RowFault fault;

  /**
   * @param extra which of the columns are read that not all jobs need
   */
  public ColumnarRows(Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    this.extra = extra;
    row = new InventoryRow(snapshot.source());
    containers = snapshot.format() == InventoryFormat.AZURE;
    decoder = new KeyDecoder(keyEncoding.decodes(snapshot));
    uri = new ObjectUri(keyEncoding);
  }

  /** The row that was set last; always the same instance. */
  public InventoryRow row() {
    return row;
  }

  /** What is wrong with that row, if anything is. */
  public Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * Takes the next row.
   *
   * @param keyOrNull the key's bytes as the file has them
   * @param size the object's length, or {@link InventoryRow#NOT_STATED}
   * @param latest {@code is_latest}; true if the file has no such column
   * @param deleteMarker {@code is_delete_marker}; false if the file has no such column
   * @param needsRestore as {@link StorageClasses} says
   * @param bucketOrNull the row's bucket; null if the file has no such column
   * @return whether the row is an object; if not, {@link #fault()} says why
   */
  public boolean set(
      byte[] keyOrNull,
      long size,
      boolean latest,
      boolean deleteMarker,
      boolean needsRestore,
      String bucketOrNull) {
    begin(latest, deleteMarker, needsRestore);
    row.bucket(bucketOrNull);
    if (keyOrNull == null || keyOrNull.length == 0) {
      fault = new RowFault(Reason.BAD_ROW, "The row has no key.");
      return false;
    }
    int from = containers ? ContainerName.take(keyOrNull, 0, keyOrNull.length, row) : 0;
    if (from == keyOrNull.length) {
      fault = new RowFault(Reason.BAD_ROW, "The row has no key.");
      return false;
    }
    boolean decoded = decoder.decode(keyOrNull, from, keyOrNull.length);
    row.key(decoder.key(), decoder.length());
    if (!takeSize(size)) {
      return false;
    }
    if (!decoded) {
      fault = new RowFault(Reason.BAD_KEY_ENCODING, "The row's key " + decoder.problem() + ".");
    } else if (row.bucket().isEmpty()) {
      fault = new RowFault(Reason.BAD_ROW, "The row has no bucket.");
    }
    return fault == null;
  }

  /**
   * Takes the next row, of a table that has whole URIs; as {@link #set} otherwise.
   *
   * @param uriOrNull the object's URI, as {@link ObjectUri} reads it
   */
  public boolean setUri(
      byte[] uriOrNull, long size, boolean latest, boolean deleteMarker, boolean needsRestore) {
    begin(latest, deleteMarker, needsRestore);
    if (uriOrNull == null || uriOrNull.length == 0) {
      fault = new RowFault(Reason.BAD_ROW, "The row has no URI.");
      return false;
    }
    boolean object = uri.parse(uriOrNull, 0, uriOrNull.length);
    uri.putInto(row);
    fault = uri.fault("The row").orElse(null);
    return object && takeSize(size);
  }

  private void begin(boolean latest, boolean deleteMarker, boolean needsRestore) {
    fault = null;
    row.clear();
    row.version(latest, deleteMarker);
    row.needsRestore(needsRestore);
  }

  private boolean takeSize(long size) {
    if (size == NO_NUMBER) {
      fault = new RowFault(Reason.BAD_ROW, "The row's size is no number of bytes.");
      return false;
    }
    if (size < InventoryRow.NOT_STATED) {
      fault = new RowFault(Reason.BAD_ROW, "The row's size is " + size + ", less than nothing.");
      return false;
    }
    row.size(size);
    return true;
  }

  /**
   * Says that the row that was set last can't be read as an object, if nothing is wrong with it
   * yet.
   *
   * @param problem why, as a clause
   */
  public void refuse(String problem) {
    if (fault == null) {
      fault = new RowFault(Reason.BAD_ROW, "The row can't be read: " + problem + ".");
    }
  }

  /**
   * States of the row that was set last what reports say besides.
   *
   * @param oldVersion whether a generation is not the live one
   * @param snapshot whether it is a snapshot of a blob
   * @param deleted whether it is deleted and can still be restored
   * @param folder whether it stands for a folder
   */
  public void state(boolean oldVersion, boolean snapshot, boolean deleted, boolean folder) {
    if (deleted) {
      row.state(RowState.DELETED);
    } else if (snapshot) {
      row.state(RowState.SNAPSHOT);
    } else if (oldVersion) {
      row.state(RowState.OLD_VERSION);
    }
    row.folder(folder);
  }

  /** States the MIME type of the object of the row that was set last; null if it has none. */
  public void contentType(String typeOrNull) {
    row.contentType(typeOrNull);
  }

  /** States the ETag of the row that was set last, as the file has it or null. */
  public void etag(byte[] textOrNull) {
    if (textOrNull != null) {
      row.etag(textOrNull, 0, textOrNull.length, extra);
    }
  }

  /** States the storage class of the row that was set last, as the file has it or null. */
  public void storageClass(byte[] textOrNull) {
    if (textOrNull != null) {
      row.storageClass(textOrNull, 0, textOrNull.length);
    }
  }

  /**
   * States when the object of the row that was set last was modified.
   *
   * @param millis milliseconds since the epoch, or {@link InventoryRow#TIME_NOT_STATED}
   */
  public void lastModified(long millis) {
    row.lastModified(millis);
  }

  /** The same as a text, as {@link CsvRows} reads it. */
  public void lastModified(byte[] text) {
    row.lastModified(time.millis(text, 0, text.length));
  }
}
