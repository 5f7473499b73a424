package io.bucketspec.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the room needs of a place that keeps files. Paths are full strings. Whatever can't be read
 * is an {@link InventoryException} that names the path.
 */
interface Store {
  /**
   * A file or folder.
   *
   * @param path its full path
   * @param folder whether it is a folder
   * @param size its length in bytes; 0 for a folder
   * @param version what is another once its content is: the ETag where the store gives one, else
   *     the time of its last change
   * @param modified when it was last changed
   */
  record Entry(String path, boolean folder, long size, String version, Instant modified) {
    /** Of which nobody asks when it was changed. */
    Entry(String path, boolean folder, long size, String version) {
      this(path, folder, size, version, Instant.EPOCH);
    }

    String name() {
      return StorePath.name(path);
    }
  }

  /** The path with the scheme and authority that a path without them means. */
  String qualified(String path);

  /** The file or folder of that path, if there is one. */
  Optional<Entry> entry(String path);

  /** What lies directly in a folder. */
  List<Entry> list(String folder);

  /** All bytes of a small file. */
  byte[] read(String path);

  /** The first bytes of a file. */
  byte[] head(String path, int most);
}
