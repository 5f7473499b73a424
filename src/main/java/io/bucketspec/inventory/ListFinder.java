package io.bucketspec.inventory;

import io.bucketspec.inventory.InventoryFormat.Family;
import io.bucketspec.inventory.Snapshot.Source;
import io.bucketspec.inventory.Store.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds lists: a file, or all files of a folder where the job names their format. A list says
 * nothing of itself, so that its name is its file's, and its time that of the last change.
 */
final class ListFinder {
  private final Store store;

  ListFinder(Store store) {
    this.store = store;
  }

  /**
   * The list that the job means.
   *
   * @return empty if it means no list: it names another format, or there is none and the path is a
   *     folder or a JSON object that is no list
   * @throws InventoryException if it is not there, can't be told, or lacks what the job must say
   */
  Optional<Snapshot> find(InventoryOptions options) {
    Optional<InventoryFormat> named = options.named();
    if (named.isPresent() && named.get().family() != Family.LIST) {
      return Optional.empty();
    }
    String path = store.qualified(options.path());
    Optional<Entry> entry = store.entry(path);
    if (named.isPresent()) {
      return Optional.of(named(options, named.get(), entry.orElseThrow(() -> notThere(path))));
    }
    return entry
        .filter(it -> !it.folder())
        .flatMap(
            file -> {
              ListHead head = ListHead.read(store, file);
              return ListSniffer.sniff(head, options.bucket().orElse(""))
                  .map(format -> snapshot(options, format, file, List.of(file), head));
            });
  }

  private Snapshot named(InventoryOptions options, InventoryFormat format, Entry entry) {
    List<Entry> files = entry.folder() ? filesIn(entry.path()) : List.of(entry);
    ListHead head = ListHead.read(store, files.get(0));
    head.noText()
        .ifPresent(
            sentence -> {
              throw new InventoryException(head.path() + " " + sentence);
            });
    return snapshot(options, format, entry, files, head);
  }

  /** The files directly in a folder; not those that programs hide by their names. */
  private List<Entry> filesIn(String folder) {
    List<Entry> files =
        store.list(folder).stream()
            .filter(it -> !it.folder() && it.size() > 0)
            .filter(it -> !it.name().startsWith("_") && !it.name().startsWith("."))
            .sorted(Comparator.comparing(Entry::path))
            .toList();
    if (files.isEmpty()) {
      throw new InventoryException(
          folder
              + " holds no list: there is no file in it that has bytes and a name that doesn't begin"
              + " with '_' or '.'.");
    }
    return files;
  }

  private Snapshot snapshot(
      InventoryOptions options,
      InventoryFormat format,
      Entry entry,
      List<Entry> files,
      ListHead head) {
    require(options, format, entry.path());
    List<DataFile> data =
        files.stream()
            .map(file -> new DataFile(file.path(), file.size(), file.version(), ""))
            .toList();
    Instant created = files.stream().map(Entry::modified).max(Instant::compareTo).orElseThrow();
    return new Snapshot(
        entry.path(),
        format,
        source(options),
        entry.name(),
        Optional.of(created),
        layout(format, head),
        data,
        StatedTotals.NONE,
        List.of(),
        Fingerprint.of(entry.path(), data, created));
  }

  private static void require(InventoryOptions options, InventoryFormat format, String path) {
    String list = path + " is a list in format " + format.label();
    if (!format.statesBucket() && options.bucket().isEmpty()) {
      throw new InventoryException(
          list + ", which doesn't say its bucket: name it in the inventory's 'bucket'.");
    }
    if (!options.snapshot().equals(InventoryOptions.LATEST)) {
      throw new InventoryException(list + ", which has no snapshots: leave 'snapshot' away.");
    }
    if (options.filesAt().isPresent() || options.report().isPresent()) {
      String key = options.filesAt().isPresent() ? "filesAt" : "report";
      throw new InventoryException(
          list + ", and '" + key + "' goes with a store's reports: leave it away.");
    }
  }

  /** The account of a container goes for containers that rows name by themselves too. */
  private static Source source(InventoryOptions options) {
    String bucket = options.bucket().orElse("");
    int at = bucket.indexOf('@');
    return new Source(bucket, at < 0 ? "" : bucket.substring(at + 1));
  }

  private static RowLayout layout(InventoryFormat format, ListHead head) {
    return switch (format) {
      case S3_BATCH -> BatchManifest.layout(head);
      case URIS, S5CMD, SAGEMAKER_AUGMENTED -> RowLayout.of(DataFormat.LINES);
      default -> RowLayout.of(DataFormat.JSON);
    };
  }

  private static InventoryException notThere(String path) {
    return new InventoryException(
        "There is no " + path + ". Give a list, or a folder that holds lists.");
  }
}
