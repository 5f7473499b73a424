package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds objects that were renamed: one is gone, and one of the same content and size is new. They
 * come in the order of their contents, the gone ones first. Where several are alike, the first in
 * the order of keys is taken for the first.
 */
final class RenamedObjects {
  /** Of more copies of one content than these, the rest is left as gone and new. */
  private static final int MOST_ALIKE = 100_000;

  private final SourceBuckets buckets;
  private final TaskFiles files;
  private final Deque<ObjectRecord> gone = new ArrayDeque<>();
  private final ByteBuilder url = new ByteBuilder();

  RenamedObjects(RunPlan plan, TaskFiles files) {
    this.buckets = new SourceBuckets(plan);
    this.files = files;
  }

  void take(byte[] payload) throws IOException {
    ObjectRecord object = ObjectRecord.of(payload);
    if (!gone.isEmpty() && !gone.peek().sameContent(object)) {
      gone.clear();
    }
    if (object.gone()) {
      if (gone.size() < MOST_ALIKE) {
        gone.add(object);
      }
      return;
    }
    ObjectRecord old = gone.poll();
    if (old != null) {
      files.nightRow(TableSchema.RENAMED, url(old), url(object), object.size());
      files
          .tally()
          .night
          .merge(NightChange.RENAMED.label(), new NightCount(0, 1), NightCount::plus);
    }
  }

  private String url(ObjectRecord object) {
    url.clear();
    buckets.of(object.bucket()).urls().append(object.key(), object.key().length, url);
    return new String(url.array(), 0, url.length(), StandardCharsets.UTF_8);
  }
}
