package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.spec.FaultCode;
import io.bucketspec.spec.Severity;
import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cell became.
 *
 * @param json the text, or null for none
 */
record Written(String json, List<Finding> problems) {

  /** Writes a cell at a path such as {@code a.b}; empty for the top. */
  static Written of(Object cell, ValueType type, String path) {
    List<String> keys = path.isEmpty() ? List.of() : List.of(path.split("\\."));
    return of(cell, new ValueWriter("col", type, keys, false));
  }

  static Written of(Object cell, ValueWriter writer) {
    ByteBuilder out = new ByteBuilder(16).append("before");
    List<Finding> problems = new ArrayList<>();
    boolean written = writer.write(cell, out, problems);
    String text = utf8(out);
    assertThat(text).startsWith("before");
    assertThat(written).as(text).isEqualTo(text.length() > "before".length());
    return new Written(written ? text.substring("before".length()) : null, problems);
  }

  static String utf8(ByteBuilder out) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(out.array(), 0, out.length());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<FindingCode> codes() {
    return problems.stream().map(Finding::code).toList();
  }

  List<String> sentences() {
    return problems.stream().map(Finding::sentence).toList();
  }

  /** The value as another parser reads it: Map, List, String, BigDecimal, Boolean, null. */
  Object read() {
    return read(json);
  }

  static Object read(String json) {
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      Object value = value(reader);
      assertThat(reader.peek()).isEqualTo(JsonToken.END_DOCUMENT);
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  private static Object value(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          assertThat(members).as("names that stand twice").doesNotContainKey(name);
          members.put(name, value(reader));
        }
        reader.endObject();
        return members;
      }
      case BEGIN_ARRAY -> {
        List<Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(value(reader));
        }
        reader.endArray();
        return list;
      }
      case STRING -> {
        return reader.nextString();
      }
      case NUMBER -> {
        return new BigDecimal(reader.nextString());
      }
      case BOOLEAN -> {
        return reader.nextBoolean();
      }
      default -> {
        reader.nextNull();
        return null;
      }
    }
  }

  /** What {@code validate} says of an item with this client metadata. */
  static List<String> faults(String clientMetadata) {
    String spec =
        "{\"images\":[{\"objectUrl\":\"s3://bucket/a.jpg\",\"title\":\"a\",\"clientMetadata\":"
            + clientMetadata
            + "}]}";
    List<SpecFault> faults = new ArrayList<>();
    try {
      byte[] bytes = spec.getBytes(StandardCharsets.UTF_8);
      SpecValidator.validate(new ByteArrayInputStream(bytes), "a.json", faults::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return faults.stream()
        // What keys a schema could name is not for the writer to say.
        .filter(
            fault -> fault.severity() == Severity.ERROR || fault.code() != FaultCode.METADATA_KEY)
        .map(fault -> fault.code().code())
        .toList();
  }
}
