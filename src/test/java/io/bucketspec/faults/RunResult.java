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
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * A run directory as its readers see it: spec files and tables, and what {@code _SUCCESS.json} says
 * of them. Files whose name begins with a dot or an underscore are nobody's.
 */
public final class RunResult {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final JsonNode counts;
  private final SortedMap<String, String> specs;
  private final SortedMap<String, String> items;
  private final SortedMap<String, String> rejects;

  private RunResult(Path directory) throws IOException {
    this.directory = directory;
    this.counts = JSON.readTree(directory.resolve("_SUCCESS.json").toFile()).get("counts");
    this.specs = digests("specs");
    this.items = digests("items");
    this.rejects = digests("rejects");
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

  private void assertAddsUp() throws IOException {
    long itemRows = 0;
    for (String path : items.keySet()) {
      itemRows += rows(directory.resolve(path));
    }
    assertThat(itemRows).as("rows of items/").isEqualTo(count("items"));
    assertThat(count("written") + count("filtered") + count("rejected") + count("superseded"))
        .as("where rows went")
        .isEqualTo(count("read"));
  }

  private static long rows(Path table) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(table.toUri());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      return reader.getRecordCount();
    }
  }

  /** One of the counts of {@code _SUCCESS.json}. */
  public long count(String name) {
    return counts.get(name).asLong();
  }

  /** How many spec files there are. */
  public int specFiles() {
    return specs.size();
  }

  /** Asserts that all that a reader may look at is the same, byte for byte. */
  public void assertEqualTo(RunResult other) {
    assertThat(counts).as("counts of %s", directory).isEqualTo(other.counts);
    assertThat(specs).as("spec files of %s", directory).isEqualTo(other.specs);
    assertThat(items).as("items of %s", directory).isEqualTo(other.items);
    assertThat(rejects).as("rejections of %s", directory).isEqualTo(other.rejects);
  }

  /** Each visible file's SHA-256 by its path. */
  private SortedMap<String, String> digests(String folder) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve(folder))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = directory.relativize(file).toString();
        if (Stream.of(path.split("/")).noneMatch(name -> name.matches("[._].*"))) {
          digests.put(path, sha256(file));
        }
      }
    }
    return digests;
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
