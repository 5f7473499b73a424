package io.bucketspec.run;

import io.bucketspec.metadata.SchemaCheck;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.MetadataSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes back values that the metadata schema does not allow where they stand. */
final class ValueSchema {
  private final Optional<MetadataSchema> schema;
  private final Map<List<String>, Optional<SchemaCheck>> checks = new HashMap<>();

  ValueSchema(Optional<MetadataSchema> schema) {
    this.schema = schema;
  }

  /**
   * Looks at a value that was appended.
   *
   * @param from where it begins; what is wrong is cut off there
   * @param findings where it goes what is wrong
   * @return whether it stays
   */
  boolean keeps(List<String> path, ByteBuilder out, int from, List<Finding> findings) {
    if (schema.isEmpty()) {
      return true;
    }
    Optional<SchemaCheck> check =
        checks.computeIfAbsent(path, any -> schema.flatMap(known -> SchemaCheck.of(known, path)));
    Optional<Finding> wrong = check.flatMap(known -> known.check(out.array(), from, out.length()));
    wrong.ifPresent(
        finding -> {
          findings.add(finding);
          out.setLength(from);
        });
    return wrong.isEmpty();
  }
}
