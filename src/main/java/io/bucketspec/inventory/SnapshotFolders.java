package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The snapshot folders of the one inventory that lies under a folder, newest first. */
final class SnapshotFolders {
  /** A prefix, a bucket's folder and a configuration's folder may stand above the snapshots. */
  private static final int DEEPEST = 3;

  /** A delivery has a folder per bucket and configuration; whatever has more is no delivery. */
  private static final int MOST_LISTED = 1000;

  private static final int MOST_NAMED = 20;

  /** These hold the rows, or links to them, of all snapshots. */
  private static final Set<String> NOT_ENTERED = Set.of("data", "hive", "files");

  private final Store store;
  private final String top;
  private final TreeMap<String, List<Entry>> byInventory = new TreeMap<>();
  private List<Entry> newestFirst = List.of();
  private int listed;

  private SnapshotFolders(Store store, String top) {
    this.store = store;
    this.top = top;
  }

  /**
   * Looks for them.
   *
   * @throws InventoryException if there are none, or those of several inventories
   */
  static SnapshotFolders under(Store store, String folder) {
    return find(store, folder)
        .orElseThrow(
            () ->
                new SnapshotMissing(
                    "There is no snapshot under "
                        + folder
                        + ": neither a manifest.json nor folders named like 2026-11-22T01-00Z, up"
                        + " to "
                        + DEEPEST
                        + " folders down. A first report can take two days to be delivered."));
  }

  /** The same; empty if there are none. */
  static Optional<SnapshotFolders> find(Store store, String folder) {
    SnapshotFolders found = new SnapshotFolders(store, folder);
    found.look();
    return found.newestFirst.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** Whether a folder is a snapshot, or holds some directly. */
  static boolean in(List<Entry> children) {
    return !snapshots(children).isEmpty()
        || children.stream().anyMatch(it -> !it.folder() && it.name().equals("manifest.json"));
  }

  /** The snapshots as what may be chosen. */
  List<Candidate> candidates() {
    return newestFirst.stream()
        .map(it -> new Candidate(it.name(), StorePath.child(it.path(), "manifest.json")))
        .toList();
  }

  /** All that there are, complete or not; at least one. */
  List<Entry> newestFirst() {
    return newestFirst;
  }

  private void look() {
    List<Entry> children = list(top);
    if (isSnapshot(children)) {
      newestFirst = List.of(new Entry(top, true, 0, ""));
      return;
    }
    collect(top, children, 0);
    if (byInventory.isEmpty()) {
      return;
    }
    if (byInventory.size() > 1) {
      throw new InventoryException(
          "Several inventories lie under "
              + top
              + ". Give the folder of one of them:\n  "
              + named(List.copyOf(byInventory.keySet())));
    }
    Comparator<Entry> byTime =
        Comparator.comparing(it -> SnapshotName.time(it.name()).orElseThrow());
    newestFirst = new ArrayList<>(byInventory.firstEntry().getValue());
    newestFirst.sort(byTime.thenComparing(Entry::name).reversed());
  }

  /** Whether the top folder is a snapshot's own. */
  private boolean isSnapshot(List<Entry> children) {
    return children.stream().anyMatch(it -> !it.folder() && it.name().equals("manifest.json"))
        || (SnapshotName.time(StorePath.name(top)).isPresent() && snapshots(children).isEmpty());
  }

  private void collect(String folder, List<Entry> children, int depth) {
    List<Entry> snapshots = snapshots(children);
    if (!snapshots.isEmpty()) {
      byInventory.put(folder, snapshots);
    } else if (depth < DEEPEST) {
      for (Entry child : children) {
        if (child.folder()
            && !NOT_ENTERED.contains(child.name())
            && !child.name().startsWith("dt=")) {
          collect(child.path(), list(child.path()), depth + 1);
        }
      }
    }
  }

  private static List<Entry> snapshots(List<Entry> children) {
    return children.stream()
        .filter(it -> it.folder() && SnapshotName.time(it.name()).isPresent())
        .toList();
  }

  private List<Entry> list(String folder) {
    if (++listed > MOST_LISTED) {
      throw new InventoryException(
          "Over "
              + MOST_LISTED
              + " folders under "
              + top
              + " were searched for snapshots. Give the folder that holds them, whose name is the"
              + " inventory configuration's.");
    }
    return store.list(folder);
  }

  private static String named(List<String> folders) {
    String names = String.join("\n  ", folders.subList(0, Math.min(MOST_NAMED, folders.size())));
    return folders.size() <= MOST_NAMED
        ? names
        : names + "\n  and " + (folders.size() - MOST_NAMED) + " more";
  }
}
