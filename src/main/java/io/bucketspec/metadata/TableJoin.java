package io.bucketspec.metadata;

import io.bucketspec.model.InvalidOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A side table whose rows' columns become metadata of the items that they belong to.
 *
 * @param name how reports call it, unique in its job file
 * @param source where it is read from
 * @param rules as {@link MetadataEntry#rules} has it
 * @param on what must be alike; at least one pair
 * @param columns the columns that are taken, by where they stand in the metadata, dots between the
 *     keys of nested objects; empty for all that are neither in {@code on} nor in {@code media}
 * @param types what a column's values are to be, by its name; others stay as they are
 * @param under an object of the metadata that they stand in; empty for the top
 * @param media the columns with media metadata, by its fields
 * @param several what becomes of an item with several rows
 * @param differing what becomes of a group whose members' rows differ
 * @param required whether items without a row are rejected
 * @param way how the rows come to the items
 */
public record TableJoin(
    String name,
    TableSource source,
    List<String> rules,
    List<JoinOn> on,
    Optional<Map<String, String>> columns,
    Map<String, ValueType> types,
    Optional<String> under,
    Map<String, String> media,
    Several several,
    Several differing,
    boolean required,
    JoinWay way)
    implements MetadataEntry {
  public TableJoin {
    rules = List.copyOf(rules);
    on = List.copyOf(on);
    columns = columns.map(LinkedHashMap::new);
    types = new TreeMap<>(types);
    media = new LinkedHashMap<>(media);
    if (name.isBlank()) {
      throw new InvalidOption("name", "'name' is empty; it is what reports call the table by.");
    }
    if (on.isEmpty()) {
      throw new InvalidOption(
          "on",
          "'on' is empty: it says what of an item is alike to which column, {site: site_id}.");
    }
    if (!media.isEmpty() && several == Several.LIST) {
      throw new InvalidOption(
          "several", "'media' takes one value for each field: use first, reject or fail.");
    }
  }
}
