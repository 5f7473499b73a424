package io.bucketspec.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds to an object what another one has besides. */
final class RestOfObject {
  /** Who wrote the objects has kept to what the platform takes, which is more than Jackson's. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The table of keys has to be there: without it a parser tells no places in bytes.
          .configure(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW, false)
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private RestOfObject() {}

  /**
   * Appends the members of an object whose keys the other lacks.
   *
   * @param object to which they are added; empty for one that has none yet
   * @param rest an object as valid JSON, or nothing
   * @param schema what values have to be
   * @param findings where it goes that a key was there already, or a value is wrong
   */
  static void append(
      ByteBuilder object, ByteBuilder rest, ValueSchema schema, List<Finding> findings) {
    if (rest.length() == 0) {
      return;
    }
    try {
      Set<String> known = keys(object);
      try (JsonParser parser = JSON.createParser(rest.array(), 0, rest.length())) {
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          int from = (int) parser.currentTokenLocation().getByteOffset();
          parser.nextToken();
          int value = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          parser.finishToken();
          int to = (int) parser.currentLocation().getByteOffset();
          if (known.contains(key)) {
            findings.add(doubled(key));
          } else if (keeps(key, rest, value, to, schema, findings)) {
            add(object, rest, from, to);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean keeps(
      String key, ByteBuilder rest, int from, int to, ValueSchema schema, List<Finding> findings) {
    ByteBuilder value = new ByteBuilder().append(rest.array(), from, to);
    return schema.keeps(List.of(key), value, 0, findings);
  }

  private static Set<String> keys(ByteBuilder object) throws IOException {
    Set<String> keys = new HashSet<>();
    if (object.length() == 0) {
      return keys;
    }
    try (JsonParser parser = JSON.createParser(object.array(), 0, object.length())) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        keys.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return keys;
  }

  private static void add(ByteBuilder object, ByteBuilder rest, int from, int to) {
    if (object.length() == 0) {
      object.append((byte) '{');
    } else {
      object.setLength(object.length() - 1);
      object.append((byte) ',');
    }
    object.append(rest.array(), from, to).append((byte) '}');
  }

  private static Finding doubled(String key) {
    return new Finding(
        FindingCode.METADATA_DUPLICATE_KEY,
        "The file beside the object has the key '"
            + key
            + "', which the job file gives another value: that one is written.");
  }
}
