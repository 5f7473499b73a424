package io.bucketspec.spark;

import io.bucketspec.inventory.ChangedKeys;
import io.bucketspec.inventory.ColumnarRows;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.run.InventoryRows;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.TaskContext;

/** The objects below some folders, as the store lists them page by page. */
final class ListedFiles implements InventoryRows {
  /** How many are read before Spark, and with it whoever waits, is told of them. */
  private static final int TOLD_AT_ONCE = 1_000;

  private final ListedRoot root;
  private final String prefix;
  private final Configuration configuration;
  private final Iterator<ListingPart> parts;
  private final ColumnarRows rows;
  private RemoteIterator<? extends FileStatus> entries;
  private ChangedKeys changedKeys;
  private String folder = "";
  private int untold;

  /**
   * @param prefix how all keys begin that are asked for
   */
  ListedFiles(
      ListedRoot root,
      String prefix,
      Configuration configuration,
      Iterator<ListingPart> parts,
      ColumnarRows rows) {
    this.root = root;
    this.prefix = prefix;
    this.configuration = configuration;
    this.parts = parts;
    this.rows = rows;
  }

  @Override
  public boolean next() {
    try {
      while (true) {
        if (entries == null) {
          if (!parts.hasNext()) {
            return false;
          }
          open(parts.next());
        } else if (!entries.hasNext()) {
          entries = null;
        } else if (take(entries.next())) {
          return true;
        }
      }
    } catch (FileNotFoundException gone) {
      // A folder of a store is there as long as an object is in it.
      entries = null;
      return next();
    } catch (IOException | UncheckedIOException e) {
      throw new InventoryException("Cannot list " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  private void open(ListingPart part) throws IOException {
    folder = part.folder();
    Path path = new Path(folder);
    FileSystem fileSystem = path.getFileSystem(configuration);
    entries = part.deep() ? fileSystem.listFiles(path, true) : fileSystem.listStatusIterator(path);
    changedKeys = new ChangedKeys(prefix, key -> exists(fileSystem, path, key));
  }

  private static boolean exists(FileSystem fileSystem, Path listed, String key) {
    try {
      String bucket = listed.toUri().getScheme() + "://" + listed.toUri().getAuthority() + "/";
      return fileSystem.getFileStatus(new Path(bucket + key)).isFile();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes an entry; false if it is a folder. */
  private boolean take(FileStatus entry) {
    if (!entry.isFile()) {
      return false;
    }
    String key = root.key(entry.getPath());
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    rows.set(bytes, entry.getLen(), true, false, false, null);
    rows.lastModified(entry.getModificationTime());
    String etag = entry instanceof EtagSource source ? source.getEtag() : null;
    rows.etag(etag == null ? null : etag.getBytes(StandardCharsets.UTF_8));
    if (root.objects() && changedKeys.isChanged(key)) {
      rows.changedKey();
    }
    if (++untold == TOLD_AT_ONCE) {
      tellSpark();
    }
    return true;
  }

  private void tellSpark() {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.taskMetrics().inputMetrics().incRecordsRead(untold);
    }
    untold = 0;
  }

  @Override
  public InventoryRow row() {
    return rows.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return rows.fault();
  }

  @Override
  public String file() {
    return folder;
  }

  @Override
  public void close() {
    tellSpark();
  }
}
