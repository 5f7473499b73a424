package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All files of a run directory, wherever it lies.
 *
 * @param files their bytes by their paths in the directory
 */
public record RunFiles(SortedMap<String, byte[]> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUCCESS = "_SUCCESS.json";

  /** Those of a directory on a local disk, but for Hadoop's checksums. */
  public static RunFiles onDisk(Path directory) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".crc")) {
          files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return new RunFiles(files);
  }

  /** Those that the index names, and the index itself. */
  public SortedMap<String, String> specs() throws IOException {
    SortedMap<String, String> specs = new TreeMap<>();
    specs.put("index.jsonl", text("index.jsonl"));
    for (JsonNode line : index()) {
      String path = line.get("path").asText();
      specs.put(path, text(path));
    }
    return specs;
  }

  private Iterable<JsonNode> index() throws IOException {
    return JSON.readerFor(JsonNode.class).<JsonNode>readValues(files.get("index.jsonl")).readAll();
  }

  private String text(String path) {
    assertThat(files).containsKey(path);
    return new String(files.get(path), StandardCharsets.UTF_8);
  }

  boolean isResult() {
    return files.containsKey(SUCCESS);
  }

  /** Fails unless this is a result, all of one run, with the same specs and nothing else. */
  public void assertSameResultAs(RunFiles expected) throws IOException {
    assertIsWholeResult();
    assertThat(specs()).isEqualTo(expected.specs());
  }

  /** Fails unless this is a result whose index is true and beside which nothing lies. */
  void assertIsWholeResult() throws IOException {
    assertThat(files).containsKeys(SUCCESS, "index.jsonl", "report.html");
    Set<String> known = new TreeSet<>(Set.of(SUCCESS, "index.jsonl", "report.html"));
    for (JsonNode line : index()) {
      String path = line.get("path").asText();
      known.add(path);
      assertThat(sha256(text(path))).as(path).isEqualTo(line.get("sha256").asText());
    }
    Predicate<String> table = path -> path.matches("(items|rejects)/[^/]+\\.parquet");
    assertThat(files.keySet())
        .as("files of the run")
        .allMatch(path -> known.contains(path) || table.test(path));
    assertThat(files.keySet().stream().filter(table))
        .anyMatch(path -> path.startsWith("items/"))
        .anyMatch(path -> path.startsWith("rejects/"));
  }

  /** Fails if a reader could take anything here for a result. */
  void assertNoResult() {
    assertThat(files.keySet()).doesNotContain(SUCCESS);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
