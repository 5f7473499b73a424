package io.bucketspec.spec;

import java.util.List;

/**
 * A field of a media metadata object, all of which are required once the object is there. Source:
 * the SDK's models; the format's page writes the snake-case names in files, and the models take the
 * camel-case ones as well.
 *
 * @param name in snake case
 * @param wireName in camel case
 */
record MediaField(String name, String wireName, Type type) {
  enum Type {
    INTEGER,
    NUMBER,
    STRING
  }

  private static final MediaField MIME_TYPE = new MediaField("mime_type", "mimeType", Type.STRING);
  private static final MediaField FILE_SIZE = new MediaField("file_size", "fileSize", Type.INTEGER);
  private static final MediaField WIDTH = new MediaField("width", "width", Type.INTEGER);
  private static final MediaField HEIGHT = new MediaField("height", "height", Type.INTEGER);
  private static final MediaField DURATION = new MediaField("duration", "duration", Type.NUMBER);

  /** The fields of a section's media metadata. */
  static List<MediaField> of(Section section) {
    return switch (section) {
      case VIDEOS ->
          List.of(
              new MediaField("fps", "fps", Type.NUMBER),
              DURATION,
              WIDTH,
              HEIGHT,
              FILE_SIZE,
              MIME_TYPE);
      case IMAGES -> List.of(MIME_TYPE, FILE_SIZE, WIDTH, HEIGHT);
      case AUDIO ->
          List.of(
              DURATION,
              FILE_SIZE,
              MIME_TYPE,
              new MediaField("sample_rate", "sampleRate", Type.INTEGER),
              new MediaField("bit_depth", "bitDepth", Type.INTEGER),
              new MediaField("codec", "codec", Type.STRING),
              new MediaField("num_channels", "numChannels", Type.INTEGER));
      case TEXT -> List.of(FILE_SIZE, MIME_TYPE);
      case PDF -> List.of(FILE_SIZE, new MediaField("num_pages", "numPages", Type.INTEGER));
      default -> List.of();
    };
  }
}
