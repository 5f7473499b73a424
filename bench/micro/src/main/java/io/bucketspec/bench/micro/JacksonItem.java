package io.bucketspec.bench.micro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Writes an item with Jackson's streaming API, one generator for all of them, the names of the
 * members made once.
 */
final class JacksonItem {
  private static final SerializableString[] MEMBERS =
      IntStream.range(0, SampleItem.MEMBERS)
          .mapToObj(i -> new SerializedString("objectUrl_" + i))
          .toArray(SerializableString[]::new);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonGenerator json;

  JacksonItem() {
    try {
      json = new JsonFactory().createGenerator(out).setRootValueSeparator(new SerializedString(""));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  ByteArrayOutputStream writeTexts(SampleItem item) {
    return write(item, i -> json.writeString(item.urls().texts()[i]));
  }

  ByteArrayOutputStream writeBytes(SampleItem item) {
    byte[][] urls = item.urls().bytes();
    return write(item, i -> json.writeUTF8String(urls[i], 0, urls[i].length));
  }

  private ByteArrayOutputStream write(SampleItem item, UrlWriter urls) {
    out.reset();
    try {
      json.writeStartObject();
      json.writeStringField("title", item.title());
      json.writeBooleanField("createVideo", true);
      for (int i = 0; i < MEMBERS.length; i++) {
        json.writeFieldName(MEMBERS[i]);
        urls.write(i);
      }
      json.writeEndObject();
      json.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
    return out;
  }

  private static IllegalStateException inMemory(IOException e) {
    return new IllegalStateException("Memory does not fail to be written.", e);
  }

  private interface UrlWriter {
    void write(int position) throws IOException;
  }
}
