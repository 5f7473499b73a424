package io.bucketspec.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file extensions that the platform takes for each kind, and the MIME types that they stand
 * for.
 *
 * <p>Source: the supported-data page of the platform; MIME types are those that its pages name,
 * else IANA's. Image sequences take no TIFF. DICOM objects often have no extension, or are named by
 * their UID ({@code 1.2.840.10008.5}), whose last number is no extension. {@code .mp4} may be audio
 * too, but is video's. Of text the page names {@code .html .json .xml .txt} "and many more", and
 * the SDK's upload takes {@code text/*}, {@code application/json} and {@code application/xml}: here
 * it is the extensions that commonly stand for one of these and hold something to read.
 */
public final class MediaType {
  /** What an extension has that stands for no MIME type which is ever written. */
  private static final String NO_MIME = "";

  private static final Map<String, String> STILL =
      Map.of(
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "png", "image/png",
          "webp", "image/webp",
          "avif", "image/avif",
          "bmp", "image/bmp");
  private static final Map<String, String> TIFF = Map.of("tif", "image/tiff", "tiff", "image/tiff");

  private static final Map<String, String> TEXT =
      Map.ofEntries(
          Map.entry("txt", "text/plain"),
          Map.entry("text", "text/plain"),
          Map.entry("log", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("markdown", "text/markdown"),
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"));

  /** For each kind its extensions, in lower case and without the dot, and their MIME types. */
  private static final Map<Kind, Map<String, String>> TYPES = new EnumMap<>(Kind.class);

  static {
    TYPES.put(
        Kind.VIDEO,
        Map.of(
            "mp4", "video/mp4",
            "mov", "video/quicktime",
            "webm", "video/webm",
            "mkv", "video/x-matroska"));
    Map<String, String> image = new HashMap<>(STILL);
    image.putAll(TIFF);
    TYPES.put(Kind.IMAGE, Map.copyOf(image));
    TYPES.put(Kind.IMAGE_GROUP, Map.copyOf(image));
    TYPES.put(Kind.IMAGE_SEQUENCE, STILL);
    TYPES.put(Kind.DICOM_SERIES, Map.of("dcm", NO_MIME, "ima", NO_MIME, "", NO_MIME));
    TYPES.put(
        Kind.AUDIO,
        Map.of(
            "mp3", "audio/mpeg",
            "mpeg", "audio/mpeg",
            "mpga", "audio/mpeg",
            "wav", "audio/wav",
            "flac", "audio/flac",
            "eac3", "audio/eac3",
            "m4a", "audio/mp4"));
    TYPES.put(Kind.TEXT, TEXT);
    TYPES.put(Kind.PDF, Map.of("pdf", "application/pdf"));
    TYPES.put(Kind.NIFTI, Map.of("nii", NO_MIME, "nii.gz", NO_MIME));
  }

  /** Packed extensions, so that the test of an object makes no String. */
  private static final Map<Kind, long[]> PACKED = new EnumMap<>(Kind.class);

  /** The MIME types of the packed extensions, at the same places. */
  private static final Map<Kind, String[]> MIME_TYPES = new EnumMap<>(Kind.class);

  static {
    TYPES.forEach(
        (kind, types) -> {
          String[] names = types.keySet().toArray(new String[0]);
          Arrays.sort(names, Comparator.comparingLong(MediaType::pack));
          PACKED.put(kind, Arrays.stream(names).mapToLong(MediaType::pack).toArray());
          MIME_TYPES.put(kind, Arrays.stream(names).map(types::get).toArray(String[]::new));
        });
  }

  private static final long JPEG = pack("jpeg");
  private static final long TIF = pack("tif");
  private static final long MP4 = pack("mp4");
  private static final long GZ = pack("gz");
  private static final byte[] NII = {'.', 'n', 'i', 'i'};
  private static final byte[] JPG_FORMAT = {'j', 'p', 'g'};
  private static final byte[] TIFF_FORMAT = {'t', 'i', 'f', 'f'};

  /** Two tokens of RFC 9110, as far as IANA registers any (RFC 6838, section 4.2). */
  private static final Pattern TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

  private static final int LONGEST = 8;
  private static final long TOO_LONG = -1;

  private MediaType() {}

  /** The extensions of a kind, in lower case and without the dot; an empty one means none. */
  public static Set<String> extensions(Kind kind) {
    return TYPES.get(kind).keySet();
  }

  /** Whether the key's extension is one of the kind's, in whatever case. */
  public static boolean fits(Kind kind, byte[] key, int length) {
    long extension = packedExtension(key, 0, length);
    for (long known : PACKED.get(kind)) {
      if (known == extension) {
        return true;
      }
    }
    return kind == Kind.NIFTI && extension == GZ && niftiBefore(key, length - ".gz".length());
  }

  /** Whether what is left of a compressed volume's key is that of a plain one. */
  private static boolean niftiBefore(byte[] key, int length) {
    int start = length - NII.length;
    for (int i = 0; i < NII.length; i++) {
      if (start < 0 || lower(key[start + i]) != NII[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The MIME type that the extension of a key stands for, if it is one of the kind's; in audio
   * {@code .mp4} stands for audio. Empty for kinds of which no MIME type is ever written.
   *
   * @param bytes what the key stands amid, from {@code from} to before {@code to}
   */
  public static Optional<String> mimeType(Kind kind, byte[] bytes, int from, int to) {
    long extension = packedExtension(bytes, from, to);
    if (kind == Kind.AUDIO && extension == MP4) {
      return Optional.of("audio/mp4");
    }
    long[] known = PACKED.get(kind);
    for (int i = 0; i < known.length; i++) {
      if (known[i] == extension) {
        return Optional.of(MIME_TYPES.get(kind)[i]).filter(type -> !type.equals(NO_MIME));
      }
    }
    return Optional.empty();
  }

  /**
   * What a store says of an object's type, if that can be the type of an item of the kind: in lower
   * case and without parameters. Empty for what says nothing, such as {@code
   * application/octet-stream}, which stores give to what nobody told them the type of.
   *
   * @param stated a media type as RFC 9110, section 8.3.1 has it
   */
  public static Optional<String> stated(Kind kind, String stated) {
    int end = stated.indexOf(';');
    String type = (end < 0 ? stated : stated.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (!TYPE.matcher(type).matches()) {
      return Optional.empty();
    }
    boolean fits =
        switch (kind) {
          case VIDEO -> type.startsWith("video/");
          case IMAGE -> type.startsWith("image/");
          case AUDIO -> type.startsWith("audio/");
          case TEXT -> type.startsWith("text/") || TYPES.get(kind).containsValue(type);
          case PDF -> TYPES.get(kind).containsValue(type);
          default -> false;
        };
    return fits ? Optional.of(type) : Optional.empty();
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

  private static long packedExtension(byte[] bytes, int from, int to) {
    int start = extensionStart(bytes, from, to);
    if (to - start > LONGEST) {
      return TOO_LONG;
    }
    long packed = 0;
    for (int i = start; i < to; i++) {
      int b = bytes[i] & 0xFF;
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
