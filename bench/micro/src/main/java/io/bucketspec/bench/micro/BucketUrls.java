package io.bucketspec.bench.micro;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.url.UrlForm;
import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.util.Optional;

/** The URLs of the bench's bucket, as bucketspec forms them. */
final class BucketUrls {
  static final String BASE = "https://acme-media.s3.eu-west-2.amazonaws.com/";

  private static final UrlForm FORM =
      UrlForm.of(
          new UrlOptions(UrlStyle.VIRTUAL_HOSTED, Optional.of("eu-west-2"), Optional.empty()),
          "acme-media");

  private BucketUrls() {}

  static String url(String key) {
    return FORM.url(key);
  }

  static void append(byte[] key, ByteBuilder out) {
    FORM.append(key, key.length, out);
  }
}
