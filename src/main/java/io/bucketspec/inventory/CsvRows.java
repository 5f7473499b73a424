package io.bucketspec.inventory;

import io.bucketspec.inventory.CsvForm.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one CSV data file: a cursor over an uncompressed stream, which the caller opens and
 * closes. A bad row is a fault of that row; the next one is read as ever.
 *
 * <p>A row of the S3 family is a line. Keys are URL-encoded in these files, so that they hold no
 * line feed; a literal key that does ({@link KeyEncoding#NONE}) comes as two faults. Of other
 * stores {@link CsvRecords} tells where a row ends.
 */
final class CsvRows implements ObjectRows {
  private static final int MOST_COLUMNS = 1000;

  private final InputStream uncompressed;
  private final Snapshot snapshot;
  private final ExtraColumns extra;
  private final CsvForm form;
  private final CsvRowReader reader;
  private char delimiter;
  private CsvCursor records;
  private CsvValues values;
  private boolean begun;

  /**
   * @param uncompressed the file's text
   * @param snapshot the snapshot that the file is of, whose columns name the fields
   * @param keyEncoding how its keys are written
   */
  CsvRows(InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding) {
    this(uncompressed, snapshot, keyEncoding, ExtraColumns.NONE);
  }

  /**
   * @param uncompressed the file's text
   * @param snapshot the snapshot that the file is of, whose columns name the fields
   * @param keyEncoding how its keys are written
   * @param extra what is read besides. A last-modified date that can't be read is not stated: the
   *     object is there all the same, and rejecting it would cost more than its place in an order
   */
  CsvRows(
      InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    if (snapshot.layout().format() != DataFormat.CSV) {
      throw new IllegalArgumentException(snapshot.layout().format() + " is not read so");
    }
    this.uncompressed = uncompressed;
    this.snapshot = snapshot;
    this.extra = extra;
    form = snapshot.layout().csv();
    reader = new CsvRowReader(snapshot, keyEncoding, extra);
  }

  @Override
  public InventoryRow row() {
    return reader.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return Optional.ofNullable(reader.fault());
  }

  @Override
  public long line() {
    return records == null ? 0 : records.number();
  }

  /** Passes over blank lines. */
  @Override
  public boolean next() throws IOException {
    if (records == null) {
      open();
    }
    while (records.next()) {
      int from = begun ? records.from() : records.textFrom();
      boolean first = !begun;
      if (from == records.to() && !records.tooLong()) {
        begun |= from > records.from();
        continue;
      }
      begun = true;
      reader.begin(records.number());
      if (first && namesColumns()) {
        takeNames(from);
        continue;
      }
      boolean whole = split(from);
      if (first && whole && isHeader()) {
        continue;
      }
      if (whole) {
        reader.read(values);
      }
      return true;
    }
    return false;
  }

  private void open() throws IOException {
    List<String> columns = snapshot.layout().columns();
    InputStream in = uncompressed;
    delimiter = form.delimiter();
    if (delimiter == CsvForm.UNKNOWN) {
      CsvDelimiter told = CsvDelimiter.told(in, columns);
      in = told.whole();
      delimiter = told.delimiter();
    }
    records = form.multiline() ? new CsvRecords(in, delimiter) : new CsvLines(in);
    if (!namesColumns()) {
      use(columns);
    }
  }

  private boolean namesColumns() {
    return form.header() == Header.NAMES || snapshot.layout().columns().isEmpty();
  }

  private void use(List<String> names) {
    values = new CsvValues(CsvColumns.of(names, snapshot.format(), extra), delimiter);
    if (records instanceof CsvRecords several) {
      several.expect(names.size());
    }
  }

  /** Takes the first record for the columns' names. */
  private void takeNames(int from) throws IOException {
    CsvFields fields = new CsvFields(MOST_COLUMNS, delimiter);
    String problem = fields.split(records.bytes(), from, records.to());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_COLUMNS, fields.count()); i++) {
      names.add(
          new String(
              records.bytes(),
              fields.from(i),
              fields.to(i) - fields.from(i),
              StandardCharsets.UTF_8));
    }
    use(names);
    CsvColumns columns = values.columns();
    String key = ColumnNames.spelled(snapshot.format(), InventoryColumn.KEY);
    if (problem != null || !columns.has(InventoryColumn.KEY)) {
      throw new IOException(
          "its first line should name the columns, but "
              + (problem == null ? "there is no '" + key + "' in it" : problem));
    }
    ColumnNames.requireBucket(columns.has(InventoryColumn.BUCKET), snapshot, "The header");
    extra.require(names, "The header", snapshot.format());
  }

  /** Splits the record into as many fields as there are columns. */
  private boolean split(int from) {
    if (records.tooLong()) {
      return reader.bad("it is longer than 1 MiB, which no row is");
    }
    String problem = values.split(records.bytes(), from, records.to());
    if (problem != null) {
      return reader.bad(problem);
    }
    int fields = values.fields().count();
    int columns = values.columns().count();
    if (fields != columns) {
      String whose =
          snapshot.format() == InventoryFormat.S3
              ? "the manifest's fileSchema "
              : "the columns are ";
      return reader.bad(
          "it has " + fields + (fields == 1 ? " field" : " fields") + ", " + whose + columns);
    }
    return true;
  }

  /**
   * Whether the first record names the columns. An object's row can't: no bucket is so named, and
   * no size is a word.
   */
  private boolean isHeader() {
    CsvColumns columns = values.columns();
    if (form.header() == Header.NONE
        || columns.count() < 2
        || (!columns.has(InventoryColumn.BUCKET) && !columns.has(InventoryColumn.SIZE))) {
      return false;
    }
    for (int i = 0; i < columns.count(); i++) {
      if (!values.text(i).equalsIgnoreCase(columns.name(i))) {
        return false;
      }
    }
    return true;
  }
}
