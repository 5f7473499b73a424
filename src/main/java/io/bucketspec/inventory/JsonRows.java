package io.bucketspec.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a list that is one JSON document, of which only an entry at a time is held. A bad
 * entry is a fault of that row; what is not JSON can't be read any further.
 */
final class JsonRows implements ObjectRows {
  private static final String DELETE_MARKERS = "DeleteMarkers";
  private static final String ENCODING = "EncodingType";
  private static final String BUCKET = "Name";
  private static final Set<String> LISTS = Set.of("Contents", "Versions", DELETE_MARKERS);

  /** What the AWS CLI and the service put at the end of a listing that goes on elsewhere. */
  private static final Set<String> MORE =
      Set.of("NextToken", "NextContinuationToken", "NextMarker", "NextKeyMarker");

  private static final Set<String> KEPT =
      Set.of("NextToken", "NextContinuationToken", "NextMarker", "NextKeyMarker", ENCODING, BUCKET);

  private final Snapshot snapshot;
  private final KeyEncoding keyEncoding;
  private final JsonElements elements;
  private final ListEntry entry;

  JsonRows(
      InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    this.snapshot = snapshot;
    this.keyEncoding = keyEncoding;
    boolean object = snapshot.format() == InventoryFormat.S3API;
    elements =
        new JsonElements(
            uncompressed, snapshot.format(), object ? LISTS : Set.of(), object ? KEPT : Set.of());
    entry = new ListEntry(snapshot, keyEncoding, extra);
  }

  @Override
  public boolean next() throws IOException {
    if (!elements.next()) {
      requireAll(elements.besides());
      return false;
    }
    entry.clear();
    if (!elements.isObject()) {
      elements.skip();
      entry.bad(elements.place(), "it is no JSON object");
      return true;
    }
    elements.read(entry.fields(), entry.values());
    if (entry.values().containsKey(ListField.MORE)) {
      throw incomplete(
          entry.fields().nameOf(ListField.MORE), "List again with --num-results \"*\"");
    }
    entry.read(elements.place(), elements.section().equals(DELETE_MARKERS));
    return true;
  }

  /** Checks what stands behind the entries. Pages of a listing may be files of one folder. */
  private void requireAll(Map<String, String> besides) throws IOException {
    Optional<String> more = MORE.stream().filter(besides::containsKey).findFirst();
    if (more.isPresent() && snapshot.files().size() <= 1) {
      throw incomplete(
          more.get(), "List again without --max-items and --no-paginate, or add the pages to come");
    }
    if (besides.getOrDefault(ENCODING, "").equals("url") && keyEncoding == KeyEncoding.AUTO) {
      throw new IOException(
          "its keys are URL-encoded, as its EncodingType says: list again without --encoding-type,"
              + " or say keyEncoding: url");
    }
    String bucket = besides.getOrDefault(BUCKET, "");
    String expected = snapshot.source().bucketOrEmpty();
    if (!bucket.isEmpty() && !expected.isEmpty() && !bucket.equals(expected)) {
      throw new IOException(
          "it is of bucket '" + bucket + "', and the inventory's bucket is '" + expected + "'");
    }
  }

  private static IOException incomplete(String name, String advice) {
    return new IOException(
        "it is only a part of a listing, which goes on at its " + name + ". " + advice);
  }

  @Override
  public InventoryRow row() {
    return entry.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return Optional.ofNullable(entry.fault());
  }

  @Override
  public long line() {
    return elements.line();
  }
}
