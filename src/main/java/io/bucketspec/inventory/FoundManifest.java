package io.bucketspec.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.model.Finding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

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

  /**
   * What it says.
   *
   * @param named the format that it is said to be; empty if its fields are to tell
   */
  Manifest parsed(Optional<InventoryFormat> named) {
    return ManifestReader.read(path, bytes, named);
  }

  /** Its fields. */
  JsonNode document() {
    return ManifestJson.read(path, bytes);
  }

  /** The MD5 of its bytes, in lower-case hex. */
  String md5() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  /** The time that its name or its folder's tells; else when it was created; else the folder. */
  String nameFor(Manifest manifest) {
    String name = nameOf(path);
    if (SnapshotName.time(name).isPresent()
        || !name.equals(folder(path))
        || manifest.created().isEmpty()) {
      return name;
    }
    return manifest.created().get().toString();
  }

  /** What a snapshot is called whose manifest is there: by its time where one is to be seen. */
  static String nameOf(String path) {
    return GcsFolders.name(path).or(() -> AzureFolders.name(path)).orElseGet(() -> folder(path));
  }

  private static String folder(String path) {
    return StorePath.parent(path).map(StorePath::name).orElse("");
  }
}
