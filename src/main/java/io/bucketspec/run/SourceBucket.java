package io.bucketspec.run;

import io.bucketspec.url.UrlForm;
import java.nio.charset.StandardCharsets;

/**
 * A bucket that objects of the inventory are of.
 *
 * @param name as UTF-8; nobody changes it
 * @param urls the form of its objects' URLs
 */
record SourceBucket(byte[] name, UrlForm urls) {
  String text() {
    return new String(name, StandardCharsets.UTF_8);
  }
}
