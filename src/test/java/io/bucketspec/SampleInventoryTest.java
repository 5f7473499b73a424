package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The sample that lies in the project is the one that {@link SampleInventory} makes. */
class SampleInventoryTest {
  private static final Path DAILY = Path.of("jobs/sample/acme-media/daily");

  @Test
  void dataFilesHoldTheGeneratedRows() throws IOException {
    // Compared unpacked: another zlib packs the same text into other bytes.
    List<String> texts = new ArrayList<>();
    for (byte[] file : committedDataFiles()) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
        texts.add(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(texts).isEqualTo(SampleInventory.dataFiles());
  }

  @Test
  void dataFilesCarryNoTimeOfTheirPacking() throws IOException {
    for (byte[] file : committedDataFiles()) {
      assertThat(List.of(file[4], file[5], file[6], file[7])).containsOnly((byte) 0);
    }
  }

  @Test
  void manifestsNameTheCommittedDataFiles() throws IOException {
    String manifest = SampleInventory.manifest(committedDataFiles());
    Path complete = DAILY.resolve(SampleInventory.SNAPSHOT);
    assertThat(complete.resolve("manifest.json")).hasContent(manifest);
    assertThat(complete.resolve("manifest.checksum"))
        .hasBinaryContent(SampleInventory.checksum(manifest.getBytes(StandardCharsets.UTF_8)));
    assertThat(DAILY.resolve(SampleInventory.INCOMPLETE_SNAPSHOT).resolve("manifest.json"))
        .hasContent(SampleInventory.incompleteManifest());
  }

  @Test
  void holdsNoOtherFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("jobs/sample"))) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(
              DAILY.resolve("data").resolve(SampleInventory.DATA_FILES.get(0)),
              DAILY.resolve("data").resolve(SampleInventory.DATA_FILES.get(1)),
              DAILY.resolve(SampleInventory.SNAPSHOT).resolve("manifest.json"),
              DAILY.resolve(SampleInventory.SNAPSHOT).resolve("manifest.checksum"),
              DAILY.resolve(SampleInventory.INCOMPLETE_SNAPSHOT).resolve("manifest.json"));
    }
  }

  private static List<byte[]> committedDataFiles() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String name : SampleInventory.DATA_FILES) {
      files.add(Files.readAllBytes(DAILY.resolve("data").resolve(name)));
    }
    return files;
  }
}
