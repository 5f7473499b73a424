package io.bucketspec.inventory;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ManifestReaderFuzzTest {
  /** Whatever the bytes are: a manifest, or a sentence that begins with its path. */
  @FuzzTest(maxDuration = "60s")
  void readsOrTellsWhy(byte[] bytes) {
    try {
      Manifest manifest = ManifestReader.read("m.json", bytes);
      if (manifest.format() == DataFormat.CSV
          && ColumnarColumns.of(manifest.columns(), "m.json", ExtraColumns.NONE).key().isEmpty()) {
        throw new AssertionError("a key column without a name");
      }
      for (Manifest.ListedFile file : manifest.files()) {
        if (file.name().isEmpty() || file.size() < Manifest.NOT_STATED) {
          throw new AssertionError("accepted " + file);
        }
      }
    } catch (InventoryException e) {
      if (!e.getMessage().startsWith("m.json")) {
        throw new AssertionError("a message without its place: " + e.getMessage(), e);
      }
    }
  }
}
