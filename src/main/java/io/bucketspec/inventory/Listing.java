package io.bucketspec.inventory;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The store's own listing of all that is below a folder, where there is no inventory of it.
 *
 * @param snapshot what stands for it: it has no files, and its name is when it began
 */
public record Listing(Snapshot snapshot, ListingRoot root) implements Serializable {
  /**
   * Looks at the folder that a job lists.
   *
   * @param now when the job began
   * @throws InventoryException if it isn't there or is no folder, or nothing tells its bucket
   */
  public static Listing find(Configuration conf, InventoryOptions options, Instant now) {
    String path = new HadoopStore(conf).qualified(options.path());
    return find(new HadoopListedStore(conf), path, options.bucket(), now);
  }

  static Listing find(ListedStore store, String path, Optional<String> bucket, Instant now) {
    ListingRoot root = ListingRoot.of(path, bucket);
    Optional<ListedObject> found = store.at(path);
    if (found.isEmpty()) {
      throw new InventoryException(
          path + " is not there: 'list' is a folder of a bucket, or the bucket.");
    }
    if (!found.get().folder()) {
      throw new InventoryException(
          path
              + " is a file, and no folder that could be listed. A file that lists objects is named"
              + " by 'path'.");
    }
    Snapshot snapshot =
        new Snapshot(
            root.folder(),
            InventoryFormat.LISTING,
            Snapshot.Source.bucket(root.bucket()),
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            Optional.of(now),
            RowLayout.of(DataFormat.LISTING),
            List.of(),
            StatedTotals.NONE,
            List.of(),
            Fingerprint.of(root.folder(), List.of(), now));
    return new Listing(snapshot, root);
  }

  /**
   * The parts that can be listed at the same time.
   *
   * @param prefix how the keys begin that are wanted; there may be others in the parts
   */
  public List<ListingPart> parts(Configuration conf, String prefix) {
    return parts(new HadoopListedStore(conf), prefix);
  }

  List<ListingPart> parts(ListedStore store, String prefix) {
    return root.folderFor(prefix).map(folder -> ListingParts.of(store, folder)).orElse(List.of());
  }

  /** The objects of some parts. */
  public ListedRows rows(Configuration conf, Iterator<ListingPart> parts, ExtraColumns extra) {
    return rows(new HadoopListedStore(conf), parts, extra);
  }

  ListedRows rows(ListedStore store, Iterator<ListingPart> parts, ExtraColumns extra) {
    long started = snapshot.created().orElseThrow().toEpochMilli();
    return new ListedRows(root, store, parts, extra, started);
  }
}
