package io.bucketspec.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bucketspec.inventory.Store.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whether a snapshot is all there. Of the S3 family, a manifest agrees with the checksum file
 * beside it, which stores write after everything else; OBS writes none, and its manifest last.
 * Google Cloud Storage writes the manifest last. Azure writes a manifest with a status, and a
 * checksum file.
 *
 * @param manifest the manifest; empty if it wasn't read
 * @param checksumMissing whether there is a manifest, but no checksum file that should be there
 * @param problem why it is not complete, as a clause; empty if it is
 */
record Completeness(Optional<FoundManifest> manifest, boolean checksumMissing, String problem) {
  /** What OBS has for a version. */
  private static final String OBS = "2019-01-03";

  boolean complete() {
    return problem.isEmpty();
  }

  /** Of a snapshot whose manifest may not be there. */
  static Completeness of(Store store, Candidate candidate) {
    Optional<Entry> entry = store.entry(candidate.manifest()).filter(it -> !it.folder());
    return entry.isPresent()
        ? ofManifest(store, entry.get().path())
        : new Completeness(
            Optional.empty(), false, "it has no " + StorePath.name(candidate.manifest()));
  }

  /** Of a manifest, which is read even if it has no checksum file. */
  static Completeness ofManifest(Store store, String path) {
    FoundManifest manifest = FoundManifest.read(store, path);
    JsonNode document = document(manifest);
    String checksum = checksumOf(path);
    boolean there = store.entry(checksum).isPresent();
    String differs = there ? differs(store, checksum, manifest) : "";
    return switch (ManifestReader.told(document)) {
      case GCS -> new Completeness(Optional.of(manifest), false, "");
      case AZURE ->
          new Completeness(
              Optional.of(manifest),
              false,
              differs.isEmpty() ? AzureManifest.problem(document) : differs);
      default -> {
        boolean fine = there || document.path("version").asText("").equals(OBS);
        String problem = fine ? differs : "it has no " + StorePath.name(checksum);
        yield new Completeness(Optional.of(manifest), !there, problem);
      }
    };
  }

  private static String differs(Store store, String checksum, FoundManifest manifest) {
    String stated = new String(store.read(checksum), StandardCharsets.UTF_8).strip();
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(manifest.md5()));
    return stated.equalsIgnoreCase(manifest.md5()) || stated.equals(base64)
        ? ""
        : "its %s says '%s', but the MD5 of its %s is %s"
            .formatted(
                StorePath.name(checksum),
                shortened(stated),
                StorePath.name(manifest.path()),
                manifest.md5());
  }

  /** What is no JSON is told where it is parsed for good. */
  private static JsonNode document(FoundManifest manifest) {
    try {
      return manifest.document();
    } catch (InventoryException e) {
      return MissingNode.getInstance();
    }
  }

  /** That of {@code manifest.json} is {@code manifest.checksum}. */
  private static String checksumOf(String manifest) {
    return manifest.substring(0, manifest.length() - ".json".length()) + ".checksum";
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
