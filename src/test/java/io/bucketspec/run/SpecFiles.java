package io.bucketspec.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.model.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads JSON spec files back, by a parser that knows nothing of how they were written. */
final class SpecFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private SpecFiles() {}

  /** For each item, as {@code kind title} and for single kinds its URL, the URLs in order. */
  static Map<String, List<String>> items(byte[] file) throws IOException {
    Map<String, List<String>> items = new TreeMap<>();
    JsonNode document = JSON.readTree(file);
    document
        .fields()
        .forEachRemaining(
            section -> {
              if (section.getValue().isArray()) {
                section.getValue().forEach(item -> add(items, section.getKey(), item));
              }
            });
    return items;
  }

  private static void add(Map<String, List<String>> items, String array, JsonNode item) {
    List<String> urls = new ArrayList<>();
    if (item.has("objectUrl")) {
      urls.add(item.get("objectUrl").textValue());
    }
    while (item.has("objectUrl_" + urls.size())) {
      urls.add(item.get("objectUrl_" + urls.size()).textValue());
    }
    String name = kind(array, item).label() + " " + item.get("title").textValue();
    if (item.has("objectUrl")) {
      name += "\n" + urls.get(0);
    }
    if (items.put(name, urls) != null) {
      throw new IllegalStateException("twice in one file: " + name);
    }
  }

  static Kind kind(String array, JsonNode item) {
    return switch (array) {
      case "videos" -> Kind.VIDEO;
      case "images" -> Kind.IMAGE;
      case "dicom_series" -> Kind.DICOM_SERIES;
      case "audio" -> Kind.AUDIO;
      case "text" -> Kind.TEXT;
      case "pdf", "pdfs" -> Kind.PDF;
      case "nifti" -> Kind.NIFTI;
      default -> item.get("createVideo").booleanValue() ? Kind.IMAGE_SEQUENCE : Kind.IMAGE_GROUP;
    };
  }
}
