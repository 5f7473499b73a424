package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import io.bucketspec.model.JsonSort;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.model.SchemaWalk;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Compares the client metadata of a file's items with a schema, and says where it differs. */
final class SchemaFaults {
  /** Keys outside of the schema that are told of; a file with more has no use for the schema. */
  private static final int MOST_UNKNOWN = 1000;

  private final SchemaWalk walk;
  private final JsonTokens tokens;
  private final Faults faults;
  private final Set<String> unknown = new HashSet<>();

  /** Where the value stands that is told of at its end. */
  private Cursor valueStart;

  SchemaFaults(MetadataSchema schema, JsonTokens tokens, Faults faults) {
    walk = new SchemaWalk(schema);
    this.tokens = tokens;
    this.faults = faults;
  }

  /** An object or an array begins, the current token; the first is the client metadata itself. */
  void open(boolean first) {
    if (first) {
      walk.begin();
      return;
    }
    if (!walk.isInValue()) {
      valueStart = tokens.here();
    }
    report(
        walk.open(tokens.token() == JsonToken.START_OBJECT ? JsonSort.OBJECT : JsonSort.ARRAY),
        tokens);
  }

  void close() {
    report(walk.close(), valueStart);
  }

  void name(String name) {
    walk.name(name);
  }

  void scalar(String text) throws IOException {
    JsonSort sort = sort();
    // NaN and the like are told of already, and are numbers at least.
    report(walk.scalar(sort, sort == JsonSort.NUMBER && !tokens.isNumber() ? "0" : text), tokens);
  }

  private JsonSort sort() {
    return switch (tokens.token()) {
      case VALUE_STRING -> JsonSort.STRING;
      case VALUE_NUMBER_INT -> JsonSort.INTEGER;
      case VALUE_NUMBER_FLOAT -> JsonSort.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> JsonSort.BOOLEAN;
      default -> JsonSort.NULL;
    };
  }

  private void report(Optional<SchemaWalk.Problem> problem, Cursor at) {
    if (problem.isEmpty()) {
      return;
    }
    SchemaWalk.Problem found = problem.get();
    if (found.known()) {
      faults.report(FaultCode.METADATA_SCHEMA, at, found.sentence());
    } else if (unknown.size() < MOST_UNKNOWN && unknown.add(found.path())) {
      faults.report(
          FaultCode.METADATA_NOT_IN_SCHEMA, at, found.sentence() + " (Said once for the key.)");
    }
  }
}
