package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of a list after the other, as a row. */
final class ListEntry {
  private static final int LONGEST_EXCERPT = 40;
  private static final Set<String> FOLDERS = Set.of("true", "directory", "prefix");

  /** A generation, as Google's programs append it to a URL. */
  private static final Pattern GENERATION = Pattern.compile("#\\d+$");

  private final InventoryFormat format;
  private final JsonFields fields;
  private final ExtraColumns extra;
  private final KeyDecoder decoder;
  private final ObjectUri uri;
  private final WrittenTime time = new WrittenTime();
  private final InventoryRow row;
  private final Map<ListField, String> values = new EnumMap<>(ListField.class);
  private String place;
  private RowFault fault;

  ListEntry(Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    this.format = snapshot.format();
    this.fields = JsonFields.of(format);
    this.extra = extra;
    decoder = new KeyDecoder(keyEncoding.decodes(snapshot));
    uri = new ObjectUri(keyEncoding);
    row = new InventoryRow(snapshot.source());
  }

  JsonFields fields() {
    return fields;
  }

  /** What the entry says, to be filled in before it is read. */
  Map<ListField, String> values() {
    return values;
  }

  void clear() {
    values.clear();
    row.clear();
    fault = null;
  }

  InventoryRow row() {
    return row;
  }

  /** What is wrong with it; null if nothing is. */
  RowFault fault() {
    return fault;
  }

  void bad(String where, String problem) {
    fault = RowFault.badRow(where, problem);
  }

  /**
   * Makes a row of what the entry says.
   *
   * @param where where the entry is, such as "Line 7"
   * @param deleteMarker whether the program lists it among those
   */
  void read(String where, boolean deleteMarker) {
    place = where;
    row.folder(FOLDERS.contains(value(ListField.FOLDER)));
    row.state(state(deleteMarker));
    if (takeName()) {
      takeSize();
      takeRest();
    }
  }

  private RowState state(boolean deleteMarker) {
    if (deleteMarker) {
      return RowState.DELETE_MARKER;
    }
    if (!value(ListField.SNAPSHOT).isEmpty()) {
      return RowState.SNAPSHOT;
    }
    String deleted = value(ListField.DELETED);
    if (!deleted.isEmpty() && !deleted.equals("false")) {
      return RowState.DELETED;
    }
    String latest = value(ListField.LATEST);
    boolean replaced =
        latest.equals("false")
            || !value(ListField.REPLACED).isEmpty()
            // Azure says of the current version that it is, and of others only their names.
            || (latest.isEmpty() && !value(ListField.VERSION).isEmpty());
    return replaced ? RowState.OLD_VERSION : RowState.CURRENT;
  }

  private boolean takeName() {
    String key = value(ListField.KEY);
    String whole = value(ListField.URI);
    if (whole.isEmpty() && key.isEmpty()) {
      String wanted = fields.nameOf(ListField.KEY);
      bad(place, "it has no " + (wanted == null ? fields.nameOf(ListField.URI) : wanted));
      return false;
    }
    boolean byUri = key.isEmpty() || (value(ListField.BUCKET).isEmpty() && !whole.isEmpty());
    return byUri ? takeUri(whole, key) : takeKey(key);
  }

  /** The bucket, and the key unless the entry has that by itself. */
  private boolean takeUri(String whole, String key) {
    String named = whole;
    if (format == InventoryFormat.GCLOUD) {
      Matcher generation = GENERATION.matcher(whole);
      named = generation.find() ? whole.substring(0, generation.start()) : whole;
    }
    byte[] bytes = named.getBytes(StandardCharsets.UTF_8);
    boolean parsed = uri.parse(bytes, 0, bytes.length);
    if (!parsed) {
      row.key(uri.key(), uri.keyLength());
      fault = uri.fault(place).orElseThrow();
      return false;
    }
    uri.putInto(row);
    return key.isEmpty() ? requireText(named) : takeKey(key);
  }

  private boolean takeKey(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    boolean decoded = decoder.decode(bytes, 0, bytes.length);
    row.key(decoder.key(), decoder.length());
    String bucket = value(ListField.BUCKET);
    if (!bucket.isEmpty()) {
      row.bucket(bucket);
    }
    if (!decoded) {
      fault = RowFault.badKey(place, decoder.problem());
      return false;
    }
    return requireText(key);
  }

  private boolean requireText(String key) {
    if (ListJson.isText(key)) {
      return true;
    }
    fault = RowFault.badKey(place, ListJson.NO_TEXT);
    return false;
  }

  private void takeSize() {
    String size = value(ListField.SIZE);
    if (size.isEmpty()) {
      // s5cmd leaves a size of nothing away.
      row.size(format == InventoryFormat.S5CMD ? 0 : InventoryRow.NOT_STATED);
      return;
    }
    if (format == InventoryFormat.RCLONE && size.equals("-1")) {
      return;
    }
    try {
      long bytes = Long.parseLong(size);
      if (bytes >= 0 && size.charAt(0) != '+') {
        row.size(bytes);
        return;
      }
    } catch (NumberFormatException e) {
      // Told below, as a size less than nothing is.
    }
    bad(place, "its size is '" + excerpt(size) + "', which is no number of bytes");
  }

  private void takeRest() {
    byte[] storageClass = bytes(ListField.STORAGE_CLASS);
    row.needsRestore(StorageClasses.isArchive(format, storageClass, 0, storageClass.length));
    if (extra.showsStorageClass()) {
      row.storageClass(storageClass, 0, storageClass.length);
    }
    if (extra.etag()) {
      byte[] content = bytes(ListField.CONTENT);
      row.etag(content, 0, content.length, extra);
    }
    if (extra.lastModified()) {
      byte[] modified = bytes(ListField.MODIFIED);
      row.lastModified(time.millis(modified, 0, modified.length));
    }
    if (extra.contentType()) {
      row.contentType(value(ListField.CONTENT_TYPE));
    }
  }

  private byte[] bytes(ListField field) {
    return value(field).getBytes(StandardCharsets.UTF_8);
  }

  private String value(ListField field) {
    return values.getOrDefault(field, "");
  }

  private static String excerpt(String text) {
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
  }
}
