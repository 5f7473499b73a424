package io.bucketspec.inventory;

import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Finds the snapshot to read: the newest complete one under a folder, or the one that is asked for.
 *
 * <p>When a snapshot is complete, {@link Completeness} knows.
 */
public final class SnapshotFinder {
  private final Store store;

  public SnapshotFinder(Configuration conf) {
    this(new HadoopStore(conf));
  }

  SnapshotFinder(Store store) {
    this.store = store;
  }

  /**
   * Finds the snapshot, reads its manifest and makes sure that every data file is there; or the
   * list.
   *
   * @throws InventoryException if there is none, it is not complete, can't be read, or several
   *     inventories lie under the path
   */
  public Snapshot find(InventoryOptions options) {
    return new ListFinder(store).find(options).orElseGet(() -> report(options));
  }

  private Snapshot report(InventoryOptions options) {
    FoundManifest found = new SnapshotSearch(store).find(options);
    Manifest manifest = found.parsed(options.named());
    return new Snapshot(
        found.path(),
        manifest.of(),
        ReportSource.of(found.path(), manifest, options.bucket()),
        found.nameFor(manifest),
        manifest.created(),
        manifest.layout(),
        new DataFileLocator(store, found.path(), manifest).locate(options.filesAt()),
        manifest.totals(),
        found.findings(),
        found.md5());
  }

  /**
   * Makes sure that a snapshot that was found is still the same.
   *
   * @throws SnapshotChanged naming the data files that are gone or changed
   * @throws InventoryException if the store can't tell
   */
  public void requireUnchanged(Snapshot snapshot) {
    new SnapshotChanges(store).check(snapshot);
  }

  /**
   * Looks at files besides those of the snapshot, to tell later whether they are still the same.
   *
   * @throws InventoryException if one is not there, or the store can't tell
   */
  public List<DataFile> look(List<String> paths) {
    return StoreRequests.all(
        paths,
        path -> {
          Store.Entry entry =
              store
                  .entry(path)
                  .orElseThrow(() -> new InventoryException(path + " is not there any more."));
          return new DataFile(path, entry.size(), entry.version(), "");
        });
  }

  /**
   * Makes sure that files that were looked at are still the same.
   *
   * @param what how sentences call them, all together
   * @throws SnapshotChanged naming those that are gone or changed
   * @throws InventoryException if the store can't tell
   */
  public void requireUnchanged(String what, List<DataFile> files) {
    new SnapshotChanges(store).check(what, files);
  }
}
