package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.util.ArrayList;
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
   * A value that the platform can keep.
   *
   * @param template whether the text is a template of captures and built-in parts
   * @param text that template, or the JSON of a number, a boolean or a list
   */
  public record Value(boolean template, String text) implements Serializable {
    private static final String FIELD = "set";

    public Value {
      if (template && JsonString.changes(text) != 0) {
        throw new InvalidOption(
            FIELD,
            Quoted.of(text)
                + " holds U+0000 or half of a surrogate pair, which the platform can't keep: take it"
                + " out.");
      }
      if (!template && !canBeKept(text)) {
        throw new InvalidOption(
            FIELD,
            Quoted.of(text)
                + " can't be kept by the platform, which takes numbers of 131,072 digits before the"
                + " point and 16,383 behind it, and texts without U+0000 and halves of surrogate"
                + " pairs: change it.");
      }
    }

    private static boolean canBeKept(String json) {
      List<Finding> told = new ArrayList<>();
      List<String> path = List.of(FIELD);
      return new ValueWriter(FIELD, ValueType.JSON, path, false)
              .write(json, new ByteBuilder(), told)
          && told.stream().allMatch(one -> one.code() == FindingCode.METADATA_BIG_INTEGER);
    }
  }
}
