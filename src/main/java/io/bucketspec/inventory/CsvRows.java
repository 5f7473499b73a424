package io.bucketspec.inventory;

import io.bucketspec.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of one CSV data file: a cursor over an uncompressed stream, which the caller opens and
 * closes. A bad row is a fault of that row; the next line is read as ever.
 *
 * <p>A row is a line. Keys are URL-encoded in these files, so that they hold no line feed; a
 * literal key that does ({@link KeyEncoding#NONE}) comes as two faults.
 */
final class CsvRows implements ObjectRows {
  private static final int LONGEST_EXCERPT = 40;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvLines lines;
  private final CsvFields fields;
  private final CsvColumns columns;
  private final KeyDecoder decoder;
  private final InventoryRow row;
  private final WrittenTime time = new WrittenTime();
  private boolean begun;
  private RowFault fault;

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
    lines = new CsvLines(uncompressed);
    columns = CsvColumns.of(snapshot.layout().columns(), extra);
    fields = new CsvFields(columns.count());
    decoder = new KeyDecoder(keyEncoding.decodes(snapshot));
    row = new InventoryRow(snapshot.source());
  }

  @Override
  public InventoryRow row() {
    return row;
  }

  @Override
  public Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public long line() {
    return lines.number();
  }

  /** Passes over blank lines. */
  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      int from = begun ? lines.from() : afterByteOrderMark();
      boolean first = !begun;
      begun = true;
      if (from == lines.to() && !lines.tooLong()) {
        continue;
      }
      row.clear();
      fault = null;
      boolean whole = split(from);
      if (first && whole && isHeader()) {
        continue;
      }
      if (whole) {
        read();
      }
      return true;
    }
    return false;
  }

  private int afterByteOrderMark() {
    int from = lines.from();
    int mark = BYTE_ORDER_MARK.length;
    return lines.to() - from >= mark
            && Arrays.equals(lines.bytes(), from, from + mark, BYTE_ORDER_MARK, 0, mark)
        ? from + mark
        : from;
  }

  /** Splits the line into as many fields as there are columns. */
  private boolean split(int from) {
    if (lines.tooLong()) {
      return bad("it is longer than 1 MiB, which no row is");
    }
    String problem = fields.split(lines.bytes(), from, lines.to());
    if (problem != null) {
      return bad(problem);
    }
    if (fields.count() != columns.count()) {
      return bad(
          "it has "
              + fields.count()
              + (fields.count() == 1 ? " field" : " fields")
              + ", the manifest's fileSchema "
              + columns.count());
    }
    return true;
  }

  /** Whether the first line names the columns. An object's row can't: no bucket is so named. */
  private boolean isHeader() {
    if (columns.bucket() == CsvColumns.ABSENT || columns.count() < 2) {
      return false;
    }
    for (int i = 0; i < columns.count(); i++) {
      if (!text(i).equalsIgnoreCase(columns.name(i))) {
        return false;
      }
    }
    return true;
  }

  private void read() {
    byte[] line = lines.bytes();
    int key = columns.key();
    if (fields.from(key) == fields.to(key)) {
      bad("its key is empty");
      return;
    }
    boolean decoded = decoder.decode(line, fields.from(key), fields.to(key));
    row.key(decoder.key(), decoder.length());
    int bucket = columns.bucket();
    if (bucket != CsvColumns.ABSENT) {
      row.bucket(line, fields.from(bucket), fields.to(bucket));
    }
    row.needsRestore(needsRestore(line));
    readExtra(line);
    if (readSize(line) && readVersion(line) && !decoded) {
      fault =
          new RowFault(
              Reason.BAD_KEY_ENCODING,
              "Line " + line() + ": the key " + decoder.problem() + decodedBecause() + ".");
    }
  }

  private String decodedBecause() {
    return decoder.decodes()
        ? "; keys of a CSV inventory are taken as URL-encoded, unless keyEncoding is none"
        : "";
  }

  private boolean needsRestore(byte[] line) {
    int storageClass = columns.storageClass();
    int tier = columns.accessTier();
    boolean archived =
        storageClass != CsvColumns.ABSENT
            && StorageClasses.isArchive(line, fields.from(storageClass), fields.to(storageClass));
    boolean archivedTier =
        tier != CsvColumns.ABSENT
            && StorageClasses.isArchiveTier(line, fields.from(tier), fields.to(tier));
    return archived || archivedTier;
  }

  private void readExtra(byte[] line) {
    int etag = columns.etag();
    if (etag != CsvColumns.ABSENT) {
      row.contentHash(ETag.hash(line, fields.from(etag), fields.to(etag)));
    }
    int modified = columns.lastModified();
    if (modified != CsvColumns.ABSENT) {
      row.lastModified(time.millis(line, fields.from(modified), fields.to(modified)));
    }
  }

  private boolean readSize(byte[] line) {
    int place = columns.size();
    if (place == CsvColumns.ABSENT || fields.from(place) == fields.to(place)) {
      return true;
    }
    long size = 0;
    for (int i = fields.from(place); i < fields.to(place); i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9 || size > (Long.MAX_VALUE - digit) / 10) {
        return bad("its size is '" + excerpt(place) + "', which is no number of bytes");
      }
      size = size * 10 + digit;
    }
    row.size(size);
    return true;
  }

  private boolean readVersion(byte[] line) {
    int latest = columns.latest();
    int marker = columns.deleteMarker();
    if (!isBoolean(line, latest) || !isBoolean(line, marker)) {
      int wrong = isBoolean(line, latest) ? marker : latest;
      return bad(
          "its "
              + columns.name(wrong)
              + " is '"
              + excerpt(wrong)
              + "', which is neither true nor false");
    }
    row.version(!is(FALSE, line, latest), is(TRUE, line, marker));
    return true;
  }

  private boolean isBoolean(byte[] line, int place) {
    return place == CsvColumns.ABSENT
        || fields.from(place) == fields.to(place)
        || is(TRUE, line, place)
        || is(FALSE, line, place);
  }

  /** Whether a field is a word of lower-case letters, in whatever case. */
  private boolean is(byte[] word, byte[] line, int place) {
    if (place == CsvColumns.ABSENT || fields.to(place) - fields.from(place) != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if ((line[fields.from(place) + i] | 0x20) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private String excerpt(int field) {
    String text = text(field);
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
  }

  private String text(int field) {
    int from = fields.from(field);
    return new String(lines.bytes(), from, fields.to(field) - from, StandardCharsets.UTF_8);
  }

  private boolean bad(String problem) {
    fault = new RowFault(Reason.BAD_ROW, "Line " + line() + " is not a row: " + problem + ".");
    return false;
  }
}
