package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.List;
import java.util.Optional;

/** From a path to the one manifest that is meant. */
final class SnapshotSearch {
  private final Store store;

  SnapshotSearch(Store store) {
    this.store = store;
  }

  FoundManifest find(InventoryOptions options) {
    String path = store.qualified(options.path());
    Entry entry = store.entry(path).orElseThrow(() -> notThere(path));
    if (!entry.folder()) {
      return manifest(entry.path(), options.snapshot());
    }
    SnapshotFolders folders = SnapshotFolders.under(store, entry.path());
    return new SnapshotChoice(store, entry.path(), folders).choose(options.snapshot());
  }

  private FoundManifest manifest(String path, String snapshot) {
    if (!path.endsWith(".json")) {
      throw new InventoryException(
          path
              + " is a file, but no manifest. Give a manifest.json, or a folder that holds"
              + " snapshots.");
    }
    String folder = StorePath.parent(path).map(StorePath::name).orElse("");
    if (!snapshot.equals(InventoryOptions.LATEST) && !snapshot.equals(folder)) {
      throw new InventoryException(
          path
              + " is not of the snapshot '"
              + snapshot
              + "'. Leave the snapshot away, or give the"
              + " folder that holds the snapshots.");
    }
    Completeness completeness = Completeness.ofManifest(store, path);
    if (completeness.checksumMissing()) {
      String sentence =
          path + " has no checksum file beside it, so it can't be known whether it is complete.";
      return completeness
          .manifest()
          .orElseThrow()
          .with(List.of(new Finding(FindingCode.NO_CHECKSUM, sentence)));
    }
    if (!completeness.complete()) {
      throw new InventoryException(
          path
              + " is damaged or still being delivered: "
              + completeness.problem()
              + ". Fetch it again, or take another snapshot.");
    }
    return completeness.manifest().orElseThrow().with(List.of());
  }

  private InventoryException notThere(String path) {
    return new InventoryException(
        "There is no "
            + path
            + "."
            + nearest(path)
                .map(folder -> " The nearest folder that exists is " + folder + ".")
                .orElse("")
            + " Give a folder of snapshots, or a manifest.json.");
  }

  private Optional<String> nearest(String path) {
    try {
      Optional<String> folder = StorePath.parent(path);
      while (folder.isPresent() && store.entry(folder.get()).isEmpty()) {
        folder = StorePath.parent(folder.get());
      }
      return folder;
    } catch (InventoryException e) {
      // Only a hint: what is wrong is told without it.
      return Optional.empty();
    }
  }
}
