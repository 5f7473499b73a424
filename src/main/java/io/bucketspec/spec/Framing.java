package io.bucketspec.spec;

import io.bucketspec.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bytes around the items: what stands before an item, by the section of the item before it, and
 * what ends the file. The one table from which files are written and their sizes told.
 */
final class Framing {
  private static final byte[] NONE = {};

  private final Map<Kind, byte[]> first = new EnumMap<>(Kind.class);
  private final Map<Kind, byte[]> further = new EnumMap<>(Kind.class);
  private final byte[] sameSection;
  private final byte[] end;

  Framing(SpecOptions options) {
    boolean json = options.format() == SpecFormat.JSON;
    for (Kind kind : Kind.values()) {
      if (json) {
        String section = "\"" + array(kind, options) + "\":[\n";
        first.put(kind, ascii(head(options) + section));
        further.put(kind, ascii("\n]," + section));
      } else if (options.format().holds(kind)) {
        byte[] header = ascii(CsvColumns.header(kind, options.combine()) + "\r\n");
        first.put(kind, header);
        further.put(kind, header);
      }
    }
    sameSection = json ? ascii(",\n") : NONE;
    end = json ? ascii("\n]}\n") : NONE;
  }

  private static String array(Kind kind, SpecOptions options) {
    return kind == Kind.PDF ? options.pdfKey().label() : kind.array();
  }

  /** Both flags are written always: what the platform would guess is stated. */
  private static String head(SpecOptions options) {
    return "{\"skip_duplicate_urls\":"
        + options.skipDuplicateUrls()
        + ",\"upsert_metadata\":"
        + options.upsertMetadata()
        + ",";
  }

  /** What stands before the first item of a file; null if the format can't hold the kind. */
  byte[] first(Kind kind) {
    return first.get(kind);
  }

  /** What stands before an item that opens another section. */
  byte[] further(Kind kind) {
    return further.get(kind);
  }

  /** What stands before an item of the same section as the one before it. */
  byte[] sameSection() {
    return sameSection;
  }

  /** What stands after the last item. */
  byte[] end() {
    return end;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
