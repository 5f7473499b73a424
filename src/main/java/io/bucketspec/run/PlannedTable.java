package io.bucketspec.run;

import io.bucketspec.metadata.MetadataShape;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.ValueType;
import java.io.Serializable;
import java.util.List;

/**
 * A side table, or the files beside the objects, as the steps of a run know it.
 *
 * @param name how reports call it
 * @param sidecar whether its rows are files beside the objects
 * @param onColumns the columns that must be alike to what items have
 * @param keys of each of those, whether it is the key of an object
 * @param normalizing what is done to those before they are compared
 * @param values the columns whose values are taken; those of media metadata come last
 * @param media the fields of media metadata, by name, that the last values are
 * @param row the object that a row is, where it is one value of the metadata; null where each
 *     column is one by itself
 * @param several what becomes of an item with several rows
 * @param differing what becomes of a group whose members' rows differ
 * @param required whether items without a row are rejected
 */
public record PlannedTable(
    String name,
    boolean sidecar,
    List<String> onColumns,
    List<Boolean> keys,
    List<Normalizing> normalizing,
    List<Value> values,
    List<String> media,
    MetadataShape row,
    Several several,
    Several differing,
    boolean required)
    implements Serializable {
  public PlannedTable {
    onColumns = List.copyOf(onColumns);
    keys = List.copyOf(keys);
    normalizing = List.copyOf(normalizing);
    values = List.copyOf(values);
    media = List.copyOf(media);
  }

  /**
   * A column whose values are taken.
   *
   * @param column its name, or that of a field within it
   * @param type what its values are to be
   * @param path where its values stand in the client metadata: keys from the outermost to their
   *     own; for media metadata the field
   */
  public record Value(String column, ValueType type, List<String> path) implements Serializable {
    public Value {
      path = List.copyOf(path);
    }
  }

  /** How many of the values are client metadata. */
  int clientValues() {
    return values.size() - media.size();
  }
}
