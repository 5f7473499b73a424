package io.bucketspec.run;

import java.util.regex.Pattern;

/** Keys of objects as tables have them: by themselves, or as {@code s3://bucket/key}. */
final class ObjectKeyText {
  /** A scheme is as RFC 3986, section 3.1 has it; what has none is a key as it is. */
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

  private ObjectKeyText() {}

  /** The key; the text as it is where it names an object of another bucket. */
  static String of(String text, String bucket) {
    if (!URL.matcher(text).lookingAt()) {
      return text;
    }
    int start = text.indexOf("://") + "://".length();
    return ofOther(text, bucket, start) ? text : text.substring(start + bucket.length() + 1);
  }

  /** Whether it names an object of another bucket. */
  static boolean ofOtherBucket(String text, String bucket) {
    return URL.matcher(text).lookingAt()
        && ofOther(text, bucket, text.indexOf("://") + "://".length());
  }

  private static boolean ofOther(String text, String bucket, int start) {
    return !text.startsWith(bucket + "/", start);
  }
}
