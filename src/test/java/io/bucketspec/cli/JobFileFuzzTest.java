package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, it is a job or a list of problems: nothing else comes out. */
class JobFileFuzzTest {
  private static final List<String> SHREDS =
      List.of(
          "\n",
          "\n  ",
          "\n- ",
          ": ",
          ":",
          "- ",
          "? ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "'",
          "\"",
          "|\n",
          ">\n",
          "&a ",
          "*a ",
          "!t ",
          "!!int ",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "<<: ",
          "#",
          "\t",
          "\r",
          "\u0000",
          "\u0085",
          "\u2028",
          "\ud83d",
          "👋",
          "\ufeff",
          "~",
          "null",
          "yes",
          "0x",
          "1e999999999",
          "0",
          "-",
          "99999999999999999999",
          "metadata: ",
          "table: ",
          "catalog: ",
          "on: ",
          "{site: s}",
          "columns: ",
          "under: ",
          "media: ",
          "several: list",
          "set: ",
          "sidecars: ",
          "strictClientOnly: true",
          "a.b: ",
          "$",
          "{capture}",
          "**",
          "(?<a>",
          "sequence",
          "inventory: ",
          "urls: ",
          "rules: ",
          "output: ",
          "findings: ",
          "limits: ",
          "group: ",
          "order: ",
          "by: ",
          "as: timestamp",
          "format: yyyy",
          "tags: ",
          "series",
          "within: ",
          "fallback: ",
          "{v:a|b}",
          "\\");

  @FuzzTest
  void anyTextIsAJobOrProblems(FuzzedDataProvider data) {
    check(data.consumeRemainingAsString());
  }

  static List<Path> examples() throws IOException {
    return ExampleJobsTest.files();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anyDamageToAJobIsAJobOrProblems(Path file) throws IOException {
    String text = Files.readString(file);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder damaged = new StringBuilder(text);
      for (int cut = 0; cut < 1 + random.nextInt(4); cut++) {
        int at = random.nextInt(damaged.length() + 1);
        int end = Math.min(damaged.length(), at + random.nextInt(12));
        damaged.replace(at, end, SHREDS.get(random.nextInt(SHREDS.size())));
      }
      try {
        check(damaged.toString());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ":\n" + damaged, e);
      }
    }
  }

  static List<String> large() {
    String keys =
        IntStream.range(0, 200_000)
            .mapToObj(i -> "k" + i + ": 1")
            .collect(Collectors.joining("\n"));
    StringBuilder aliases = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      aliases.append(String.format("a%d: &a%d [*a%d, *a%d]%n", i, i, i - 1, i - 1));
    }
    return List.of(
        "[".repeat(100_000),
        "rules: " + "[".repeat(100_000) + "]".repeat(100_000),
        "inventory: " + "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        keys,
        aliases.toString(),
        "inventory: " + "x".repeat(10_000_000),
        "x".repeat(10_000_000) + ": 1",
        "rules:\n" + "- {match: '**', kind: image}\n".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("large")
  void whatIsLargeWithoutMeasureIsAJobOrProblems(String text) {
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(5), () -> check(text));
  }

  private static void check(String text) {
    try {
      assertThat(JobFile.parse(text, "fuzz.yaml").output()).isNotNull();
    } catch (JobFileException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.getMessage().lines()).hasSameSizeAs(e.problems());
      assertThat(e.problems()).allMatch(p -> p.line() > 0 && p.column() > 0);
    }
  }
}
