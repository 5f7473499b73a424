package io.bucketspec.spark;

import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.SnapshotFinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the tables that a run reads beside the inventory, as they were when it began. */
final class WatchedTables {
  private final SnapshotFinder finder;
  private final Map<String, List<DataFile>> files = new LinkedHashMap<>();

  WatchedTables(SnapshotFinder finder, Optional<TagTable> tags, SideTables metadata) {
    this.finder = finder;
    tags.ifPresent(table -> files.put("files of the tag table", finder.look(table.files())));
    metadata
        .files()
        .forEach((name, paths) -> files.put("files of '" + name + "'", finder.look(paths)));
  }

  /**
   * Looks at them once more.
   *
   * @throws io.bucketspec.inventory.SnapshotChanged naming those that changed
   */
  void requireUnchanged() {
    files.forEach(finder::requireUnchanged);
  }
}
