package io.bucketspec.run;

import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecOptions;
import java.util.function.Supplier;

/** Empty batches for a plan's tasks. */
final class TaskBatches {
  private TaskBatches() {}

  static Supplier<Batch> of(RunPlan plan) {
    SpecOptions spec = plan.output().spec();
    Limits limits = plan.output().limits();
    return () -> new Batch(spec, limits, SpillBuffer.keeping());
  }
}
