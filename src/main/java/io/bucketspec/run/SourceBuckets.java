package io.bucketspec.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The buckets that a task meets: always the one of the inventory, or those that rows name. */
final class SourceBuckets {
  private final RunPlan plan;
  private final Map<Bytes, SourceBucket> known = new HashMap<>();
  private SourceBucket last;

  SourceBuckets(RunPlan plan) {
    this.plan = plan;
    this.last = bucket(plan.sourceBucket().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The bucket of an object.
   *
   * @param name as the row has it; whatever it is where the inventory is of one bucket
   */
  SourceBucket of(byte[] name) {
    if (plan.severalBuckets() && last.name() != name && !Arrays.equals(last.name(), name)) {
      last = known.computeIfAbsent(new Bytes(name), any -> bucket(name));
    }
    return last;
  }

  private SourceBucket bucket(byte[] name) {
    return new SourceBucket(name, plan.urls().of(new String(name, StandardCharsets.UTF_8)));
  }
}
