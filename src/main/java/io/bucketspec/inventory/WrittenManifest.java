package io.bucketspec.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A manifest as it is written, its fields told apart and nothing judged: each is null if it isn't
 * there. Numbers may be written as texts.
 */
record WrittenManifest(
    String sourceBucket,
    String destinationBucket,
    String creationTimestamp,
    String fileFormat,
    String fileSchema,
    List<WrittenFile> files) {
  /**
   * @param records how many rows it has, or a negative number
   */
  record WrittenFile(String key, String size, String md5, long records) {}

  /** Takes the fields of a JSON object; {@code place} begins the sentence of a wrong type. */
  static WrittenManifest of(JsonNode document, String place) {
    return new WrittenManifest(
        scalar(document, "sourceBucket", place),
        scalar(document, "destinationBucket", place),
        scalar(document, "creationTimestamp", place),
        scalar(document, "fileFormat", place),
        scalar(document, "fileSchema", place),
        files(document.get("files"), place));
  }

  private static List<WrittenFile> files(JsonNode array, String place) {
    if (array == null || array.isNull()) {
      return null;
    }
    if (!array.isArray()) {
      throw new InventoryException(
          place + " has 'files' that is no list; it must list the inventory's data files.");
    }
    List<WrittenFile> files = new ArrayList<>(array.size());
    for (JsonNode file : array) {
      String at = place + ", files[" + files.size() + "],";
      if (!file.isObject()) {
        throw new InventoryException(at + " is no object with a key and a size.");
      }
      long records = ManifestJson.count(file, "inventoriedRecord");
      files.add(
          new WrittenFile(
              scalar(file, "key", at), scalar(file, "size", at), md5(file, at), records));
    }
    return files;
  }

  /** Spelled MD5checksum by S3, md5Checksum by others. */
  private static String md5(JsonNode file, String at) {
    for (Iterator<Map.Entry<String, JsonNode>> it = file.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> field = it.next();
      if (field.getKey().equalsIgnoreCase("MD5checksum")) {
        return scalar(file, field.getKey(), at);
      }
    }
    return null;
  }

  private static String scalar(JsonNode object, String field, String place) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw new InventoryException(
          place + " has '" + field + "' that is neither a text nor a whole number.");
    }
    return value.asText();
  }
}
