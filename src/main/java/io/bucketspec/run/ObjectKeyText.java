package io.bucketspec.run;

import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.ObjectUri;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Objects as tables and people name them: by their keys, or as {@code s3://bucket/key}. Where an
 * inventory is of several buckets, a key by itself names none.
 */
final class ObjectKeyText {
  /** A scheme is as RFC 3986, section 3.1 has it; what has none is a key as it is. */
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

  private final String bucket;
  private final ObjectUri uri = new ObjectUri(KeyEncoding.AUTO);

  /**
   * @param bucketOrEmpty the bucket that the inventory is of; empty if it is of several
   */
  ObjectKeyText(String bucketOrEmpty) {
    bucket = bucketOrEmpty;
  }

  /**
   * An object of the inventory's.
   *
   * @param bucket the inventory's, or the one of several that the text names
   */
  record Named(String bucket, String key) {}

  boolean several() {
    return bucket.isEmpty();
  }

  /** Whether the text is more than a key. */
  static boolean isUri(String text) {
    return URL.matcher(text).lookingAt();
  }

  /** What a text names; empty if that is an object of another bucket, or of no known one. */
  Optional<Named> named(String text) {
    if (!isUri(text)) {
      return several() ? Optional.empty() : Optional.of(new Named(bucket, text));
    }
    int start = text.indexOf("://") + "://".length();
    if (!several() && text.startsWith(bucket + "/", start)) {
      return Optional.of(new Named(bucket, text.substring(start + bucket.length() + 1)));
    }
    boolean azure = bucket.indexOf('@') >= 0;
    return several() || azure
        ? parsed(text).filter(named -> several() || named.bucket().equals(bucket))
        : Optional.empty();
  }

  private Optional<Named> parsed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return uri.parse(bytes, 0, bytes.length)
        ? Optional.of(
            new Named(
                uri.bucket(), new String(uri.key(), 0, uri.keyLength(), StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
