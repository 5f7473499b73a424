package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.store.HadoopRunStore;
import io.bucketspec.run.store.HadoopSettings;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that would lead a careless writer out of its directory, as partitions, groups, titles. */
class HostileKeysTest {
  private static final List<String> VALUES =
      List.of(
          "..",
          ".",
          "../../x",
          "../../../../../../../../../../tmp/x",
          "/etc/x",
          "//x",
          "a/../../b",
          "..\\..\\x",
          "%2e%2e%2fx",
          "%2e%2e",
          "a\0b",
          "a\nb",
          "a\u001b[2Jb",
          "~",
          "$HOME",
          "C:x",
          "s3a://other/x",
          "_SUCCESS.json",
          "__HIVE_DEFAULT_PARTITION__",
          "x=y",
          "\u202egpj",
          "é😀",
          "{..}",
          "*",
          "a".repeat(300),
          "/".repeat(300),
          "é".repeat(500));

  @TempDir Path folder;

  private static RuleOptions rule(String name, Kind kind) {
    boolean grouped = kind.grouped();
    return new RuleOptions(
        name,
        Optional.empty(),
        Optional.of("(?s)" + kind.label() + "/(?<site>.*)/a(?<n>[0-9])\\.(jpg|dcm|mp4)"),
        Optional.of(kind),
        grouped ? new GroupBy.Captures(List.of("site")) : new GroupBy.Single(),
        OrderBy.natural(),
        Optional.of("{site}"),
        true,
        RuleOptions.MAX_MEMBERS);
  }

  private static List<TestRow> rows() {
    List<TestRow> rows = new ArrayList<>();
    for (Kind kind : List.of(Kind.IMAGE, Kind.IMAGE_GROUP, Kind.VIDEO)) {
      for (String value : VALUES) {
        for (int n = 0; n < 2; n++) {
          rows.add(TestRow.of(kind.label() + "/" + value + "/a" + n + ".jpg", 10));
        }
      }
    }
    return rows;
  }

  @Test
  void noKeyMakesAFileOutsideTheRunsDirectory() throws IOException {
    List<RuleOptions> rules =
        List.of(
            rule("../../rule", Kind.IMAGE),
            rule("/rule", Kind.IMAGE_GROUP),
            rule("..", Kind.VIDEO));
    JobOptions job = TestJobs.job(rules, TestJobs.JSON, Limits.DEFAULT, "site");
    Path runs = Files.createDirectories(folder.resolve("deep/er/out/runs"));
    Path run = runs.resolve("one");
    HadoopRunStore store =
        new HadoopRunStore("file:" + run, HadoopSettings.of(new Configuration()));
    store.begin();

    Results results = LocalSteps.execute(TestJobs.plan(job, 5), store, List.of(rows()));

    assertThat(Accounts.checked(results).read()).isEqualTo(rows().size());
    assertThat(results.tally().rejected)
        .as("the longest three, and blank titles")
        .containsEntry("long-partition", 3L * 3 * 2);
    assertThat(outside(run)).isEmpty();
    List<String> expected = results.files().stream().map(SpecFile::path).toList();
    try (Stream<Path> written = Files.walk(run.resolve("specs"))) {
      assertThat(written.filter(Files::isRegularFile).map(file -> run.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(expected)
          .allMatch(path -> path.matches("(?s)specs/site=[^/]+/[a-z_]+/batch-\\d{5}\\.json"));
    }
  }

  private List<Path> outside(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.startsWith(run) && !run.startsWith(path)).toList();
    }
  }

  @Test
  void aLongValueIsARejectionThatSaysWhatToDo() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    List<RuleOptions> rules = List.of(rule("photos", Kind.IMAGE));
    JobOptions job = TestJobs.job(rules, TestJobs.JSON, Limits.DEFAULT, "site");
    List<TestRow> rows =
        List.of(
            TestRow.of("image/" + "a".repeat(900) + "/a0.jpg", 10),
            TestRow.of("image/north/a0.jpg", 10));

    Results results = LocalSteps.execute(TestJobs.plan(job, 2), store, List.of(rows));

    assertThat(store.files).containsOnlyKeys("specs/site=north/image/batch-00001.json");
    assertThat(store.rows(TableSchema.REJECTS)).hasSize(1);
    assertThat(store.rows(TableSchema.REJECTS).get(0))
        .contains(
            "photos",
            "long-partition",
            "Its partition's folder 'site="
                + "a".repeat(35)
                + "…' would have a name of 905 bytes; file systems take 255. Partition by a shorter"
                + " capture.");
    assertThat(Accounts.checked(results).rejected()).isEqualTo(1);
    RunPlan plan = TestJobs.plan(job, 2, RunPlan.Mode.COUNT);
    assertThat(LocalSteps.execute(plan, store, List.of(rows)).tally().rejected)
        .as("plan tells the same")
        .isEqualTo(results.tally().rejected);
    String explained =
        new Explainer(plan, List.of(), List.of(), MetadataTables.NONE)
            .explain(List.of(rows.get(0).key()))
            .get(0)
            .text();
    assertThat(explained).contains("as long-partition: Its partition's folder 'site=aaa");
    assertThat(new String(store.files.values().iterator().next(), StandardCharsets.UTF_8))
        .doesNotContain("aaaa");
  }
}
