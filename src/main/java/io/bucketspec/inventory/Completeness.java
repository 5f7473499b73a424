package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whether a manifest agrees with the checksum file beside it, which stores write after everything
 * else.
 *
 * @param manifest the manifest; empty if it wasn't read
 * @param checksumMissing whether there is a manifest, but no checksum file
 * @param problem why it is not complete, as a clause; empty if it is
 */
record Completeness(Optional<FoundManifest> manifest, boolean checksumMissing, String problem) {
  boolean complete() {
    return problem.isEmpty();
  }

  /** Of the {@code manifest.json} in a folder. */
  static Completeness ofFolder(Store store, String folder) {
    String manifest = StorePath.child(folder, "manifest.json");
    Optional<Entry> entry = store.entry(manifest).filter(it -> !it.folder());
    if (entry.isEmpty()) {
      return new Completeness(Optional.empty(), false, "it has no manifest.json");
    }
    return store.entry(checksumOf(manifest)).isEmpty()
        ? new Completeness(Optional.empty(), true, "it has no manifest.checksum")
        : ofManifest(store, entry.get().path());
  }

  /** Of a manifest, which is read even if it has no checksum file. */
  static Completeness ofManifest(Store store, String path) {
    FoundManifest manifest = FoundManifest.read(store, path);
    String checksum = checksumOf(path);
    String checksumName = StorePath.name(checksum);
    if (store.entry(checksum).isEmpty()) {
      return new Completeness(Optional.of(manifest), true, "it has no " + checksumName);
    }
    String stated = new String(store.read(checksum), StandardCharsets.UTF_8).strip();
    String problem =
        stated.equalsIgnoreCase(manifest.md5())
            ? ""
            : "its %s says '%s', but the MD5 of its %s is %s"
                .formatted(checksumName, shortened(stated), StorePath.name(path), manifest.md5());
    return new Completeness(Optional.of(manifest), false, problem);
  }

  /** That of {@code manifest.json} is {@code manifest.checksum}. */
  private static String checksumOf(String manifest) {
    return manifest.substring(0, manifest.length() - ".json".length()) + ".checksum";
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
