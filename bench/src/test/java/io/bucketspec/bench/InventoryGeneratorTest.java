package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventoryGeneratorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void manifestSaysWhatIsThere(InventoryFormat format) throws Exception {
    new InventoryGenerator(3_000, format, folder, 5).write();
    Path manifest = InventoryGenerator.manifest(folder);
    assertThat(manifest.resolveSibling("manifest.checksum")).hasContent(md5(manifest));
    JsonNode json = new ObjectMapper().readTree(manifest.toFile());
    assertThat(json.get("fileFormat").asText()).isEqualTo(format.manifestName());
    assertThat(json.get("files")).hasSize(1);
    Path file = Snapshot.below(folder).files().get(0);
    JsonNode entry = json.get("files").get(0);
    assertThat(entry.get("key").asText())
        .isEqualTo("bench-inventory/acme-media/bench/data/" + file.getFileName());
    assertThat(file).hasSize(entry.get("size").asLong());
    assertThat(md5(file)).isEqualTo(entry.get("MD5checksum").asText());
    assertThat(file.resolveSibling("." + file.getFileName() + ".crc")).doesNotExist();
    assertThat(InventoryGenerator.jobFile(folder)).content().contains("inventory: \"" + folder);
  }

  @ParameterizedTest
  @EnumSource
  void sameOptionsGiveTheSameBytes(InventoryFormat format) throws Exception {
    new InventoryGenerator(2_000, format, folder.resolve("a"), 5).write();
    new InventoryGenerator(2_000, format, folder.resolve("b"), 5).write();
    new InventoryGenerator(2_000, format, folder.resolve("c"), 6).write();
    String first = md5(InventoryGenerator.manifest(folder.resolve("a")));
    assertThat(md5(InventoryGenerator.manifest(folder.resolve("b")))).isEqualTo(first);
    assertThat(md5(InventoryGenerator.manifest(folder.resolve("c")))).isNotEqualTo(first);
  }

  @Test
  void csvIsQuotedAndItsKeysAreEncodedButForTheSlash() throws IOException {
    new InventoryGenerator(3_000, InventoryFormat.CSV, folder, 5).write();
    List<String> lines = lines(Snapshot.below(folder).files().get(0));
    assertThat(lines)
        .hasSize(3_000)
        .allMatch(line -> line.matches("\"acme-media\"(,\"[^\"]*\"){10}"))
        .anyMatch(
            line -> line.matches(".*,\"photos/20\\d\\d/\\d\\d/IMG_\\d+\\+%C3%9Cbersicht.png\",.*"))
        .anyMatch(line -> line.contains("+50%25%2B.jpg\""))
        .anyMatch(line -> line.contains("\"true\",\"true\",\"\",\"20"))
        .anyMatch(line -> line.contains("\"GLACIER\""))
        .anyMatch(line -> line.contains("\"false\",\"false\",\"310000\""));
  }

  @Test
  void currentKeysAreUnique() {
    ObjectMix mix = new ObjectMix(20_000, new Noise(1));
    List<String> keys =
        java.util.stream.LongStream.range(0, 20_000)
            .mapToObj(mix::object)
            .filter(InventoryObject::latest)
            .map(InventoryObject::key)
            .toList();
    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(19_000);
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private static String md5(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}
