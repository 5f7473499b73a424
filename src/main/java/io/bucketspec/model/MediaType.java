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
    boolean digitsOnly = true;
    for (int i = length - 1; i >= 0; i--) {
      byte b = key[i];
      if (b == '.') {
        return digitsOnly ? length : i + 1;
      }
      if (b == '/') {
        return length;
      }
      digitsOnly &= b >= '0' && b <= '9';
    }
    return length;
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
