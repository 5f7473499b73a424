package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Whole files and single items as the writers make them, for tests. */
final class Written {
  static final SpecOptions JSON = new SpecOptions(SpecFormat.JSON, false, true, false);
  static final SpecOptions JSON_COMBINED = new SpecOptions(SpecFormat.JSON, true, true, false);
  static final SpecOptions CSV = new SpecOptions(SpecFormat.CSV, false, true, false);
  static final SpecOptions CSV_COMBINED = new SpecOptions(SpecFormat.CSV, true, true, false);

  /** An item to write; compared by nobody. Its metadata is empty where it has none. */
  @SuppressWarnings("ArrayRecordComponent")
  record Item(Kind kind, byte[] title, String client, String media, List<byte[]> urls) {
    Item(Kind kind, byte[] title, List<byte[]> urls) {
      this(kind, title, "", "", urls);
    }

    Item with(String clientMetadata, String mediaMetadata) {
      return new Item(kind, title, clientMetadata, mediaMetadata, urls);
    }

    static Item of(Kind kind, String title, String... urls) {
      return new Item(
          kind,
          title.getBytes(UTF_8),
          List.of(urls).stream().map(url -> url.getBytes(UTF_8)).toList());
    }
  }

  private Written() {}

  static byte[] item(SpecOptions options, Item item) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encode(ItemEncoder.of(options), item, (array, length) -> bytes.write(array, 0, length));
    return bytes.toByteArray();
  }

  static byte[] file(SpecOptions options, List<Item> items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ItemEncoder encoder = ItemEncoder.of(options);
    try (SpecWriter writer = new SpecWriter(bytes, options)) {
      for (Item item : items) {
        writer.beginItem(item.kind());
        encode(encoder, item, (array, length) -> writer.write(array, 0, length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  interface Sink {
    void take(byte[] array, int length) throws IOException;
  }

  /** Drains the buffer after every call, as a caller with a group of a million members does. */
  private static void encode(ItemEncoder encoder, Item item, Sink sink) {
    ByteBuilder out = new ByteBuilder(16);
    try {
      encoder.begin(out, item.kind(), padded(item.title()), item.title().length);
      drain(out, sink);
      if (!item.client().isEmpty() || !item.media().isEmpty()) {
        encoder.metadata(out, filled(item.client()), filled(item.media()));
        drain(out, sink);
      }
      for (int i = 0; i < item.urls().size(); i++) {
        encoder.member(out, i, padded(item.urls().get(i)), item.urls().get(i).length);
        drain(out, sink);
      }
      encoder.end(out);
      drain(out, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drain(ByteBuilder out, Sink sink) throws IOException {
    sink.take(out.array(), out.length());
    out.clear();
  }

  private static ByteBuilder filled(String json) {
    ByteBuilder longer = new ByteBuilder().append(json + "}\"");
    longer.setLength(longer.length() - 2);
    return longer;
  }

  /** A longer array than counts, as buffers are: what is behind the length must not be written. */
  private static byte[] padded(byte[] bytes) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 3);
    longer[bytes.length] = (byte) 0x80;
    longer[bytes.length + 1] = '"';
    return longer;
  }
}
