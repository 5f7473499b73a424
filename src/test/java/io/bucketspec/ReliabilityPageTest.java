package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fault matrix names tests that there are, and names all that have a profile of their own. */
class ReliabilityPageTest {
  private static final Path PAGE = Path.of("src/site/markdown/reliability.md");
  private static final Path TESTS = Path.of("src/test/java/io/bucketspec");
  private static final Pattern ROW =
      Pattern.compile("^\\|.*\\| ([●○]?) ?`(\\w+)(?:#(\\w+))?`[^|]*\\|$", Pattern.MULTILINE);
  private static final Pattern TAG =
      Pattern.compile("^@Tag\\(\"(faults|stores)\"\\)", Pattern.MULTILINE);
  private static final Pattern METHOD =
      Pattern.compile("@(?:Parameterized)?Test\\b[^;{]*?void (\\w+)\\(");

  /** The sources of all tests, by the name of their class. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return tests;
  }

  /** What marks a test in the page: the profile that it needs. */
  private static String mark(String source) {
    Matcher tag = TAG.matcher(source);
    if (!tag.find()) {
      return "";
    }
    return tag.group(1).equals("faults") ? "●" : "○";
  }

  /** A row's test. */
  private record Named(String test, String method, String mark) {}

  private static List<Named> named() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .map(row -> new Named(row.group(2), row.group(3), row.group(1)))
        .toList();
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> tests = tests();
    assertThat(named()).hasSizeGreaterThan(35);
    for (Named named : named()) {
      assertThat(tests).containsKey(named.test());
      String source = tests.get(named.test());
      if (named.method() != null) {
        assertThat(source).as(named.test()).contains("void " + named.method() + "(");
      }
      assertThat(named.mark()).as("mark of %s", named).isEqualTo(mark(source));
    }
  }

  @Test
  void everyTestOfAProfileIsNamed() throws IOException {
    List<Named> named = named();
    tests()
        .forEach(
            (test, source) -> {
              String mark = mark(source);
              if (mark.isEmpty()) {
                return;
              }
              boolean whole =
                  named.stream().anyMatch(it -> it.test().equals(test) && it.method() == null);
              Matcher methods = METHOD.matcher(source);
              while (methods.find()) {
                String method = methods.group(1);
                assertThat(whole || named.contains(new Named(test, method, mark)))
                    .as("%s#%s is on the page", test, method)
                    .isTrue();
              }
            });
  }
}
