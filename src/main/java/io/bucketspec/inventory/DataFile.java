package io.bucketspec.inventory;

import java.io.Serializable;
import java.util.Objects;

/**
 * One file of an inventory's rows, which was found to exist.
 *
 * @param path where it is, in full, as a Hadoop file system spells it
 * @param size its length in bytes, the same as the manifest states
 * @param md5 the MD5 of its bytes in hex as the manifest states it; empty if it doesn't
 */
public record DataFile(String path, long size, String md5) implements Serializable {
  public DataFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(md5);
  }
}
