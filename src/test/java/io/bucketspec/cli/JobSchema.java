package io.bucketspec.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The schema in {@code conf/}, as an editor would use it. */
final class JobSchema {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonNode TREE = read();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TREE);

  private JobSchema() {}

  static JsonNode tree() {
    return TREE;
  }

  /** What the schema has to say against a job file; nothing if it is a good one. */
  static List<String> faults(String yaml) throws JsonProcessingException {
    return SCHEMA.validate(YAML.readTree(yaml)).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Path.of("conf/job.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
