package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.cli.JobFile;
import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.LocalTables.SideRow;
import io.bucketspec.run.MetadataPlan.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and files tell objects of one key in several buckets apart. */
class SeveralBucketsJoinTest {
  private static final String JOB = "inventory: in\noutput: {path: out}\n";
  private static final String URLS =
      "urls: {style: s3, buckets: {m@acme: {style: azure}, lab: {style: gs}}}\n";
  private static final Set<DicomTag> UIDS =
      EnumSet.of(DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID);

  private static RunPlan plan(String rest, Way way, List<String> columns) throws Exception {
    JobOptions job = JobFile.parse(JOB + URLS + rest, "job.yaml");
    RunPlan plan = TestJobs.plan(job, "", 3, RunPlan.Mode.WRITE);
    List<List<String>> tables = job.metadata().joins().isEmpty() ? List.of() : List.of(columns);
    MetadataPlan metadata = MetadataPlan.of(plan.rules(), job.metadata(), tables);
    return plan.with(tables.isEmpty() ? metadata : metadata.on(List.of(way)));
  }

  private static List<TestRow> rows(String... objects) {
    List<TestRow> rows = new ArrayList<>();
    for (String object : objects) {
      String[] parts = object.split(" ");
      rows.add(TestRow.of(parts[1], 7).in(parts[0]));
    }
    return rows;
  }

  /** Each item's title and URLs, and what its metadata are. */
  private static List<String> items(MemoryRunStore store) throws Exception {
    List<String> items = new ArrayList<>();
    for (byte[] file : store.files.values()) {
      for (JsonNode section : GroupingCase.JSON.readTree(file)) {
        if (section.isArray()) {
          section.forEach(item -> items.add(item(item)));
        }
      }
    }
    Collections.sort(items);
    return items;
  }

  private static String item(JsonNode item) {
    List<String> parts = new ArrayList<>();
    item.fields()
        .forEachRemaining(
            field -> {
              if (field.getKey().startsWith("objectUrl")
                  || field.getKey().equals("clientMetadata")) {
                parts.add(
                    field.getValue().isTextual()
                        ? field.getValue().textValue()
                        : field.getValue().toString());
              }
            });
    return String.join(" ", parts);
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"BROADCAST", "ROUTED", "EXCHANGED"})
  void aRowIsOfTheObjectWhoseBucketItNames(Way way) throws Exception {
    RunPlan plan =
        plan(
            """
            rules: [{name: r, match: '{n}.jpg', kind: image}]
            metadata: [{table: t, on: {key: k}}]
            """,
            way,
            List.of("k", "v"));
    List<SideRow> table =
        List.of(
            SideRow.of(List.of("s3://acme/1.jpg"), "of acme"),
            SideRow.of(List.of("gs://lab/1.jpg"), "of lab"),
            SideRow.of(List.of("https://acme.blob.core.windows.net/m/a%20b.jpg"), "blob"),
            SideRow.of(List.of("abfss://m@acme.dfs.core.windows.net/1.jpg"), "of m"),
            SideRow.of(List.of("1.jpg"), "of none"),
            SideRow.of(List.of("s3://none/1.jpg"), "of another"));
    MemoryRunStore store = new MemoryRunStore();
    Results results =
        LocalSteps.execute(
            plan,
            store,
            List.of(
                rows("acme 1.jpg", "lab 1.jpg", "m@acme 1.jpg"),
                List.of(TestRow.of("a b.jpg", 7).in("m@acme"), TestRow.of("2.jpg", 7).in("acme"))),
            List.of(),
            Set.of(),
            List.of(table));
    assertThat(items(store))
        .containsExactly(
            "gs://lab/1.jpg {\"v\":\"of lab\"}",
            "https://acme.blob.core.windows.net/m/1.jpg {\"v\":\"of m\"}",
            "https://acme.blob.core.windows.net/m/a%20b.jpg {\"v\":\"blob\"}",
            "s3://acme/1.jpg {\"v\":\"of acme\"}",
            "s3://acme/2.jpg");
    JoinVerdict verdict =
        RunOutcome.joins(plan.metadata(), LocalTables.broadcast(plan, List.of(table)), results)
            .get(0);
    assertThat(verdict.rowsWithoutKey()).isEqualTo(1);
    assertThat(verdict.rowsWithoutItem()).isEqualTo(1);
    assertThat(verdict.items()).isEqualTo(4);
  }

  @Test
  void normalizingLeavesBucketsAlone() throws Exception {
    RunPlan plan =
        plan(
            """
            rules: [{name: r, match: '{n}.jpg', kind: image}]
            metadata: [{table: t, on: {key: {column: k, case: false}}}]
            """,
            Way.BROADCAST,
            List.of("k", "v"));
    MemoryRunStore store = new MemoryRunStore();
    LocalSteps.execute(
        plan,
        store,
        List.of(rows("B 1.jpg", "b 1.jpg")),
        List.of(),
        Set.of(),
        List.of(List.of(SideRow.of(List.of("s3://B/1.JPG"), 1))));
    assertThat(items(store)).containsExactly("s3://B/1.jpg {\"v\":1}", "s3://b/1.jpg");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"BROADCAST", "EXCHANGED"})
  void aRowThatIsJoinedByCapturesIsOfTheItemsOfAllBuckets(Way way) throws Exception {
    RunPlan plan =
        plan(
            """
            rules: [{name: r, match: '{n}/*.jpg', kind: image_group, group: [n]}]
            metadata: [{table: t, on: {n: k}}]
            """,
            way,
            List.of("k", "v"));
    assertThat(plan.metadata().routable(0, false)).isTrue();
    assertThat(plan.metadata().routable(0, true)).isFalse();
    MemoryRunStore store = new MemoryRunStore();
    LocalSteps.execute(
        plan,
        store,
        List.of(rows("a n/1.jpg", "b n/1.jpg", "a n/2.jpg")),
        List.of(),
        Set.of(),
        List.of(List.of(SideRow.of(List.of("n"), 5))));
    assertThat(items(store))
        .containsExactly("{\"v\":5} s3://a/n/1.jpg s3://a/n/2.jpg", "{\"v\":5} s3://b/n/1.jpg");
  }

  private static String[] tags(String key, String series) {
    String[] row = new String[1 + DicomTag.values().length];
    row[0] = key;
    row[1 + DicomTag.STUDY_INSTANCE_UID.ordinal()] = "st";
    row[1 + DicomTag.SERIES_INSTANCE_UID.ordinal()] = series;
    return row;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", fallback: folder"})
  void oneSeriesInTwoBucketsIsTwo(String fallback) throws Exception {
    String rule = "rules: [{name: r, match: '**', kind: dicom_series, group: series" + fallback;
    RunPlan plan = plan(rule + "}]\ntags: t\n", Way.BROADCAST, List.of());
    MemoryRunStore store = new MemoryRunStore();
    Results results =
        LocalSteps.execute(
            plan,
            store,
            List.of(rows("a d/1.dcm", "b d/1.dcm", "a d/2.dcm", "b d/2.dcm", "b d/3.dcm")),
            List.of(
                List.of(
                    tags("s3://a/d/1.dcm", "s"),
                    tags("s3://b/d/1.dcm", "s"),
                    tags("s3a://a/d/2.dcm", "s"),
                    tags("d/2.dcm", "s"),
                    tags("s3://b/d/2.dcm", "s"))),
            UIDS);
    List<String> items = new ArrayList<>();
    items.add("s3://a/d/1.dcm s3://a/d/2.dcm");
    items.add("s3://b/d/1.dcm s3://b/d/2.dcm");
    if (!fallback.isEmpty()) {
      items.add("s3://b/d/3.dcm");
    }
    assertThat(items(store)).isEqualTo(items);
    assertThat(results.tally().tagRowsWithoutKey).isEqualTo(1);
    assertThat(results.tally().tagRowsWithoutObject).isZero();
    // The object without tags lies beside the series of its own bucket alone.
    assertThat(results.tally().findings.getOrDefault("incomplete-series", 0L)).isEqualTo(1);
  }

  @Test
  void aFileIsReadFromTheBucketOfItsObject() throws Exception {
    RunPlan plan =
        plan(
            """
            rules: [{name: r, match: '{n}.jpg', kind: image}]
            metadata: [{sidecars: .json}]
            """,
            Way.READ,
            List.of());
    SidecarStore files =
        new SidecarStore() {
          @Override
          public boolean reaches(String bucket, String key) {
            return true;
          }

          @Override
          public Optional<byte[]> read(String bucket, String key, int most) {
            return Optional.of(("{\"in\":\"" + bucket + "\"}").getBytes(StandardCharsets.UTF_8));
          }
        };
    MemoryRunStore store = new MemoryRunStore();
    LocalSteps.execute(
        plan,
        store,
        List.of(rows("a 1.jpg", "b 1.jpg", "b 1.jpg.json", "a 1.jpg.json", "lab 1.jpg")),
        List.of(),
        Set.of(),
        List.of(),
        files);
    assertThat(items(store))
        .containsExactly(
            "gs://lab/1.jpg", "s3://a/1.jpg {\"in\":\"a\"}", "s3://b/1.jpg {\"in\":\"b\"}");
  }

  @Test
  void aKeyInSeveralBucketsIsExplainedInEach() throws Exception {
    RunPlan plan =
        plan(
            "rules: [{name: r, match: '{n}/*.jpg', kind: image_group, group: [n]}]\n",
            Way.BROADCAST,
            List.of());
    List<TestRow> rows = rows("lab n/1.jpg", "acme n/1.jpg", "acme n/2.jpg");
    List<String> told =
        LocalExplain.explain(
                plan,
                rows,
                List.of(),
                Set.of(),
                List.of("n/1.jpg", "gs://lab/n/1.jpg", "s3://z/n/1.jpg", "n/9.jpg"))
            .stream()
            .map(it -> it.json().toString())
            .toList();
    assertThat(told).hasSize(5);
    assertThat(told.get(0))
        .contains("\"bucket\":\"acme\"", "\"url\":\"s3://acme/n/1.jpg\"", "\"members\":2");
    assertThat(told.get(1))
        .contains("\"bucket\":\"lab\"", "\"url\":\"gs://lab/n/1.jpg\"", "\"members\":1");
    assertThat(told.get(2)).isEqualTo(told.get(1));
    assertThat(told.get(3)).contains("\"inventory\":[]", "\"bucket\":\"z\"", "\"members\":1");
    assertThat(told.get(4)).contains("\"inventory\":[]").doesNotContain("bucket", "url", "item\"");
    assertThat(
            LocalExplain.explain(plan, rows, List.of(), Set.of(), List.of("n/9.jpg", "n/1.jpg"))
                .stream()
                .map(Explanation::text))
        .first()
        .asString()
        .contains(
            "inventory  not listed in any bucket; of s3://bucket/key it is told what would become of"
                + " it\n");
  }
}
