package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

  /** Each Spark of the build has a profile, in which its Scala may be the default's. */
  @Test
  void whatIsTestedAreTheSparksThatTheTestsRunOn() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    Set<String> tested = new TreeSet<>();
    Pattern spark = Pattern.compile("<spark.version>([^<]+)</spark.version>");
    Pattern scala = Pattern.compile("<scala.binary.version>([^<]+)</scala.binary.version>");
    tested.add(row(first(spark, build), first(scala, build)));
    for (String profile : build.split("<id>spark-")) {
      if (!profile.startsWith("<?xml")) {
        String own = profile.substring(0, profile.indexOf("</profile>"));
        tested.add(
            row(
                own.contains("<spark.version>") ? first(spark, own) : first(spark, build),
                first(scala, own)));
      }
    }
    List<String> lines =
        Files.readString(PAGE).lines().filter(line -> line.endsWith("| tested |")).toList();
    assertThat(tested).hasSize(5);
    assertThat(lines)
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(tested).anyMatch(line::contains));
    assertThat(tested).allSatisfy(row -> assertThat(lines).anyMatch(line -> line.contains(row)));
  }

  private static String row(String spark, String scala) {
    return "| " + spark + " | " + scala + " | 17 |";
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
