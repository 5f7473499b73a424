package io.bucketspec;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import io.bucketspec.model.Reason;
import io.bucketspec.run.JobOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README tells the truth. */
class ReadmeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void itsTablesHoldEveryReasonAndFindingAndNoOther() {
    List<String> expected =
        Stream.concat(
                Arrays.stream(Reason.values()).map(Reason::code),
                Arrays.stream(FindingCode.values()).map(FindingCode::code))
            .toList();
    String tables = readme.substring(0, readme.indexOf("## What it reads today"));
    List<String> rows = ROW.matcher(tables).results().map(row -> row.group(1)).toList();
    assertThat(rows).containsExactlyElementsOf(expected);
  }

  @Test
  void itSaysWhatEverySplitMakes() {
    for (FindingCode code : FindingCode.values()) {
      Matcher row =
          Pattern.compile("(?m)^\\| `" + code.code() + "` \\|[^|]*\\|([^|]*)\\|$").matcher(readme);
      String told = row.results().map(found -> found.group(1).strip()).findFirst().orElseThrow();
      assertThat(told.isEmpty()).as(code.code()).isNotEqualTo(code.splits());
    }
  }

  @Test
  void itsJobFileLoads() throws Exception {
    Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(yaml.find()).isTrue();
    JobOptions job = JobFile.parse(yaml.group(1), "README.md");
    assertThat(job.rules()).hasSize(3);
    assertThat(job.output().partitionBy()).containsExactly("site");
  }

  @Test
  void itNamesTheExtensionsOfEveryKind() {
    for (Kind kind : Kind.values()) {
      Matcher row =
          Pattern.compile(
                  "(?m)^\\| `" + kind.label() + "` \\| (an object|a group) \\| ([^|]*) \\|$")
              .matcher(readme);
      assertThat(row.find()).as(kind.label()).isTrue();
      assertThat(row.group(1).equals("a group")).isEqualTo(kind.grouped());
      // Image groups are told by what images are.
      if (!row.group(2).contains("those of `image`")) {
        List<String> told =
            Pattern.compile("`([a-z0-9.]+)`")
                .matcher(row.group(2).replaceAll(";.*", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(told)
            .containsExactlyInAnyOrderElementsOf(
                MediaType.extensions(kind).stream().filter(name -> !name.isEmpty()).toList());
      }
    }
  }

  @Test
  void itNamesFilesThatAreThere() {
    for (String path :
        List.of(
            "jobs/demo.sh",
            "jobs/bucketspec",
            "jobs/demo.yaml",
            "jobs/everything.yaml",
            "jobs/sequences.yaml",
            "jobs/dicom-tags.yaml",
            "jobs/nightly.yaml",
            "conf/job.schema.json",
            "src/site/markdown/nightly.md",
            "src/site/markdown/grouping.md",
            "src/site/markdown/reliability.md",
            "src/site/markdown/validate.md",
            "src/site/markdown/dataframes.md",
            "bench/RESULTS.md")) {
      assertThat(readme).contains(path);
      assertThat(Path.of(path)).exists();
    }
  }
}
