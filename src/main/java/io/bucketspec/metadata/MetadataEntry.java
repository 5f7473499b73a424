package io.bucketspec.metadata;

import java.util.List;

/** One entry of a job's {@code metadata}: where some of the items' metadata comes from. */
public sealed interface MetadataEntry permits TableJoin, FixedValues, Sidecars {
  /** The names of the rules whose items get it; empty for all that have what it needs. */
  List<String> rules();
}
