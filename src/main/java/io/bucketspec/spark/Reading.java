package io.bucketspec.spark;

import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.run.RunPlan;

/**
 * What a scan of an inventory reads, and how.
 *
 * @param keyEncoding how keys are written
 * @param extra what is read besides what all jobs need
 * @param prefix how the keys begin of the rows that are seen at all; empty for all rows
 */
record Reading(KeyEncoding keyEncoding, ExtraColumns extra, String prefix) {
  static Reading of(RunPlan plan, String prefix) {
    return new Reading(plan.keyEncoding(), plan.extraColumns(), prefix);
  }
}
