package io.bucketspec.spark;

import io.bucketspec.inventory.DataFile;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an ORC file: its stripes that begin there.
 *
 * @param path the file
 * @param from its first byte
 * @param length how many bytes it has
 */
record OrcPart(String path, long from, long length) implements Serializable {
  private static final long BYTES = 128L << 20;

  static List<OrcPart> of(List<DataFile> files) {
    List<OrcPart> parts = new ArrayList<>();
    for (DataFile file : files) {
      for (long from = 0; from < file.size(); from += BYTES) {
        parts.add(new OrcPart(file.path(), from, Math.min(BYTES, file.size() - from)));
      }
    }
    return parts;
  }
}
