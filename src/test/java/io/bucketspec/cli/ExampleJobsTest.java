package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.metadata.JoinWay;
import io.bucketspec.metadata.Normalizing;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.Sidecars;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.metadata.TableSource;
import io.bucketspec.model.FindingCode;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.AcceptOptions;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.url.UrlStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job file that lies in {@code jobs/} can be used as it is. */
class ExampleJobsTest {
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("jobs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isLoaded(Path file) throws Exception {
    JobOptions job = JobFile.parse(Files.readString(file), file.toString());
    assertThat(job.output().path()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("files")
  void keepsTheSchema(Path file) throws Exception {
    assertThat(JobSchema.faults(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void tellsEditorsOfTheSchema(Path file) throws Exception {
    assertThat(Files.readString(file))
        .startsWith("# yaml-language-server: $schema=../conf/job.schema.json\n");
  }

  @Test
  void allNamedExamplesAreThere() throws IOException {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .contains(
            "minimal.yaml",
            "images-and-videos.yaml",
            "camera-sequences.yaml",
            "sequences.yaml",
            "dicom-series.yaml",
            "dicom-tags.yaml",
            "media-kinds.yaml",
            "metadata.yaml",
            "nightly.yaml",
            "everything.yaml",
            "table.yaml",
            "listing.yaml",
            "csv.yaml",
            "stores.yaml",
            "azure.yaml",
            "demo.yaml");
  }

  @Test
  void theMinimalJobStatesNothingButTheNeeded() throws Exception {
    JobOptions job = load("minimal.yaml");
    assertThat(job.inventory())
        .isEqualTo(InventoryOptions.at("s3a://acme-inventory/acme-media/daily"));
    assertThat(job.urls().style()).isEqualTo(UrlStyle.VIRTUAL_HOSTED);
    assertThat(job.rules()).isEmpty();
    assertThat(job.output().limits()).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void whatEverythingCallsADefaultIsOne() throws Exception {
    JobOptions everything = load("everything.yaml");
    JobOptions minimal = load("minimal.yaml");
    assertThat(everything.output().limits()).isEqualTo(minimal.output().limits());
    assertThat(everything.output().spec()).isEqualTo(minimal.output().spec());
    assertThat(everything.inventory())
        .usingRecursiveComparison()
        .ignoringFields("filesAt", "report", "bucket")
        .isEqualTo(minimal.inventory());
    assertThat(everything.rules().get(0).anyFormat()).isFalse();
    assertThat(everything.rules().get(0).maxMembers()).isEqualTo(RuleOptions.MAX_MEMBERS);
    assertThat(everything.rules().get(1).group())
        .usingRecursiveComparison()
        .ignoringFields("pair")
        .isEqualTo(GroupBy.Sequence.DEFAULT);
    assertThat(everything.tags().orElseThrow().format()).isEqualTo(TagOptions.AUTO);
    TableJoin join = everything.metadata().joins().get(0);
    assertThat(join.several()).isEqualTo(Several.FAIL).isEqualTo(join.differing());
    assertThat(join.required()).isFalse();
    assertThat(join.way()).isEqualTo(JoinWay.AUTO);
    assertThat(join.source().format()).isEqualTo(TableSource.AUTO);
    assertThat(join.on()).allMatch(on -> on.normalizing().equals(Normalizing.NONE));
    assertThat(everything.metadata().strictClientOnly()).isFalse();
    assertThat(everything.metadata().sidecars().orElseThrow())
        .extracting(Sidecars::suffix, Sidecars::differing, Sidecars::required)
        .containsExactly(Sidecars.SUFFIX, Several.FAIL, false);
    assertThat(everything.ledger())
        .usingRecursiveComparison()
        .ignoringFields("path", "table")
        .isEqualTo(minimal.ledger())
        .isEqualTo(LedgerOptions.DEFAULT);
    assertThat(everything.accept()).isEqualTo(AcceptOptions.NONE);
    List<FindingCode> others =
        List.of(FindingCode.MEMBERS_REJECTED, FindingCode.LONG_TITLE, FindingCode.COPIES);
    for (FindingCode code : FindingCode.values()) {
      if (!others.contains(code)) {
        assertThat(everything.findings().get(code)).as(code.code()).isEqualTo(code.defaultPolicy());
      }
    }
  }

  @Test
  void everythingShowsEveryKey() throws Exception {
    String text = Files.readString(Path.of("jobs/everything.yaml"));
    Stream.of(
            JobKeys.JOB,
            JobKeys.INVENTORY,
            JobKeys.URLS,
            JobKeys.RULE,
            JobKeys.ORDER,
            JobKeys.TAGS,
            JobKeys.JOIN,
            JobKeys.ON,
            JobKeys.SET,
            JobKeys.SIDECARS,
            JobKeys.OUTPUT,
            JobKeys.LIMITS,
            JobKeys.LEDGER,
            JobKeys.ACCEPT,
            JobKeys.FINDINGS)
        .flatMap(List::stream)
        .forEach(key -> assertThat(text).containsPattern("(?m)^[ #-]*" + key + ":"));
  }

  private static JobOptions load(String name) throws Exception {
    return JobFile.parse(Files.readString(Path.of("jobs", name)), name);
  }
}
