package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a JSON document begins: the fields of the object that it is, or of the first object of the
 * list that it is, as far as they can be read.
 *
 * @param list whether it is a list
 * @param fields the fields' names and texts; of what is no text, its JSON if that is short
 */
record JsonHead(boolean list, Map<String, String> fields) {
  static JsonHead of(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean list = false;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = ListJson.parser(new ByteArrayInputStream(bytes))) {
      JsonToken token = parser.nextToken();
      list = token == JsonToken.START_ARRAY;
      if (list) {
        token = parser.nextToken();
      }
      if (token == JsonToken.START_OBJECT) {
        read(parser, fields);
      }
    } catch (IOException e) {
      // What was read before it was cut off, or went wrong, says enough or nothing.
    }
    return new JsonHead(list, fields);
  }

  private static void read(JsonParser parser, Map<String, String> fields) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      fields.put(name, value == JsonToken.VALUE_STRING ? parser.getText() : "");
      parser.skipChildren();
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  boolean begins(String name, String start) {
    return fields.getOrDefault(name, "").startsWith(start);
  }
}
