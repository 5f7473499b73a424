package io.bucketspec.inventory;

import io.bucketspec.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one CSV data file: a cursor over an uncompressed stream, which the caller opens and
 * closes. A bad row is a fault of that row; the next line is read as ever.
 *
 * <p>A row is a line. Keys are URL-encoded in these files, so that they hold no line feed; a
 * literal key that does ({@link KeyEncoding#NONE}) comes as two faults.
 */
public final class CsvRows {
  private static final int ABSENT = -1;
  private static final int LONGEST_EXCERPT = 40;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvLines lines;
  private final CsvFields fields;
  private final List<String> columns;
  private final int[] places = new int[InventoryColumn.values().length];
  private final KeyDecoder decoder;
  private final InventoryRow row;
  private boolean begun;
  private RowFault fault;

  /**
   * @param uncompressed the file's text
   * @param snapshot the snapshot that the file is of, whose columns name the fields
   * @param keyEncoding how its keys are written
   */
  public CsvRows(InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding) {
    lines = new CsvLines(uncompressed);
    columns = snapshot.columns();
    fields = new CsvFields(columns.size());
    for (InventoryColumn column : InventoryColumn.values()) {
      places[column.ordinal()] = placeOf(column);
    }
    decoder = new KeyDecoder(keyEncoding.decodes(DataFormat.CSV));
    row = new InventoryRow(snapshot.sourceBucket());
  }

  private int placeOf(InventoryColumn column) {
    for (int i = 0; i < columns.size(); i++) {
      if (InventoryColumn.named(columns.get(i)).equals(Optional.of(column))) {
        return i;
      }
    }
    return ABSENT;
  }

  /** The row that was read last; always the same instance. After a fault it has the raw key. */
  public InventoryRow row() {
    return row;
  }

  /** What is wrong with that row, if anything is. */
  public Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** The number of that row's line, from 1. */
  public long line() {
    return lines.number();
  }

  /** Reads the next row that is not blank; false after the last. */
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
    if (fields.count() != columns.size()) {
      return bad(
          "it has "
              + fields.count()
              + (fields.count() == 1 ? " field" : " fields")
              + ", the manifest's fileSchema "
              + columns.size());
    }
    return true;
  }

  /** Whether the first line names the columns. An object's row can't: no bucket is so named. */
  private boolean isHeader() {
    if (place(InventoryColumn.BUCKET) == ABSENT || columns.size() < 2) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!text(i).equalsIgnoreCase(columns.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void read() {
    byte[] line = lines.bytes();
    int key = place(InventoryColumn.KEY);
    if (fields.from(key) == fields.to(key)) {
      bad("its key is empty");
      return;
    }
    boolean decoded = decoder.decode(line, fields.from(key), fields.to(key));
    row.key(decoder.key(), decoder.length());
    int bucket = place(InventoryColumn.BUCKET);
    if (bucket != ABSENT) {
      row.bucket(line, fields.from(bucket), fields.to(bucket));
    }
    row.needsRestore(needsRestore(line));
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
    int storageClass = place(InventoryColumn.STORAGE_CLASS);
    int tier = place(InventoryColumn.INTELLIGENT_TIERING_ACCESS_TIER);
    return storageClass != ABSENT
            && StorageClasses.isArchive(line, fields.from(storageClass), fields.to(storageClass))
        || tier != ABSENT && StorageClasses.isArchiveTier(line, fields.from(tier), fields.to(tier));
  }

  private boolean readSize(byte[] line) {
    int place = place(InventoryColumn.SIZE);
    if (place == ABSENT || fields.from(place) == fields.to(place)) {
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
    int latest = place(InventoryColumn.IS_LATEST);
    int marker = place(InventoryColumn.IS_DELETE_MARKER);
    if (!isBoolean(line, latest) || !isBoolean(line, marker)) {
      int wrong = isBoolean(line, latest) ? marker : latest;
      return bad(
          "its "
              + columns.get(wrong)
              + " is '"
              + excerpt(wrong)
              + "', which is neither true nor false");
    }
    row.latest(!is(FALSE, line, latest));
    row.deleteMarker(is(TRUE, line, marker));
    return true;
  }

  private boolean isBoolean(byte[] line, int place) {
    return place == ABSENT
        || fields.from(place) == fields.to(place)
        || is(TRUE, line, place)
        || is(FALSE, line, place);
  }

  /** Whether a field is a word of lower-case letters, in whatever case. */
  private boolean is(byte[] word, byte[] line, int place) {
    if (place == ABSENT || fields.to(place) - fields.from(place) != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if ((line[fields.from(place) + i] | 0x20) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private int place(InventoryColumn column) {
    return places[column.ordinal()];
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
