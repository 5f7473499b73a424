package io.bucketspec.inventory;

import java.util.List;
import java.util.Optional;

/**
 * At which place of a line each column that is read stands; {@link #ABSENT} if the file lacks it or
 * nobody asked for it.
 */
record CsvColumns(
    int bucket,
    int key,
    int latest,
    int deleteMarker,
    int size,
    int storageClass,
    int accessTier,
    int etag,
    int lastModified,
    List<String> names) {
  static final int ABSENT = -1;

  static CsvColumns of(List<String> names, ExtraColumns extra) {
    return new CsvColumns(
        place(names, InventoryColumn.BUCKET),
        place(names, InventoryColumn.KEY),
        place(names, InventoryColumn.IS_LATEST),
        place(names, InventoryColumn.IS_DELETE_MARKER),
        place(names, InventoryColumn.SIZE),
        place(names, InventoryColumn.STORAGE_CLASS),
        place(names, InventoryColumn.INTELLIGENT_TIERING_ACCESS_TIER),
        extra.reads(InventoryColumn.E_TAG) ? place(names, InventoryColumn.E_TAG) : ABSENT,
        extra.reads(InventoryColumn.LAST_MODIFIED_DATE)
            ? place(names, InventoryColumn.LAST_MODIFIED_DATE)
            : ABSENT,
        names);
  }

  private static int place(List<String> names, InventoryColumn column) {
    for (int i = 0; i < names.size(); i++) {
      if (InventoryColumn.named(names.get(i)).equals(Optional.of(column))) {
        return i;
      }
    }
    return ABSENT;
  }

  int count() {
    return names.size();
  }

  String name(int place) {
    return names.get(place);
  }
}
