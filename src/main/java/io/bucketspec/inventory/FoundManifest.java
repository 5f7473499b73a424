package io.bucketspec.inventory;

import io.bucketspec.model.Finding;
import java.util.List;

/**
 * The manifest that was chosen, not parsed yet.
 *
 * @param path its full path
 * @param bytes what it holds
 * @param md5 the MD5 of the bytes, in lower-case hex
 * @param findings what was noticed on the way to it
 */
record FoundManifest(String path, byte[] bytes, String md5, List<Finding> findings) {
  /** Its folder's name if that is a time; else the time it was created; else its folder's name. */
  String nameFor(Manifest manifest) {
    String folder = StorePath.parent(path).map(StorePath::name).orElse("");
    if (SnapshotName.time(folder).isPresent() || manifest.created().isEmpty()) {
      return folder;
    }
    return manifest.created().get().toString();
  }
}
