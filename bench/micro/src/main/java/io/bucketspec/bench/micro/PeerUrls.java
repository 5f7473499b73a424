package io.bucketspec.bench.micro;

import io.bucketspec.model.ByteBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The URLs of the bench's bucket, as others form them. */
final class PeerUrls {
  private static final byte[] BASE = BucketUrls.BASE.getBytes(StandardCharsets.UTF_8);
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PeerUrls() {}

  /** The platform's encoder is for forms, not for paths: hence the replacements. */
  static String urlEncoder(String key) {
    return BucketUrls.BASE
        + URLEncoder.encode(key, StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("%2F", "/")
            .replace("*", "%2A")
            .replace("%7E", "~");
  }

  /** What is left when one only encodes: no look at segments of dots. */
  static void byteLoop(byte[] key, ByteBuilder out) {
    out.append(BASE);
    for (byte b : key) {
      if (literal(b)) {
        out.append(b);
      } else {
        out.append((byte) '%');
        out.append((byte) HEX[(b >> 4) & 15]);
        out.append((byte) HEX[b & 15]);
      }
    }
  }

  private static boolean literal(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '-' && b <= '9')
        || b == '_'
        || b == '~';
  }
}
