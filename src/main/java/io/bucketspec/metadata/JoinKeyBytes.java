package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The texts that a row and an item must have alike, as the bytes of one key: each as UTF-8 with its
 * length before it, or as UTF-16 if UTF-8 can't tell it from others, so that no two lists of texts
 * have the same bytes.
 */
public final class JoinKeyBytes {
  private JoinKeyBytes() {}

  /** Appends the parts of a key, none of them null. */
  public static void append(ByteBuilder out, List<String> parts) {
    for (String part : parts) {
      append(out, part);
    }
  }

  /** Appends one part, for keys that are made part by part. */
  public static void append(ByteBuilder out, String part) {
    if ((JsonString.changes(part) & JsonString.SURROGATE) == 0) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      Varint.append(out, 2L * utf8.length);
      out.append(utf8);
      return;
    }
    // Encoders make the same of every half of a surrogate pair.
    Varint.append(out, 2L * part.length() + 1);
    for (int i = 0; i < part.length(); i++) {
      out.append((byte) (part.charAt(i) >> Byte.SIZE)).append((byte) part.charAt(i));
    }
  }
}
