package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no YAML, or more of YAML than a job file takes, is told with its place. */
class YamlErrorsTest {
  /** Three good lines; what a test adds begins in line 4. */
  private static final String GOOD = "inventory: a\nurls: {style: s3}\noutput: {path: x}\n";

  private static final String STYLES =
      "virtual-hosted, path, s3, mrap, gs, gcs-https, azure, obs, endpoint";

  private static Arguments job(String text, String... messages) {
    return Arguments.of(text, List.of(messages));
  }

  static Stream<Arguments> brokenYaml() {
    return Stream.of(
        job("", "1:1: The job file is empty."),
        job("# nothing but this\n", "1:1: The job file is empty."),
        job(
            "a: b: c",
            "1:5: This ':' begins a value where none can stand: check the indentation, or put the text in quotes."),
        job(
            "a:\n  - b\n - c",
            "3:2: This doesn't fit what stands above it: check the indentation and the quotes."),
        job("\ta: b", "1:1: A tab can't stand here: YAML is indented with spaces."),
        job("a: b\n\tc: d", "2:1: A tab can't stand here: YAML is indented with spaces."),
        job("a: \"x", "1:6: The file ends inside quotes: one is missing."),
        job(
            "a: [x, y\nb: c",
            "2:2: A list or mapping in brackets is not closed before this, or lacks a comma."),
        job("a: |\n x\nb", "3:2: A key before this lacks its ':'; a line here is 'key: value'."),
        job("a: @x", "1:4: A value can't begin with '@': put it in quotes."),
        job(
            "*a : b",
            "1:3: A key is one plain word: no list, mapping or alias can stand before ':'."),
        job("a: \"\\q\"", "1:6: This is not valid YAML: found unknown escape character q(113)."),
        job(
            "%YAML 9.9\n---\na: b",
            "1:1: This is not valid YAML: found incompatible YAML document (version 1.* is required)."),
        job(
            "inventory: a\nurls:\n  style: \u0007s3",
            "3:10: The character U+0007 can't stand in a job file: remove it."),
        job("a: \ud800", "1:4: The character U+D800 can't stand in a job file: remove it."),
        job(
            "a: " + "[".repeat(30),
            "1:24: Values are nested more than 20 deep here: that is no job file."));
  }

  static Stream<Arguments> refusedYaml() {
    return Stream.of(
        job(
            "inventory: !foo a\nurls: {style: s3}\noutput: {path: x}",
            "1:12: A job file takes no tags: remove '!foo'."),
        job(
            GOOD + "findings: !!java.net.URL {}",
            "4:11: A job file takes no tags: remove '!tag:yaml.org,2002:java.net.URL'."),
        job(
            "inventory: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]\nurls: {style: s3}\noutput: {path: x}",
            "1:12: A job file takes no tags: remove '!tag:yaml.org,2002:javax.script.ScriptEngineManager'.",
            "1:12: 'inventory' must be a path, or a mapping with 'path' or 'list', but this is a list.",
            "1:48: A job file takes no tags: remove '!tag:yaml.org,2002:java.net.URLClassLoader'.",
            "1:76: A job file takes no tags: remove '!tag:yaml.org,2002:java.net.URL'."),
        job(
            "inventory: !!java.net.URL 'http://127.0.0.1/'\nurls: {style: s3}\noutput: {path: x}",
            "1:12: A job file takes no tags: remove '!!java.net.URL'."),
        job(
            "inventory: !<tag:yaml.org,2002:java.net.URL> 'a'\nurls: !local {style: s3}\noutput: {path: x}",
            "1:12: A job file takes no tags: remove '!<tag:yaml.org'.",
            "2:7: A job file takes no tags: remove '!local'."),
        job(
            "%TAG !j! tag:yaml.org,2002:java.net.\n---\ninventory: !j!URL ['a']\nurls: {style: s3}\noutput: {path: x}",
            "3:12: A job file takes no tags: remove '!tag:yaml.org,2002:java.net.URL'.",
            "3:12: 'inventory' must be a path, or a mapping with 'path' or 'list', but this is a list."),
        job(
            "inventory: a\nurls: &u {style: s3}\noutput: {path: x, <<: *u}",
            "2:7: A job file takes no anchors: remove '&u'.",
            "3:19: Unknown key '<<'. Known here: path, format, partitionBy, combine, limits, skipDuplicateUrls, upsertMetadata, pdfKey.",
            "3:23: A job file takes no aliases: write out what '*u' stands for."),
        job(
            "inventory: a\nurls: {style: s3}\noutput: {path: x}\n<<: {inventory: b}",
            "4:1: Unknown key '<<'. Known here: inventory, urls, rules, tags, metadata, metadataSchema, strictClientOnly, output, ledger, accept, findings."),
        job(
            "inventory: &i a\nurls: {style: s3}\noutput: {path: *i}",
            "1:12: A job file takes no anchors: remove '&i'.",
            "3:16: A job file takes no aliases: write out what '*i' stands for."),
        job(
            "inventory: a\n&u urls: {style: s3}\noutput: {path: x}",
            "2:1: A job file takes no anchors: remove '&u'."),
        job(
            "!foo inventory: 'é 👋'\nurls: {style: !bar s3}\noutput: {path: x}",
            "1:1: A job file takes no tags: remove '!foo'.",
            "2:15: A job file takes no tags: remove '!bar'."),
        job(
            "inventory: '&a'\nurls: {style: \"!b\"}\noutput: {path: '*c'}",
            "2:15: 'style' is '!b'; it must be one of " + STYLES + "."),
        job(
            GOOD + "---\ninventory: b",
            "5:1: A second document begins here: a job file is one document."),
        job(GOOD + "inventory: b", "4:1: 'inventory' stands here twice; first in line 1."),
        job(
            "inventory: a\nurls: {style: s3, style: s3}\noutput: {path: x}",
            "2:19: 'style' stands here twice; first in line 2."));
  }

  @ParameterizedTest
  @MethodSource({"brokenYaml", "refusedYaml"})
  void tellsEveryFaultWithItsPlace(String job, List<String> messages) {
    JobFileException e = refused(job);
    assertThat(e.getMessage().lines())
        .containsExactlyElementsOf(messages.stream().map(m -> "jobs/x.yaml:" + m).toList());
    assertThat(e.problems())
        .extracting(p -> p.line() + ":" + p.column() + ": " + p.sentence())
        .containsExactlyElementsOf(messages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a: [", "[[{", "? [", "!t [", "&a ["})
  void deepNestingIsRefusedBeforeItCosts(String opening) {
    String text = opening.repeat(YamlTree.MAX_CHARS / opening.length());
    assertThat(refused(text).problems())
        .hasSizeLessThan(100)
        .allSatisfy(problem -> assertThat(problem.sentence()).hasSizeLessThan(300));
  }

  @Test
  void hugeTextIsRefusedUnread() {
    String text = GOOD + "#".repeat(YamlTree.MAX_CHARS);
    assertThat(refused(text).problems())
        .singleElement()
        .extracting(JobFileException.Problem::sentence)
        .isEqualTo(
            "The job file has "
                + text.length()
                + " characters; more than 1000000 are no job file.");
  }

  @Test
  void aliasesThatWouldMultiplyStaySmall() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    IntStream.range(1, 200)
        .forEach(i -> laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1)));
    assertThat(refused(laughs.toString()).problems())
        .filteredOn(p -> p.sentence().startsWith("A job file takes no aliases"))
        .hasSize(2 * 199);
  }

  private static JobFileException refused(String job) {
    JobFileException e =
        catchThrowableOfType(JobFileException.class, () -> JobFile.parse(job, "jobs/x.yaml"));
    assertThat(e).as("refused").isNotNull();
    return e;
  }
}
