package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses one of an inventory's snapshots: the newest complete one, or that of a name. */
final class SnapshotChoice {
  private static final int MOST_NAMED = 10;

  private final Store store;
  private final String top;
  private final List<Entry> newestFirst;

  SnapshotChoice(Store store, String top, SnapshotFolders folders) {
    this.store = store;
    this.top = top;
    this.newestFirst = folders.newestFirst();
  }

  FoundManifest choose(String snapshot) {
    return snapshot.equals(InventoryOptions.LATEST) ? newest() : named(snapshot);
  }

  private FoundManifest newest() {
    List<Finding> skipped = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    boolean checksumMissing = false;
    for (Entry folder : newestFirst) {
      Completeness completeness = Completeness.ofFolder(store, folder.path());
      if (completeness.complete()) {
        return completeness.manifest().orElseThrow().with(skipped);
      }
      checksumMissing |= completeness.checksumMissing();
      problems.add(folder.name() + ": " + completeness.problem());
      skipped.add(
          new Finding(
              FindingCode.SNAPSHOT_SKIPPED,
              "The snapshot "
                  + folder.name()
                  + " is not complete and was passed over: "
                  + completeness.problem()
                  + "."));
    }
    throw new InventoryException(
        "No snapshot under " + top + " is complete:\n  " + shown(problems) + hint(checksumMissing));
  }

  private FoundManifest named(String snapshot) {
    Entry folder =
        newestFirst.stream()
            .filter(it -> it.name().equals(snapshot))
            .findFirst()
            .orElseThrow(() -> notThere(snapshot));
    Completeness completeness = Completeness.ofFolder(store, folder.path());
    if (!completeness.complete()) {
      throw new InventoryException(
          "The snapshot "
              + snapshot
              + " under "
              + top
              + " is not complete: "
              + completeness.problem()
              + "."
              + hint(completeness.checksumMissing()));
    }
    return completeness.manifest().orElseThrow().with(List.of());
  }

  private InventoryException notThere(String snapshot) {
    return new InventoryException(
        "There is no snapshot '"
            + snapshot
            + "' under "
            + top
            + "; there "
            + (newestFirst.size() == 1 ? "is " : "are ")
            + newestFirst.stream()
                .limit(MOST_NAMED)
                .map(Entry::name)
                .collect(Collectors.joining(", "))
            + older(newestFirst.size(), " and ")
            + ".");
  }

  private static String shown(List<String> problems) {
    return String.join("\n  ", problems.subList(0, Math.min(MOST_NAMED, problems.size())))
        + older(problems.size(), "\n  and ");
  }

  private static String older(int count, String and) {
    return count <= MOST_NAMED ? "" : and + (count - MOST_NAMED) + " older";
  }

  /** Some stores, OBS among them, write no checksum files at all. */
  private static String hint(boolean checksumMissing) {
    return checksumMissing
        ? "\nIf the store writes no checksum files, give the path of the manifest.json itself."
        : "";
  }
}
