package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a snapshot's data files are still those that were found. Nobody should write over an
 * inventory, but copies of one are synchronised and expire.
 */
final class SnapshotChanges {
  private static final int MOST_TOLD = 10;

  private final Store store;

  SnapshotChanges(Store store) {
    this.store = store;
  }

  /**
   * Looks at every file once more.
   *
   * @throws SnapshotChanged naming those that are gone or have another size or version
   */
  void check(Snapshot snapshot) {
    check("data files of " + snapshot.path(), snapshot.files());
  }

  /**
   * Looks at files once more.
   *
   * @param what how sentences call them, all together
   * @throws SnapshotChanged naming those that are gone or have another size or version
   */
  void check(String what, List<DataFile> files) {
    List<String> changes =
        StoreRequests.all(files, this::change).stream().filter(Objects::nonNull).toList();
    if (!changes.isEmpty()) {
      int told = Math.min(MOST_TOLD, changes.size());
      throw new SnapshotChanged(
          changes.size()
              + " of the "
              + files.size()
              + " "
              + what
              + " changed while they were read:\n  "
              + String.join("\n  ", changes.subList(0, told))
              + (changes.size() > told ? "\n  and more" : "")
              + "\nThe specs would be of no one state of the bucket. Run again once the files stay as they"
              + " are.");
    }
  }

  /** What became of a file; null if nothing. */
  private String change(DataFile file) {
    Optional<Entry> entry = store.entry(file.path()).filter(it -> !it.folder());
    if (entry.isEmpty()) {
      return file.path() + " is gone";
    }
    Entry now = entry.get();
    if (now.size() == file.size() && now.version().equals(file.version())) {
      return null;
    }
    return "%s had %d bytes, %s, and has %d bytes, %s"
        .formatted(file.path(), file.size(), file.version(), now.size(), now.version());
  }
}
