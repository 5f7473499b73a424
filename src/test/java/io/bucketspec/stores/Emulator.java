package io.bucketspec.stores;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that Maven can't fetch.
 *
 * @param name what people call it
 * @param program the file that starts it
 * @param installation the command that installs it where it is looked for first
 */
record Emulator(String name, String program, String installation) {
  private static final Path FOLDER =
      Path.of(System.getProperty("stores.emulators", "target/emulators")).toAbsolutePath();

  /** Its path; without one, the test that asks is skipped. */
  Path path() {
    Optional<Path> found = find();
    assumeTrue(found.isPresent(), () -> name + " is not installed: " + installation);
    return found.orElseThrow();
  }

  private Optional<Path> find() {
    Stream<Path> installed = Stream.of(FOLDER, FOLDER.resolve("node_modules/.bin"));
    Stream<Path> others = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    return Stream.concat(installed, others)
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
