package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what a test must produce, under {@code src/test/resources}. Run the tests with
 * {@code -Dgolden=rewrite} to write them anew, then read the difference before committing it.
 */
public final class Golden {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ""), "src", "test", "resources");

  private Golden() {}

  /**
   * Asserts that the bytes equal those of a file, or rewrites it.
   *
   * @param path under {@code src/test/resources}, such as {@code io/bucketspec/spec/videos.json}
   */
  public static void assertEqual(String path, byte[] actual) {
    Path file = ROOT.resolve(path);
    try {
      if ("rewrite".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.write(file, actual);
        return;
      }
      assertThat(file).as("golden file, to be made with -Dgolden=rewrite").exists();
      byte[] expected = Files.readAllBytes(file);
      // As text first: a difference in lines can be read, one in bytes can't.
      assertThat(new String(actual, StandardCharsets.UTF_8))
          .as(path)
          .isEqualTo(new String(expected, StandardCharsets.UTF_8));
      assertThat(actual).as(path).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A golden file's text. */
  public static String read(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts that a text, kept as UTF-8, equals that of a file, or rewrites it. */
  public static void assertEqual(String path, String actual) {
    assertEqual(path, actual.getBytes(StandardCharsets.UTF_8));
  }
}
