package io.bucketspec.grouping.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The index of a medium (PS3.10 8), which lies among its objects and is told by its name alone. */
public final class MediumIndex {
  /** Why it is no slice. */
  public static final String SENTENCE =
      "By its name it is the index of a medium (PS3.10 8), not an image.";

  private static final Set<String> NAMES = Set.of("DICOMDIR", "DICOMDIR.DCM");

  private MediumIndex() {}

  /** Whether the key's file name is that of one, in whatever case. */
  public static boolean is(byte[] key) {
    int from = SliceKeys.folderEnd(key);
    String name = new String(key, from, key.length - from, StandardCharsets.UTF_8);
    return NAMES.contains(name.toUpperCase(Locale.ROOT));
  }
}
