package io.bucketspec.bench.micro;

import io.bucketspec.bench.SampleKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An image sequence, its URLs and title as bytes and as texts. */
final class SampleItem {
  static final int MEMBERS = 150;

  private final Keys urls;
  private final String title;
  private final byte[] titleBytes;

  SampleItem() {
    List<String> run = SampleKeys.runs(1, MEMBERS).get(0);
    urls = new Keys(run.stream().map(BucketUrls::url).toList());
    title = run.get(0).substring(0, run.get(0).lastIndexOf('/')).replace('/', '-');
    titleBytes = title.getBytes(StandardCharsets.UTF_8);
  }

  Keys urls() {
    return urls;
  }

  String title() {
    return title;
  }

  /** Not a copy. */
  byte[] titleBytes() {
    return titleBytes;
  }
}
