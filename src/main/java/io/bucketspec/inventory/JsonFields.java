package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where in a JSON object each program says what. Whatever else the object holds is passed over.
 *
 * <p>Sources: the output sections of the AWS CLI's {@code list-objects-v2} and {@code
 * list-object-versions}; s5cmd's {@code storage.Object}; the object resource of Google's JSON API;
 * {@code BlobProperties} as the Azure CLI prints it; rclone's {@code lsjson}; SageMaker's page on
 * augmented manifest files.
 */
final class JsonFields {
  private final Map<String, ListField> fields = new HashMap<>();
  private final Map<String, JsonFields> objects = new HashMap<>();

  private JsonFields() {}

  static JsonFields of(InventoryFormat format) {
    return switch (format) {
      case S3API ->
          new JsonFields()
              .with("Key", ListField.KEY)
              .with("Size", ListField.SIZE)
              .with("ETag", ListField.CONTENT)
              .with("LastModified", ListField.MODIFIED)
              .with("StorageClass", ListField.STORAGE_CLASS)
              .with("IsLatest", ListField.LATEST);
      case S5CMD ->
          new JsonFields()
              .with("key", ListField.URI)
              .with("size", ListField.SIZE)
              .with("etag", ListField.CONTENT)
              .with("last_modified", ListField.MODIFIED)
              .with("storage_class", ListField.STORAGE_CLASS)
              .with("type", ListField.FOLDER);
      case GCLOUD ->
          new JsonFields()
              .with("url", ListField.URI)
              .with("type", ListField.FOLDER)
              .with("metadata.bucket", ListField.BUCKET)
              .with("metadata.name", ListField.KEY)
              .with("metadata.size", ListField.SIZE)
              .with("metadata.md5Hash", ListField.CONTENT)
              .with("metadata.updated", ListField.MODIFIED)
              .with("metadata.contentType", ListField.CONTENT_TYPE)
              .with("metadata.timeDeleted", ListField.REPLACED)
              .with("metadata.softDeleteTime", ListField.DELETED);
      case AZ ->
          new JsonFields()
              .with("container", ListField.BUCKET)
              .with("name", ListField.KEY)
              .with("properties.contentLength", ListField.SIZE)
              .with("properties.contentSettings.contentMd5", ListField.CONTENT)
              .with("properties.contentSettings.contentType", ListField.CONTENT_TYPE)
              .with("properties.lastModified", ListField.MODIFIED)
              .with("properties.blobTier", ListField.STORAGE_CLASS)
              .with("isCurrentVersion", ListField.LATEST)
              .with("versionId", ListField.VERSION)
              .with("snapshot", ListField.SNAPSHOT)
              .with("deleted", ListField.DELETED)
              .with("metadata.hdi_isfolder", ListField.FOLDER)
              .with("nextMarker", ListField.MORE);
      case RCLONE ->
          new JsonFields()
              .with("Path", ListField.KEY)
              .with("Size", ListField.SIZE)
              .with("Hashes.md5", ListField.CONTENT)
              .with("ModTime", ListField.MODIFIED)
              .with("MimeType", ListField.CONTENT_TYPE)
              .with("Tier", ListField.STORAGE_CLASS)
              .with("IsDir", ListField.FOLDER);
      case SAGEMAKER -> new JsonFields().with("prefix", ListField.URI);
      case SAGEMAKER_AUGMENTED -> new JsonFields().with("source-ref", ListField.URI);
      default -> throw new IllegalArgumentException(format + " has no entries of JSON");
    };
  }

  private JsonFields with(String path, ListField field) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      fields.put(path, field);
    } else {
      objects
          .computeIfAbsent(path.substring(0, dot), name -> new JsonFields())
          .with(path.substring(dot + 1), field);
    }
    return this;
  }

  /** What the program calls a field that stands in no inner object; null if it doesn't state it. */
  String nameOf(ListField field) {
    return fields.entrySet().stream()
        .filter(it -> it.getValue() == field)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Reads an object from its opening brace, at which the parser stands, to its closing one. */
  void read(JsonParser parser, Map<ListField, String> into) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      JsonFields inner = objects.get(name);
      if (value == JsonToken.START_OBJECT && inner != null) {
        inner.read(parser, into);
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else {
        ListField field = fields.get(name);
        if (field != null && says(field, value)) {
          into.put(field, parser.getText());
        }
      }
    }
  }

  private static boolean says(ListField field, JsonToken value) {
    return field.text() ? value == JsonToken.VALUE_STRING : value != JsonToken.VALUE_NULL;
  }
}
