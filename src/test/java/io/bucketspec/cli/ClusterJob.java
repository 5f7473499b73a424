package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the files in {@code jobs/} that begin a run on somebody's cluster.
 *
 * @param file its path below {@code jobs}
 * @param mainClass where the class to run stands
 * @param jar where the jar stands
 * @param arguments where bucketspec's command line stands
 */
record ClusterJob(String file, String mainClass, String jar, String arguments) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  Path path() {
    return Path.of("jobs", file);
  }

  JsonNode tree() throws IOException {
    return (file.endsWith(".json") ? JSON : YAML).readTree(path().toFile());
  }

  /** The text at a place of the file, as JSON Pointer names it; the whole file's is {@code ""}. */
  String text(String place) throws IOException {
    JsonNode node = tree().at(place);
    assertThat(node.isValueNode()).as("%s has %s", file, place).isTrue();
    return node.asText();
  }

  /** The texts of the list at a place. */
  List<String> list(String place) throws IOException {
    JsonNode node = tree().at(place);
    assertThat(node.isArray()).as("%s has a list at %s", file, place).isTrue();
    List<String> texts = new ArrayList<>();
    node.forEach(
        text -> {
          assertThat(text.isTextual()).as("%s is a text", text).isTrue();
          texts.add(text.asText());
        });
    return texts;
  }

  @Override
  public String toString() {
    return file;
  }

  /** The file as it is, comments and all. */
  String raw() throws IOException {
    return Files.readString(path());
  }
}
