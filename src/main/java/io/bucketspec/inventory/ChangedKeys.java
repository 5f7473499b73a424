package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the keys of a listing that Hadoop's paths have changed. A path has no empty segments and
 * none of one or two dots: {@code a//b}, {@code /b} and {@code a/./b} are listed as {@code a/b} and
 * {@code b}, which no object is called, or another one.
 *
 * <p>A store is asked for a few of the keys only. Stores list in the order of bytes, in which a
 * slash and a dot come before digits and letters: what has such a segment behind a folder stands
 * before all of that folder whose names begin with a letter or a digit. So once one of those is
 * found to be there, the folder's others are what they are called. Names that begin with a sign up
 * to the slash are few, and each of them is asked for.
 *
 * <p>It can't tell the object {@code a//b} of a bucket that has {@code a/b} too: both are listed by
 * one name, the second of which the run rejects as a duplicate.
 */
public final class ChangedKeys {
  private static final int MOST_FOLDERS = 1000;

  private final String prefix;
  private final Predicate<String> exists;

  /** Folders that are what they are called; of those that were listed last. */
  private final Map<String, Boolean> settled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_FOLDERS;
        }
      };

  /**
   * @param prefix how all keys begin that were asked for
   * @param exists whether there is an object of a key
   */
  public ChangedKeys(String prefix, Predicate<String> exists) {
    this.prefix = prefix;
    this.exists = exists;
  }

  /** Whether the object listed by that key has another; keys come in the listing's order. */
  public boolean isChanged(String key) {
    if (!key.startsWith(prefix)) {
      return true;
    }
    int name = key.lastIndexOf('/') + 1;
    String folder = key.substring(0, name);
    if (settled.containsKey(folder)) {
      return false;
    }
    if (!exists.test(key)) {
      return true;
    }
    if (key.substring(name).getBytes(StandardCharsets.UTF_8)[0] > '/') {
      settled.put(folder, true);
    }
    return false;
  }
}
