package io.bucketspec.run;

import java.nio.charset.StandardCharsets;

/**
 * What someone asks of: a key, by itself or with its bucket, as {@code s3://bucket/key}.
 *
 * @param bucket the bucket; empty for a key in whatever bucket of several
 * @param key UTF-8
 */
record AskedObject(byte[] bucket, byte[] key) {
  private static final byte[] ANY = {};

  static AskedObject of(RunPlan plan, String text) {
    byte[] source = plan.sourceBucket().getBytes(StandardCharsets.UTF_8);
    if (!ObjectKeyText.isUri(text)) {
      return new AskedObject(source, text.getBytes(StandardCharsets.UTF_8));
    }
    return new ObjectKeyText(plan.sourceBucket())
        .named(text)
        .map(
            named ->
                new AskedObject(
                    named.bucket().getBytes(StandardCharsets.UTF_8),
                    named.key().getBytes(StandardCharsets.UTF_8)))
        .orElse(
            new AskedObject(
                plan.severalBuckets() ? ANY : source, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether it is told which object is meant. */
  boolean known() {
    return bucket.length > 0;
  }

  AskedObject in(byte[] newBucket) {
    return new AskedObject(newBucket, key);
  }

  Bytes object() {
    return Bytes.of(bucket, key);
  }
}
