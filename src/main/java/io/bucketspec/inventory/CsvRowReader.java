package io.bucketspec.inventory;

/** Makes a row of the fields of one record, or tells what is wrong with it. */
final class CsvRowReader {
  private static final InventoryColumn[] BOOLEANS = {
    InventoryColumn.IS_LATEST,
    InventoryColumn.IS_DELETE_MARKER,
    InventoryColumn.DELETED,
    InventoryColumn.IS_FOLDER
  };

  private final InventoryFormat format;
  private final ExtraColumns extra;
  private final boolean eachOfItsBucket;
  private final KeyDecoder decoder;
  private final InventoryRow row;
  private final WrittenTime time = new WrittenTime();
  private long line;
  private RowFault fault;

  CsvRowReader(Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    this.extra = extra;
    format = snapshot.format();
    eachOfItsBucket = snapshot.source().bucket().isEmpty();
    decoder = new KeyDecoder(keyEncoding.decodes(snapshot));
    row = new InventoryRow(snapshot.source());
  }

  InventoryRow row() {
    return row;
  }

  /** What is wrong with the row; null if nothing is. */
  RowFault fault() {
    return fault;
  }

  /** Begins with the row of that line. */
  void begin(long number) {
    line = number;
    fault = null;
    row.clear();
  }

  /** Says what is wrong with the row. */
  boolean bad(String problem) {
    fault = RowFault.badRow("Line " + line, problem);
    return false;
  }

  void read(CsvValues values) {
    byte[] record = values.record();
    int from = values.from(InventoryColumn.KEY);
    int to = values.to(InventoryColumn.KEY);
    if (format == InventoryFormat.AZURE) {
      from = ContainerName.take(record, from, to, row);
    } else if (values.stated(InventoryColumn.BUCKET)) {
      row.bucket(record, values.from(InventoryColumn.BUCKET), values.to(InventoryColumn.BUCKET));
    }
    if (from == to) {
      bad("its key is empty");
      return;
    }
    boolean decoded = decoder.decode(record, from, to);
    row.key(decoder.key(), decoder.length());
    if (eachOfItsBucket && row.bucket().isEmpty()) {
      bad("its bucket is empty");
      return;
    }
    row.needsRestore(needsRestore(values));
    readExtra(values);
    if (readSize(values) && readState(values) && !decoded) {
      fault = RowFault.badKey("Line " + line, decoder.problem() + decodedBecause());
    }
  }

  private String decodedBecause() {
    return decoder.decodes()
        ? "; keys of a CSV inventory are taken as URL-encoded, unless keyEncoding is none"
        : "";
  }

  private boolean needsRestore(CsvValues values) {
    InventoryColumn storageClass = InventoryColumn.STORAGE_CLASS;
    InventoryColumn tier = InventoryColumn.INTELLIGENT_TIERING_ACCESS_TIER;
    byte[] record = values.record();
    return (values.stated(storageClass)
            && StorageClasses.isArchive(
                format, record, values.from(storageClass), values.to(storageClass)))
        || (values.stated(tier)
            && StorageClasses.isArchiveTier(record, values.from(tier), values.to(tier)))
        || values.stated(InventoryColumn.ARCHIVE_STATUS);
  }

  private void readExtra(CsvValues values) {
    byte[] record = values.record();
    InventoryColumn content =
        values.stated(InventoryColumn.E_TAG) ? InventoryColumn.E_TAG : InventoryColumn.CRC32C;
    if (values.stated(content)) {
      row.etag(record, values.from(content), values.to(content), extra);
    }
    InventoryColumn storageClass = InventoryColumn.STORAGE_CLASS;
    if (extra.showsStorageClass() && values.stated(storageClass)) {
      row.storageClass(record, values.from(storageClass), values.to(storageClass));
    }
    InventoryColumn modified = InventoryColumn.LAST_MODIFIED_DATE;
    if (values.stated(modified)) {
      row.lastModified(time.millis(record, values.from(modified), values.to(modified)));
    }
    if (values.stated(InventoryColumn.CONTENT_TYPE)) {
      row.contentType(values.text(values.columns().place(InventoryColumn.CONTENT_TYPE)));
    }
  }

  private boolean readSize(CsvValues values) {
    if (!values.stated(InventoryColumn.SIZE)) {
      return true;
    }
    byte[] record = values.record();
    int to = values.to(InventoryColumn.SIZE);
    long size = 0;
    for (int i = values.from(InventoryColumn.SIZE); i < to; i++) {
      int digit = record[i] - '0';
      if (digit < 0 || digit > 9 || size > (Long.MAX_VALUE - digit) / 10) {
        return bad(
            "its size is '"
                + values.excerpt(InventoryColumn.SIZE)
                + "', which is no number of bytes");
      }
      size = size * 10 + digit;
    }
    row.size(size);
    return true;
  }

  private boolean readState(CsvValues values) {
    for (InventoryColumn column : BOOLEANS) {
      if (!values.isBoolean(column)) {
        return bad(
            "its "
                + values.columns().name(values.columns().place(column))
                + " is '"
                + values.excerpt(column)
                + "', which is neither true nor false");
      }
    }
    row.version(
        !values.isFalse(InventoryColumn.IS_LATEST),
        values.isTrue(InventoryColumn.IS_DELETE_MARKER));
    if (values.stated(InventoryColumn.TIME_DELETED)) {
      row.state(RowState.OLD_VERSION);
    }
    if (values.stated(InventoryColumn.SNAPSHOT)) {
      row.state(RowState.SNAPSHOT);
    }
    if (values.isTrue(InventoryColumn.DELETED)) {
      row.state(RowState.DELETED);
    }
    row.folder(values.isTrue(InventoryColumn.IS_FOLDER));
    return true;
  }
}
