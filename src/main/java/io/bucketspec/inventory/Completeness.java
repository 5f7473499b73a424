package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import io.bucketspec.model.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whether a manifest agrees with the checksum file beside it, which stores write after everything
 * else.
 *
 * @param manifest the manifest's path
 * @param bytes what it holds; empty if it wasn't read
 * @param md5 the MD5 of the bytes, in lower-case hex
 * @param checksumMissing whether there is a manifest, but no checksum file
 * @param problem why it is not complete; empty if it is
 */
record Completeness(
    String manifest, byte[] bytes, String md5, boolean checksumMissing, String problem) {
  boolean complete() {
    return problem.isEmpty();
  }

  /** Of the {@code manifest.json} in a folder. */
  static Completeness ofFolder(Store store, String folder) {
    String manifest = StorePath.child(folder, "manifest.json");
    Optional<Entry> entry = store.entry(manifest).filter(it -> !it.folder());
    if (entry.isEmpty()) {
      return new Completeness(manifest, new byte[0], "", false, "it has no manifest.json");
    }
    if (store.entry(checksumOf(manifest)).isEmpty()) {
      return new Completeness(manifest, new byte[0], "", true, "it has no manifest.checksum");
    }
    return ofManifest(store, entry.get().path());
  }

  /** Of a manifest, which is read even if it has no checksum file. */
  static Completeness ofManifest(Store store, String manifest) {
    byte[] bytes = store.read(manifest);
    String md5 = md5(bytes);
    String checksum = checksumOf(manifest);
    String checksumName = StorePath.name(checksum);
    if (store.entry(checksum).isEmpty()) {
      return new Completeness(manifest, bytes, md5, true, "it has no " + checksumName);
    }
    String stated = new String(store.read(checksum), StandardCharsets.UTF_8).strip();
    String problem =
        stated.equalsIgnoreCase(md5)
            ? ""
            : "its %s says '%s', but the MD5 of its %s is %s"
                .formatted(checksumName, shortened(stated), StorePath.name(manifest), md5);
    return new Completeness(manifest, bytes, md5, false, problem);
  }

  FoundManifest found(List<Finding> findings) {
    return new FoundManifest(manifest, bytes, md5, findings);
  }

  /** That of {@code manifest.json} is {@code manifest.checksum}. */
  private static String checksumOf(String manifest) {
    return manifest.substring(0, manifest.length() - ".json".length()) + ".checksum";
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }
}
