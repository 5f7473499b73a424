package io.bucketspec.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a peer needs of a generated inventory. Like any script, it trusts the manifest.
 *
 * @param files the data files, as the manifest lists them
 */
record Snapshot(String bucket, InventoryFormat format, List<Path> files) {

  /** The snapshot below a generator's output folder. */
  static Snapshot below(Path inventory) throws IOException {
    Path manifest = InventoryGenerator.manifest(inventory);
    JsonNode json = new ObjectMapper().readTree(manifest.toFile());
    Path data = manifest.getParent().resolveSibling("data");
    List<Path> files = new ArrayList<>();
    for (JsonNode file : json.get("files")) {
      String key = file.get("key").asText();
      files.add(data.resolve(key.substring(key.lastIndexOf('/') + 1)));
    }
    String format = json.get("fileFormat").asText().toUpperCase(Locale.ROOT);
    return new Snapshot(
        json.get("sourceBucket").asText(), InventoryFormat.valueOf(format), List.copyOf(files));
  }

  /** What stands before the encoded key in a virtual-hosted URL. */
  String base() {
    return "https://" + bucket + ".s3." + JobFile.REGION + ".amazonaws.com/";
  }
}
