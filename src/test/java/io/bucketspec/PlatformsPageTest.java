package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on where it runs name files that are there, and all that there are. */
class PlatformsPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/platforms.md");
  private static final Pattern FILE =
      Pattern.compile("`((?:jobs|src|conf|bench|notebooks)/[^` ]+\\.[a-z]+|jobs/[A-Za-z/]+)`");

  private static List<String> named(Path page) throws IOException {
    return FILE.matcher(Files.readString(page))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void whatIsNamedIsThere() throws IOException {
    for (Path page : List.of(PAGE, Path.of("README.md"), Path.of("jobs/README.md"))) {
      assertThat(named(page)).isNotEmpty().allSatisfy(file -> assertThat(Path.of(file)).exists());
    }
  }

  @Test
  void everyFileForAPlatformIsNamed() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("jobs"), 2)) {
      List<String> inFolders =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getNameCount() == 3)
              .map(Path::toString)
              .toList();
      assertThat(inFolders).hasSizeGreaterThan(9);
      assertThat(named(PAGE)).containsAll(inFolders);
    }
  }

  @Test
  void whatIsTestedIsTheSparkThatTheTestsRunOn() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<spark.version>3.5.9</spark.version>");
    assertThat(Files.readString(PAGE).lines().filter(line -> line.endsWith("| tested |")))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("| 3.5.9 | 2.12 | 17 |"));
  }
}
