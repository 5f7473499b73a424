package io.bucketspec.run;

import io.bucketspec.inventory.RowState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/** The first few of many keys, in the order of their bytes. */
public final class FirstKeys {
  private final int most;
  private final TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);

  public FirstKeys(int most) {
    this.most = most;
  }

  /** Takes the keys of rows that are there: no old versions, no folder markers. */
  public FirstKeys addAll(InventoryRows rows) {
    try (rows) {
      while (rows.next()) {
        if (rows.row().state() == RowState.CURRENT && !rows.row().folderMarker()) {
          add(Arrays.copyOf(rows.row().key(), rows.row().keyLength()));
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void add(byte[] key) {
    if (keys.size() < most || Arrays.compareUnsigned(key, keys.last()) < 0) {
      keys.add(key);
      if (keys.size() > most) {
        keys.pollLast();
      }
    }
  }

  /** In their order. */
  public Collection<byte[]> keys() {
    return keys;
  }
}
