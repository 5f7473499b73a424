package io.bucketspec.bench.micro;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.spec.ItemEncoder;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecOptions;

/** Writes an item as bucketspec does. */
final class OurItem {
  private final ItemEncoder encoder;
  private final ByteBuilder out = new ByteBuilder();

  OurItem(SpecFormat format) {
    encoder = ItemEncoder.of(new SpecOptions(format, false, true, false));
  }

  /** What is written stays until the next item. */
  ByteBuilder write(SampleItem item) {
    out.clear();
    encoder.begin(out, Kind.IMAGE_SEQUENCE, item.titleBytes(), item.titleBytes().length);
    byte[][] urls = item.urls().bytes();
    for (int i = 0; i < urls.length; i++) {
      encoder.member(out, i, urls[i], urls[i].length);
    }
    encoder.end(out);
    return out;
  }
}
