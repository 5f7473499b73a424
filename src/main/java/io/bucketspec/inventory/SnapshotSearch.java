package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
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
    List<Candidate> found = candidates(entry.path(), options);
    return new SnapshotChoice(store, entry.path(), found).choose(options.snapshot());
  }

  private List<Candidate> candidates(String top, InventoryOptions options) {
    Optional<InventoryFormat> named = options.named();
    List<Candidate> found =
        named.isEmpty()
            ? told(top, options)
            : switch (named.get()) {
              case GCS -> GcsFolders.under(store, top, options.snapshot(), options.report());
              case AZURE -> AzureFolders.under(store, top, options.snapshot(), options.report());
              default -> SnapshotFolders.under(store, top).candidates();
            };
    if (found.isEmpty()) {
      throw new SnapshotMissing(
          "There is no snapshot under "
              + top
              + ": neither a manifest.json nor folders named like 2026-11-22T01-00Z (S3 family),"
              + " up to 3 folders down, nor folders like 2026/11/22/01-25-36/rule (Azure Blob), nor files like"
              + " id_2026-11-22T00:00_manifest.json (Google Cloud Storage). A first report can take"
              + " two days to be delivered.");
    }
    return found;
  }

  /** What lies in the folder itself tells most; only then is looked further down. */
  private List<Candidate> told(String top, InventoryOptions options) {
    List<Entry> children = store.list(top);
    if (SnapshotFolders.in(children)) {
      return SnapshotFolders.under(store, top).candidates();
    }
    List<Candidate> azure = AzureFolders.under(store, top, options.snapshot(), options.report());
    if (!azure.isEmpty()) {
      return azure;
    }
    if (GcsFolders.in(children)) {
      return GcsFolders.under(store, top, options.snapshot(), options.report());
    }
    return SnapshotFolders.find(store, top)
        .map(SnapshotFolders::candidates)
        .orElseGet(() -> GcsFolders.under(store, top, options.snapshot(), options.report()));
  }

  private FoundManifest manifest(String path, String snapshot) {
    if (!path.endsWith(".json")) {
      throw new InventoryException(
          path
              + " is a file, but no manifest. Give a manifest.json, or a folder that holds"
              + " snapshots.");
    }
    if (!snapshot.equals(InventoryOptions.LATEST) && !snapshot.equals(FoundManifest.nameOf(path))) {
      throw new InventoryException(
          path
              + " is not of the snapshot '"
              + snapshot
              + "'. Leave the snapshot away, or give the"
              + " folder that holds the snapshots.");
    }
    Completeness completeness = Completeness.ofManifest(store, path);
    if (completeness.checksumMissing()) {
      return completeness.manifest().orElseThrow().with(SnapshotChoice.noChecksum(completeness));
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
