package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.Severity;
import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecOptions;
import io.bucketspec.spec.SpecValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
  private static final Limits ROOMY = Limits.DEFAULT;
  private static final Limits TIGHT = new Limits(7, 40, 6_000, 9_000_000);

  /** Small inventories come first, so that what fails is about as small as it can be. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itemsAreThoseOfTheObviousWay(long seed) throws IOException {
    for (int size : new int[] {1, 4, 20, 150}) {
      for (SpecOptions spec : List.of(TestJobs.JSON, TestJobs.JSON_COMBINED)) {
        for (Limits limits : List.of(ROOMY, TIGHT)) {
          assertItems(seed, size, TestJobs.job(TestJobs.mixedRules(), spec, limits));
          assertItems(seed, size, TestJobs.job(TestJobs.mixedRules(), spec, limits, "site"));
        }
      }
    }
  }

  private static void assertItems(long seed, int size, JobOptions job) throws IOException {
    String about = "seed %d, size %d, %s".formatted(seed, size, job.output());
    List<TestRow> rows = RandomInventory.of(seed, size);
    Map<String, List<String>> expected = new TreeMap<>();
    Oracle.items(rows).forEach((item, urls) -> expected.put(withUrl(item, urls), urls));
    MemoryRunStore store = new MemoryRunStore();

    Results results = LocalSteps.execute(TestJobs.plan(job, 5), store, split(rows, 3, seed));

    assertThat(Accounts.checked(results).read()).as(about).isEqualTo(rows.size());
    assertThat(itemsIn(store)).as(about).isEqualTo(expected);
    assertThat(store.rows(TableSchema.ITEMS)).as(about).hasSize(expected.size());
    for (Map.Entry<String, byte[]> file : store.files.entrySet()) {
      assertThat(errors(file.getKey(), file.getValue())).as(about).isEmpty();
    }
  }

  /** The oracle tells single items apart by key, a spec file by URL. */
  private static String withUrl(String item, List<String> urls) {
    int end = item.indexOf('\n');
    return end < 0 ? item : item.substring(0, end) + "\n" + urls.get(0);
  }

  @Test
  void objectsOfTheirOwnKindAreTakenByTheirExtension() throws IOException {
    List<TestRow> rows = new ArrayList<>();
    for (String key :
        List.of(
            "a.mp3", "a.mp4", "a.txt", "a.json", "a.pdf", "a.nii", "a.nii.gz", "a.gz", "A.WAV")) {
      rows.add(TestRow.of("mixed/" + key, 5));
    }
    List<RuleOptions> rules = new ArrayList<>();
    for (Kind kind : List.of(Kind.AUDIO, Kind.TEXT, Kind.PDF, Kind.NIFTI, Kind.VIDEO)) {
      rules.add(TestJobs.single(kind.label(), "mixed/**", kind));
    }
    for (SpecOptions spec : List.of(TestJobs.JSON, TestJobs.JSON_COMBINED)) {
      MemoryRunStore store = new MemoryRunStore();
      Results results =
          LocalSteps.execute(
              TestJobs.plan(TestJobs.job(rules, spec, ROOMY), 3), store, split(rows, 2, 1));
      assertThat(Accounts.checked(results).read()).isEqualTo(rows.size());
      assertThat(itemsIn(store).keySet().stream().map(item -> item.replaceAll("\n.*", "")))
          .containsExactlyInAnyOrder(
              "audio a.mp3",
              "audio A.WAV",
              "video a.mp4",
              "text a.txt",
              "text a.json",
              "pdf a.pdf",
              "nifti a.nii",
              "nifti a.nii.gz");
      for (Map.Entry<String, byte[]> file : store.files.entrySet()) {
        assertThat(errors(file.getKey(), file.getValue())).isEmpty();
      }
      if (!spec.combine()) {
        assertThat(store.files.keySet().stream().map(path -> path.split("/")[1]))
            .contains("audio", "text", "pdf", "nifti", "video");
      }
    }
  }

  @Test
  void withoutRulesOnlyVideosAndImagesAreTaken() throws IOException {
    List<TestRow> rows = new ArrayList<>();
    for (String key : List.of("a.mp3", "a.mp4", "a.txt", "a.pdf", "a.nii.gz", "a.jpg")) {
      rows.add(TestRow.of(key, 5));
    }
    MemoryRunStore store = new MemoryRunStore();
    RunPlan plan = TestJobs.plan(TestJobs.job(List.of(), TestJobs.JSON, ROOMY), 2);
    LocalSteps.execute(plan, store, List.of(rows));
    assertThat(itemsIn(store).keySet().stream().map(item -> item.replaceAll("\n.*", "")))
        .containsExactly("image a.jpg", "video a.mp4");
  }

  private static Map<String, List<String>> itemsIn(MemoryRunStore store) throws IOException {
    Map<String, List<String>> items = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : store.files.entrySet()) {
      SpecFiles.items(file.getValue())
          .forEach(
              (item, urls) ->
                  assertThat(items.put(item, urls)).as("%s is in two files", item).isNull());
    }
    return items;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void bytesDontDependOnHowRowsAreReadNorOnRoutes(long seed) throws IOException {
    List<TestRow> rows = RandomInventory.of(seed, 200);
    JobOptions job = TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, TIGHT, "site");
    RunPlan plan = TestJobs.plan(job, 4);
    MemoryRunStore once = new MemoryRunStore();
    LocalSteps.execute(plan, once, List.of(rows));

    for (int parts : new int[] {2, 7, 50}) {
      MemoryRunStore again = new MemoryRunStore();
      LocalSteps.execute(plan, again, split(rows, parts, seed + parts));
      assertSameFiles(again, once);
    }
    RunPlan otherRoutes =
        RunPlan.of(job, "acme-media", new Buckets(new int[] {77, 5, 1000, 3}), RunPlan.Mode.WRITE);
    MemoryRunStore rerouted = new MemoryRunStore();
    LocalSteps.execute(otherRoutes, rerouted, List.of(rows));
    assertSameFiles(rerouted, once);
  }

  private static void assertSameFiles(MemoryRunStore actual, MemoryRunStore expected) {
    assertThat(actual.files.keySet()).isEqualTo(expected.files.keySet());
    expected.files.forEach(
        (path, bytes) -> assertThat(actual.files.get(path)).as(path).isEqualTo(bytes));
  }

  private static List<List<TestRow>> split(List<TestRow> rows, int parts, long seed) {
    List<TestRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    List<List<TestRow>> split = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      split.add(new ArrayList<>());
    }
    for (int i = 0; i < shuffled.size(); i++) {
      split.get(i % parts).add(shuffled.get(i));
    }
    return split;
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void whatIsWrittenIsValidAndWithinTheLimits(long seed) throws IOException {
    List<TestRow> rows = RandomInventory.of(seed, 200);
    for (SpecOptions spec :
        List.of(TestJobs.JSON, TestJobs.JSON_COMBINED, TestJobs.CSV, TestJobs.CSV_COMBINED)) {
      JobOptions job = TestJobs.job(TestJobs.mixedRules(), spec, TIGHT, "site");
      MemoryRunStore store = new MemoryRunStore();
      Results results = LocalSteps.execute(TestJobs.plan(job, 3), store, List.of(rows));

      for (SpecFile file : results.files()) {
        assertThat(store.files.get(file.path())).hasSize((int) file.bytes());
        if (file.items() > 1) {
          assertThat(file.items()).isLessThanOrEqualTo(TIGHT.items());
          assertThat(file.urls()).isLessThanOrEqualTo(TIGHT.urls());
          assertThat(file.bytes()).isLessThanOrEqualTo(TIGHT.fileBytes());
          assertThat(file.mediaBytes()).isLessThanOrEqualTo(TIGHT.mediaBytes());
        }
        assertThat(errors(file.path(), store.files.get(file.path()))).isEmpty();
      }
    }
  }

  private static List<String> errors(String path, byte[] file) throws IOException {
    List<String> errors = new ArrayList<>();
    SpecValidator.validate(
        new ByteArrayInputStream(file), path, fault -> addError(errors, path, fault));
    return errors;
  }

  private static void addError(List<String> errors, String path, SpecFault fault) {
    if (fault.severity() == Severity.ERROR) {
      errors.add(path + ": " + fault);
    }
  }

  @Test
  void filesAreFilledButForTheLastOfAFolder() throws IOException {
    List<TestRow> rows = new ArrayList<>();
    Random random = new Random(31);
    for (int i = 0; i < 6_000; i++) {
      String site = "s" + random.nextInt(3);
      rows.add(TestRow.of("videos/" + site + "/" + i + ".mp4", 1 + random.nextInt(900_000_000)));
    }
    JobOptions job = TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, ROOMY, "site");
    Results results =
        LocalSteps.execute(TestJobs.plan(job, 8), new MemoryRunStore(), List.of(rows));

    Map<String, List<Double>> fills = new HashMap<>();
    for (SpecFile file : results.files()) {
      String folder = file.path().substring(0, file.path().lastIndexOf('/'));
      double fill =
          Math.max(
              (double) file.mediaBytes() / ROOMY.mediaBytes(),
              (double) file.items() / ROOMY.items());
      fills.computeIfAbsent(folder, any -> new ArrayList<>()).add(fill);
    }
    assertThat(fills).hasSize(3);
    fills.forEach(
        (folder, all) -> {
          List<Double> butLast = all.subList(0, all.size() - 1);
          double mean = butLast.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
          assertThat(mean).as(folder).isGreaterThan(0.8);
        });
  }

  @Test
  void aPlanCountsWhatARunWrites() throws IOException {
    List<TestRow> rows = RandomInventory.of(41, 300);
    JobOptions job = TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, TIGHT, "site");
    Results run = LocalSteps.execute(TestJobs.plan(job, 4), new MemoryRunStore(), List.of(rows));
    MemoryRunStore untouched = new MemoryRunStore().failingAt(0);
    RunPlan counting = TestJobs.plan(job, 4, RunPlan.Mode.COUNT);
    Results plan = LocalSteps.execute(counting, untouched, List.of(rows));

    assertThat(run.tally().tableParts.keySet()).contains("items/part-r0.parquet");
    assertThat(plan.tally().tableParts).isEmpty();
    run.tally().tableParts.clear();
    assertThat(new String(plan.tally().toBytes(), StandardCharsets.UTF_8))
        .isEqualTo(new String(run.tally().toBytes(), StandardCharsets.UTF_8));
    assertThat(plan.files()).hasSameSizeAs(run.files());
    for (int i = 0; i < plan.files().size(); i++) {
      SpecFile written = run.files().get(i);
      assertThat(plan.files().get(i))
          .isEqualTo(
              new SpecFile(
                  written.path(),
                  "",
                  written.bytes(),
                  written.items(),
                  written.urls(),
                  written.mediaBytes()));
    }
  }

  @Test
  void anyFailureOfTheStoreEndsTheSteps() throws IOException {
    List<TestRow> rows = RandomInventory.of(51, 60);
    JobOptions job = TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, TIGHT);
    MemoryRunStore whole = new MemoryRunStore();
    LocalSteps.execute(TestJobs.plan(job, 2), whole, List.of(rows));
    assertThat(whole.operations()).isGreaterThan(20);

    for (int n = 0; n < whole.operations(); n++) {
      MemoryRunStore failing = new MemoryRunStore().failingAt(n);
      assertThatThrownBy(() -> LocalSteps.execute(TestJobs.plan(job, 2), failing, List.of(rows)))
          .as("failure of operation %d", n)
          .hasStackTraceContaining("today");
    }
  }

  @Test
  void groupsOfOneTitleNeverShareACsvFile() throws IOException {
    List<TestRow> rows = new ArrayList<>();
    for (int run = 0; run < 5; run++) {
      for (int frame = 0; frame < 3; frame++) {
        rows.add(TestRow.of("cams/n/c/run" + run + "/frame_" + frame + ".jpg", 1));
      }
    }
    List<RuleOptions> rules =
        TestJobs.mixedRules().stream()
            .map(rule -> rule.name().equals("cams") ? TestJobs.titled(rule, "same") : rule)
            .toList();
    assertThat(filesOf(TestJobs.job(rules, TestJobs.JSON, ROOMY), rows)).hasSize(1);
    List<SpecFile> csv = filesOf(TestJobs.job(rules, TestJobs.CSV, ROOMY), rows);
    assertThat(csv).hasSize(5).allMatch(file -> file.items() == 1 && file.urls() == 3);
  }

  private static List<SpecFile> filesOf(JobOptions job, List<TestRow> rows) throws IOException {
    return LocalSteps.execute(TestJobs.plan(job, 3), new MemoryRunStore(), List.of(rows)).files();
  }

  @Test
  void whatIsAcceptedIsWrittenThoughItIsRejectedByDefault() throws IOException {
    List<TestRow> rows =
        List.of(
            TestRow.of("photos/empty.jpg", 0),
            new TestRow("photos/cold.jpg", 5, true, false, true),
            TestRow.of("photos/fine.jpg", 5));
    JobOptions job = TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, ROOMY);
    assertThat(written(job, AcceptOptions.NONE, rows)).isEqualTo(1);
    assertThat(written(job, new AcceptOptions(true, false, false), rows)).isEqualTo(2);
    assertThat(written(job, new AcceptOptions(false, true, false), rows)).isEqualTo(2);
    assertThat(written(job, new AcceptOptions(true, true, false), rows)).isEqualTo(3);
  }

  private static long written(JobOptions job, AcceptOptions accept, List<TestRow> rows)
      throws IOException {
    JobOptions accepting =
        new JobOptions(
            job.inventory(),
            job.urls(),
            job.rules(),
            job.tags(),
            job.metadata(),
            job.output(),
            job.ledger(),
            accept,
            job.findings());
    Results results =
        LocalSteps.execute(TestJobs.plan(accepting, 1), new MemoryRunStore(), List.of(rows));
    return Accounts.checked(results).written();
  }

  @Test
  void anInventoryWithoutSizesSaysSo() throws IOException {
    List<TestRow> rows = List.of(TestRow.of("photos/a.jpg", -1), TestRow.of("photos/b.jpg", 3));
    JobOptions job = TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, ROOMY);
    Results results =
        LocalSteps.execute(TestJobs.plan(job, 1), new MemoryRunStore(), List.of(rows));
    assertThat(results.findings())
        .extracting(Finding::sentence)
        .containsExactly(
            "The inventory doesn't state the size of 1 object: the limit on media bytes can't be"
                + " kept for them, and empty ones are not seen. A report with the field Size, or a"
                + " list that states sizes, would tell.");
  }
}
