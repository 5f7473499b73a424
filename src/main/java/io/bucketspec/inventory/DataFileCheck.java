package io.bucketspec.inventory;

import io.bucketspec.inventory.Manifest.ListedFile;
import io.bucketspec.inventory.Store.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sure that all data files are there, with the sizes that the manifest states. */
final class DataFileCheck {
  private final Store store;
  private final String manifestPath;
  private final DataFolder folder;

  DataFileCheck(Store store, String manifestPath, DataFolder folder) {
    this.store = store;
    this.manifestPath = manifestPath;
    this.folder = folder;
  }

  /** What is known of one file: either it or what is wrong with it. */
  private record Checked(DataFile file, String problem) {}

  /** The files in their order. */
  List<DataFile> check(List<ListedFile> listed) {
    List<Checked> all = StoreRequests.all(listed, this::checked);
    List<String> problems = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (Checked checked : all) {
      if (checked.problem() != null) {
        problems.add(checked.problem());
      } else if (!paths.add(checked.file().path())) {
        problems.add(checked.file().path() + " is two of the manifest's files at once");
      } else {
        files.add(checked.file());
      }
    }
    if (!problems.isEmpty()) {
      throw new InventoryException(
          problems.size()
              + " of the "
              + listed.size()
              + " data files that "
              + manifestPath
              + " lists can't be used:\n  "
              + String.join("\n  ", problems)
              + "\nFiles that have expired or were copied in part make an inventory incomplete:"
              + " choose another snapshot, or say with filesAt where they are.");
    }
    return files;
  }

  private Checked checked(ListedFile file) {
    for (String key : DataFileLocator.spellings(file.key())) {
      Optional<Entry> entry = store.entry(folder.path(key)).filter(it -> !it.folder());
      if (entry.isPresent()) {
        return checked(file, entry.get());
      }
    }
    return new Checked(null, folder.path(file.key()) + " is missing");
  }

  private static Checked checked(ListedFile file, Entry entry) {
    if (file.size() != Manifest.NOT_STATED && file.size() != entry.size()) {
      return new Checked(
          null,
          "%s has %d bytes, the manifest says %d"
              .formatted(entry.path(), entry.size(), file.size()));
    }
    if (isSkippedBySpark(entry.name())) {
      return new Checked(
          null,
          entry.path()
              + " has a name that Spark takes for a hidden file and would skip without a word");
    }
    return new Checked(new DataFile(entry.path(), entry.size(), entry.version(), file.md5()), null);
  }

  /** What Spark's file sources leave out when they list files. */
  private static boolean isSkippedBySpark(String name) {
    return name.startsWith("_") || name.startsWith(".") || name.endsWith("._COPYING_");
  }
}
