package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run directory as its readers see it: spec files and tables, and what {@code _SUCCESS.json} says
 * of them, and nothing beside that.
 */
public final class RunResult {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final JsonNode counts;
  private final boolean comparesWithOthers;
  private final SortedMap<String, String> specs = new TreeMap<>();
  private final SortedMap<String, TableRows> items = new TreeMap<>();
  private final SortedMap<String, TableRows> rejects = new TreeMap<>();

  private RunResult(Path directory) throws IOException {
    this.directory = directory;
    JsonNode success = JSON.readTree(directory.resolve("_SUCCESS.json").toFile());
    this.counts = success.get("counts");
    this.comparesWithOthers = success.path("ledger").hasNonNull("after");
    for (String path : files("specs")) {
      specs.put(path, sha256(directory.resolve(path)));
    }
    for (String path : files("items")) {
      items.put(path, TableRows.of(directory.resolve(path), sha256()));
    }
    for (String path : files("rejects")) {
      rejects.put(path, TableRows.of(directory.resolve(path), sha256()));
    }
  }

  /** Whether a reader would take the directory for a result. */
  public static boolean isThere(Path directory) {
    return Files.exists(directory.resolve("_SUCCESS.json"));
  }

  /** Reads a result and asserts that it holds: by its index, its tables and its counts. */
  public static RunResult verified(Path directory) throws IOException {
    assertThat(directory.resolve("_SUCCESS.json")).exists();
    RunResult result = new RunResult(directory);
    result.assertIndexed();
    result.assertNothingElse();
    result.assertAddsUp();
    return result;
  }

  private void assertIndexed() throws IOException {
    SortedMap<String, String> indexed = new TreeMap<>();
    long itemsIndexed = 0;
    for (String line : Files.readAllLines(directory.resolve("index.jsonl"))) {
      JsonNode entry = JSON.readTree(line);
      String path = entry.get("path").asText();
      indexed.put(path, entry.get("sha256").asText());
      itemsIndexed += entry.get("items").asLong();
      assertThat(directory.resolve(path)).hasSize(entry.get("bytes").asLong());
    }
    assertThat(specs).as("files under specs/ against the index").isEqualTo(indexed);
    assertThat(itemsIndexed).as("items of the index").isEqualTo(count("items"));
  }

  /** A driver that was killed right after the commit may have left its claim. */
  private void assertNothingElse() throws IOException {
    List<String> expected =
        new ArrayList<>(List.of("_SUCCESS.json", "index.jsonl", "items", "rejects", "report.html"));
    if (!specs.isEmpty()) {
      expected.add("specs");
    }
    if (comparesWithOthers) {
      expected.addAll(List.of("changed", "gone", "late", "renamed", "settling", "shrunk"));
    }
    try (Stream<Path> top = Files.list(directory)) {
      assertThat(top.map(path -> path.getFileName().toString()))
          .filteredOn(name -> !name.startsWith("_running-") && !name.equals("_temporary"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private void assertAddsUp() {
    assertThat(items.values().stream().mapToLong(TableRows::count).sum())
        .as("rows of items/")
        .isEqualTo(count("items"));
    assertThat(
            count("written")
                + (counts.has("known") ? count("known") + count("held") : 0)
                + count("filtered")
                + count("rejected")
                + count("superseded"))
        .as("where rows went")
        .isEqualTo(count("read"));
  }

  /** One of the counts of {@code _SUCCESS.json}. */
  public long count(String name) {
    return counts.get(name).asLong();
  }

  /** How many spec files there are. */
  public int specFiles() {
    return specs.size();
  }

  /**
   * Asserts the same counts, the same spec files byte for byte, and the same rows in the tables.
   */
  public void assertEqualTo(RunResult other) {
    assertThat(counts).as("counts of %s", directory).isEqualTo(other.counts);
    assertThat(specs).as("spec files of %s", directory).isEqualTo(other.specs);
    assertThat(items).as("items of %s", directory).isEqualTo(other.items);
    assertThat(rejects).as("rejections of %s", directory).isEqualTo(other.rejects);
  }

  /** The paths of all files in the folder. */
  private List<String> files(String folder) throws IOException {
    if (!Files.exists(directory.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory.resolve(folder))) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
