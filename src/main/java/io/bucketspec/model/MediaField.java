package io.bucketspec.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of an item's media metadata object, all of which are required once the object is there.
 * Source: the SDK's models; the format's page writes the snake-case names in files, and the models
 * take the camel-case ones as well.
 *
 * @param name in snake case
 * @param wireName in camel case
 * @param type what its value is
 */
public record MediaField(String name, String wireName, Type type) {
  /** What the value of a field is. */
  public enum Type {
    /** A whole number over 0: bytes, pixels, Hz, bits, channels, pages. */
    INTEGER,
    /** A number over 0: seconds, frames a second. */
    NUMBER,
    /** A text that is not blank. */
    STRING
  }

  /** The object's size in bytes, which an inventory may tell as well. */
  public static final MediaField FILE_SIZE = new MediaField("file_size", "fileSize", Type.INTEGER);

  /** The object's MIME type, which the key's extension may tell as well. */
  public static final MediaField MIME_TYPE = new MediaField("mime_type", "mimeType", Type.STRING);

  private static final MediaField WIDTH = new MediaField("width", "width", Type.INTEGER);
  private static final MediaField HEIGHT = new MediaField("height", "height", Type.INTEGER);
  private static final MediaField DURATION = new MediaField("duration", "duration", Type.NUMBER);

  private record MediaObject(String key, List<MediaField> fields) {}

  private static final Map<Kind, MediaObject> OBJECTS = new EnumMap<>(Kind.class);

  static {
    put(
        Kind.VIDEO,
        "videoMetadata",
        new MediaField("fps", "fps", Type.NUMBER),
        DURATION,
        WIDTH,
        HEIGHT,
        FILE_SIZE,
        MIME_TYPE);
    put(Kind.IMAGE, "imageMetadata", MIME_TYPE, FILE_SIZE, WIDTH, HEIGHT);
    put(
        Kind.AUDIO,
        "audioMetadata",
        DURATION,
        FILE_SIZE,
        MIME_TYPE,
        new MediaField("sample_rate", "sampleRate", Type.INTEGER),
        new MediaField("bit_depth", "bitDepth", Type.INTEGER),
        new MediaField("codec", "codec", Type.STRING),
        new MediaField("num_channels", "numChannels", Type.INTEGER));
    put(Kind.TEXT, "textMetadata", FILE_SIZE, MIME_TYPE);
    put(Kind.PDF, "pdfMetadata", FILE_SIZE, new MediaField("num_pages", "numPages", Type.INTEGER));
  }

  private static void put(Kind kind, String key, MediaField... fields) {
    OBJECTS.put(kind, new MediaObject(key, List.of(fields)));
  }

  /** The fields of a kind's media metadata, in the order they are written; none if it has none. */
  public static List<MediaField> of(Kind kind) {
    MediaObject object = OBJECTS.get(kind);
    return object == null ? List.of() : object.fields();
  }

  /** The key of an item's media metadata, such as {@code videoMetadata}; empty if it has none. */
  public static Optional<String> mediaKey(Kind kind) {
    return Optional.ofNullable(OBJECTS.get(kind)).map(MediaObject::key);
  }
}
