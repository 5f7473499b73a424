package io.bucketspec.inventory;

import java.io.Serializable;
import java.util.Objects;

/**
 * One file of an inventory's rows, which was found to exist.
 *
 * @param path where it is, in full, as a Hadoop file system spells it
 * @param size its length in bytes, the same as the manifest states
 * @param version what is another once its content is: its ETag where the store gives one, else the
 *     time of its last change; in words, for messages
 * @param md5 the MD5 of its bytes in hex as the manifest states it; empty if it doesn't
 */
public record DataFile(String path, long size, String version, String md5) implements Serializable {
  public DataFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(version);
    Objects.requireNonNull(md5);
  }
}
