package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir private Path folder;

  @Test
  void whatWasSetAsideTakesNoSpaceAndStaysAFile() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out/specs"));
    Files.writeString(out.resolve("batch-00001.json"), "{}");
    FileTree.setAside(folder.resolve("out"));
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(files()).singleElement().satisfies(file -> assertThat(file).isEmptyFile());
  }

  @Test
  void setsAsideAsOftenAsAsked() throws IOException {
    for (int i = 0; i < 3; i++) {
      Path out = Files.createDirectories(folder.resolve("out"));
      Files.writeString(out.resolve("a"), "a");
      FileTree.setAside(out);
    }
    FileTree.setAside(folder.resolve("never"));
    assertThat(files()).hasSize(3);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
