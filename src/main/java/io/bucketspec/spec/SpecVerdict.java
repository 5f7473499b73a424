package io.bucketspec.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a spec file holds and how many faults it has.
 *
 * @param items items per kind that occurs, by the kind's label; besides those of {@link
 *     io.bucketspec.model.Kind} there are {@code audio}, {@code text}, {@code pdf}, {@code nifti}
 *     and {@code scene}
 * @param urls object URLs, counted as often as they stand there
 * @param bytes the file's size
 * @param errors faults that are errors
 * @param warnings faults that are warnings
 */
public record SpecVerdict(
    Map<String, Long> items, long urls, long bytes, long errors, long warnings) {
  public SpecVerdict {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }

  /** Items of all kinds. */
  public long allItems() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }
}
