package io.bucketspec.spec;

import io.bucketspec.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The file extensions of keys, in lower case; empty where a key has none. */
final class KeyExtensions {
  private static final byte[] NII_GZ = ".nii.gz".getBytes(StandardCharsets.US_ASCII);

  private final KnownTexts known = new KnownTexts();

  String of(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == name.length()) {
      return of(bytes, 0, bytes.length);
    }
    int start = MediaType.extensionStart(bytes, bytes.length);
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  /** That of a key in ASCII, before which a slash stands or nothing. */
  String of(byte[] bytes, int from, int to) {
    int start = MediaType.extensionStart(bytes, to);
    String extension = known.text(bytes, start, to).toLowerCase(Locale.ROOT);
    return extension.equals("gz") && endsInNiiGz(bytes, from, to) ? "nii.gz" : extension;
  }

  private static boolean endsInNiiGz(byte[] bytes, int from, int to) {
    int start = Math.max(from, to - NII_GZ.length);
    String end = new String(bytes, start, to - start, StandardCharsets.US_ASCII);
    return Arrays.equals(end.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII), NII_GZ);
  }
}
