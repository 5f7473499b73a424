package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What runs of before left behind. */
final class FileTree {
  private FileTree() {}

  /** Deletes a folder with everything in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /**
   * Makes room for an output at that place. For minutes after thousands of files were deleted, ext4
   * searches long for the place of a new one. So what is there is emptied, which gives its space
   * back, and left beside it to whoever cleans up.
   */
  static void setAside(Path output) throws IOException {
    if (Files.exists(output)) {
      Path aside = Files.createTempDirectory(output.toAbsolutePath().getParent(), "aside");
      empty(Files.move(output, aside.resolve(output.getFileName())));
    }
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[0]);
      }
    }
  }
}
