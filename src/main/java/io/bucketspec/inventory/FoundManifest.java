package io.bucketspec.inventory;

import io.bucketspec.model.Finding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A manifest that was chosen and read, not parsed yet. */
final class FoundManifest {
  private final String path;
  private final byte[] bytes;
  private final List<Finding> findings;

  private FoundManifest(String path, byte[] bytes, List<Finding> findings) {
    this.path = path;
    this.bytes = bytes;
    this.findings = List.copyOf(findings);
  }

  static FoundManifest read(Store store, String path) {
    return new FoundManifest(path, store.read(path), List.of());
  }

  FoundManifest with(List<Finding> noticed) {
    return new FoundManifest(path, bytes, noticed);
  }

  /** Its full path. */
  String path() {
    return path;
  }

  /** What was noticed on the way to it. */
  List<Finding> findings() {
    return findings;
  }

  Manifest parsed() {
    return ManifestReader.read(path, bytes);
  }

  /** The MD5 of its bytes, in lower-case hex. */
  String md5() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  /** Its folder's name if that is a time; else the time it was created; else its folder's name. */
  String nameFor(Manifest manifest) {
    String folder = StorePath.parent(path).map(StorePath::name).orElse("");
    if (SnapshotName.time(folder).isPresent() || manifest.created().isEmpty()) {
      return folder;
    }
    return manifest.created().get().toString();
  }
}
