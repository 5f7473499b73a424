package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which folders hold objects without header tags, and the series of the other objects there. Of the
 * few folders whose hashes are equal at a time. Where a folder holds many series, nobody can tell
 * to which an object without tags belongs, and none is told.
 */
final class UntaggedFolders {
  private static final int MOST_SERIES = 16;

  private final Map<ByteBuffer, Folder> folders = new HashMap<>();
  private ByteBuffer lastFolder;
  private Folder last;

  /** Takes a series of a folder that holds objects without tags. */
  interface Visitor {
    /**
     * Takes one.
     *
     * @param series what {@link UntaggedFolders#series} was told
     * @param key the smallest key without tags
     * @param count how many there are
     */
    void series(Series series, byte[] key, long count);
  }

  /**
   * A series.
   *
   * @param identity as {@link GroupIdentity} makes it
   * @param sortKey where its members belong in the exchange
   */
  record Series(byte[] identity, int rule, long sortKey) {}

  private static final class Folder {
    final Map<ByteBuffer, Series> series = new LinkedHashMap<>();
    long untagged;
    byte[] smallest;
  }

  void untagged(byte[] bucket, byte[] key) {
    Folder folder = folder(bucket, key);
    folder.untagged++;
    if (folder.smallest == null || Arrays.compareUnsigned(key, folder.smallest) < 0) {
      folder.smallest = key;
    }
  }

  /** Takes note of the series of an object with tags. */
  void series(byte[] bucket, byte[] key, ByteBuilder identity, int rule, long sortKey) {
    Folder folder = folder(bucket, key);
    if (folder.series.size() > MOST_SERIES) {
      return;
    }
    ByteBuffer known = ByteBuffer.wrap(identity.array(), 0, identity.length());
    if (!folder.series.containsKey(known)) {
      byte[] copy = identity.toByteArray();
      folder.series.put(ByteBuffer.wrap(copy), new Series(copy, rule, sortKey));
    }
  }

  private Folder folder(byte[] bucket, byte[] key) {
    int end = GroupIdentity.folderEnd(key, key.length);
    ByteBuffer name =
        bucket.length == 0
            ? ByteBuffer.wrap(key, 0, end)
            : ByteBuffer.wrap(Bytes.of(bucket, Arrays.copyOf(key, end)).bytes());
    if (!name.equals(lastFolder)) {
      lastFolder = name;
      last = folders.computeIfAbsent(name, any -> new Folder());
    }
    return last;
  }

  void forEachSeries(Visitor visitor) {
    for (Folder folder : folders.values()) {
      if (folder.untagged > 0 && folder.series.size() <= MOST_SERIES) {
        for (Series series : folder.series.values()) {
          visitor.series(series, folder.smallest, folder.untagged);
        }
      }
    }
  }

  void clear() {
    folders.clear();
    lastFolder = null;
    last = null;
  }
}
