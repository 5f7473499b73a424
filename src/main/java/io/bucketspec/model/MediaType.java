package io.bucketspec.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The file extensions that the platform takes for each kind.
 *
 * <p>Source: the supported-data page of the platform. Image sequences take no TIFF. DICOM objects
 * often have no extension, or are named by their UID ({@code 1.2.840.10008.5}), whose last number
 * is no extension.
 */
public final class MediaType {
  private static final Set<String> STILL = Set.of("jpg", "jpeg", "png", "webp", "avif", "bmp");
  private static final Set<String> IMAGE =
      Set.of("jpg", "jpeg", "png", "webp", "avif", "bmp", "tif", "tiff");
  private static final Map<Kind, Set<String>> EXTENSIONS = new EnumMap<>(Kind.class);

  static {
    EXTENSIONS.put(Kind.VIDEO, Set.of("mp4", "mov", "webm", "mkv"));
    EXTENSIONS.put(Kind.IMAGE, IMAGE);
    EXTENSIONS.put(Kind.IMAGE_GROUP, IMAGE);
    EXTENSIONS.put(Kind.IMAGE_SEQUENCE, STILL);
    EXTENSIONS.put(Kind.DICOM_SERIES, Set.of("dcm", "ima", ""));
  }

  /** Packed extensions, so that the test of an object makes no String. */
  private static final Map<Kind, long[]> PACKED = new EnumMap<>(Kind.class);

  static {
    EXTENSIONS.forEach(
        (kind, names) ->
            PACKED.put(kind, names.stream().mapToLong(MediaType::pack).sorted().toArray()));
  }

  private static final long JPEG = pack("jpeg");
  private static final long TIF = pack("tif");
  private static final byte[] JPG_FORMAT = {'j', 'p', 'g'};
  private static final byte[] TIFF_FORMAT = {'t', 'i', 'f', 'f'};

  private static final int LONGEST = 8;
  private static final long TOO_LONG = -1;

  private MediaType() {}

  /** The extensions of a kind, in lower case and without the dot; an empty one means none. */
  public static Set<String> extensions(Kind kind) {
    return EXTENSIONS.get(kind);
  }

  /** Whether the key's extension is one of the kind's, in whatever case. */
  public static boolean fits(Kind kind, byte[] key, int length) {
    long extension = packedExtension(key, length);
    for (long known : PACKED.get(kind)) {
      if (known == extension) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the extension begins: just after the last dot of the file name, or {@code length} if
   * there is none. Digits alone are no extension.
   */
  public static int extensionStart(byte[] key, int length) {
    return extensionStart(key, 0, length);
  }

  /** The same for a key that stands amid other bytes; {@code to} if it has no extension. */
  public static int extensionStart(byte[] bytes, int from, int to) {
    boolean digitsOnly = true;
    for (int i = to - 1; i >= from; i--) {
      byte b = bytes[i];
      if (b == '.') {
        return digitsOnly ? to : i + 1;
      }
      if (b == '/') {
        return to;
      }
      digitsOnly &= b >= '0' && b <= '9';
    }
    return to;
  }

  /**
   * Appends the format that an extension stands for, in lower case: {@code JPG} and {@code jpeg}
   * are both {@code jpg}, {@code tif} and {@code tiff} both {@code tiff}; others are as they are
   * spelled.
   *
   * @param start where the extension begins; nothing is appended for an empty one
   */
  public static void appendFormat(byte[] key, int start, int length, ByteBuilder out) {
    int from = out.length();
    for (int i = start; i < length; i++) {
      byte b = key[i];
      out.append(b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b);
    }
    long packed = 0;
    for (int i = from; i < out.length() && out.length() - from <= LONGEST; i++) {
      packed = packed << 8 | (out.array()[i] & 0xFF);
    }
    if (packed == JPEG || packed == TIF) {
      out.setLength(from);
      out.append(packed == JPEG ? JPG_FORMAT : TIFF_FORMAT);
    }
  }

  /** Whether the extension of a key that stands amid other bytes is one of TIFF's. */
  public static boolean tiff(byte[] bytes, int from, int to) {
    int start = extensionStart(bytes, from, to);
    int length = to - start;
    return (length == 3 || length == 4)
        && lower(bytes[start]) == 't'
        && lower(bytes[start + 1]) == 'i'
        && lower(bytes[start + 2]) == 'f'
        && (length == 3 || lower(bytes[start + 3]) == 'f');
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  private static long packedExtension(byte[] key, int length) {
    int start = extensionStart(key, length);
    if (length - start > LONGEST) {
      return TOO_LONG;
    }
    long packed = 0;
    for (int i = start; i < length; i++) {
      int b = key[i] & 0xFF;
      packed = packed << 8 | (b >= 'A' && b <= 'Z' ? b + 32 : b);
    }
    return packed;
  }

  private static long pack(String extension) {
    long packed = 0;
    for (int i = 0; i < extension.length(); i++) {
      packed = packed << 8 | extension.charAt(i);
    }
    return packed;
  }
}
