package io.bucketspec.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that the job file states.
 *
 * @param rules as {@link MetadataEntry#rules} has it
 * @param values by where they stand in the metadata, dots between the keys of nested objects; in
 *     the order of the job file
 */
public record FixedValues(List<String> rules, Map<String, Value> values) implements MetadataEntry {
  public FixedValues {
    rules = List.copyOf(rules);
    values = new LinkedHashMap<>(values);
  }

  /**
   * A value.
   *
   * @param template whether the text is a template of captures and built-in parts
   * @param text that template, or the JSON of a number, a boolean or a list
   */
  public record Value(boolean template, String text) implements java.io.Serializable {}
}
