package io.bucketspec.metadata;

import io.bucketspec.model.InvalidOption;
import java.util.List;
import java.util.Optional;

/**
 * What a job says about metadata.
 *
 * @param entries where client metadata and media metadata come from, in the order of their keys
 * @param schema the path of a metadata schema file that values are checked against
 * @param strictClientOnly whether the platform can't look at the objects, so that items without
 *     media metadata are of no use
 */
public record MetadataOptions(
    List<MetadataEntry> entries, Optional<String> schema, boolean strictClientOnly) {
  /** No metadata. */
  public static final MetadataOptions NONE =
      new MetadataOptions(List.of(), Optional.empty(), false);

  public MetadataOptions {
    entries = List.copyOf(entries);
    if (schema.filter(String::isBlank).isPresent()) {
      throw new InvalidOption(
          "metadataSchema", "'metadataSchema' is empty: it is the path of a metadata schema.");
    }
  }

  /** The side tables, in their order. */
  public List<TableJoin> joins() {
    return entries.stream().filter(TableJoin.class::isInstance).map(TableJoin.class::cast).toList();
  }

  /** The files beside the objects, if they are read. */
  public Optional<Sidecars> sidecars() {
    return entries.stream()
        .filter(Sidecars.class::isInstance)
        .map(Sidecars.class::cast)
        .findFirst();
  }
}
