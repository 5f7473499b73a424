package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** At which place of a record each column that is read stands. */
final class CsvColumns {
  /** The place of a column that the file lacks or that nobody asked for. */
  static final int ABSENT = -1;

  private final int[] places;
  private final List<String> names;

  private CsvColumns(int[] places, List<String> names) {
    this.places = places;
    this.names = List.copyOf(names);
  }

  /**
   * @param names the columns in their order, as the format calls them; of two that are the same the
   *     first counts
   */
  static CsvColumns of(List<String> names, InventoryFormat format, ExtraColumns extra) {
    int[] places = new int[InventoryColumn.values().length];
    Arrays.fill(places, ABSENT);
    for (int i = names.size() - 1; i >= 0; i--) {
      Optional<InventoryColumn> column = ColumnNames.column(format, names.get(i));
      if (column.filter(extra::reads).isPresent()) {
        places[column.get().ordinal()] = i;
      }
    }
    return new CsvColumns(places, names);
  }

  int place(InventoryColumn column) {
    return places[column.ordinal()];
  }

  boolean has(InventoryColumn column) {
    return place(column) != ABSENT;
  }

  int count() {
    return names.size();
  }

  String name(int place) {
    return names.get(place);
  }
}
