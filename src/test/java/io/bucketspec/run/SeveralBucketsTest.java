package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.model.Kind;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inventory of several buckets comes to what those of each would. */
class SeveralBucketsTest {
  private static final List<String> BUCKETS = List.of("acme-media", "acme", "other.dots", "z");
  private static final JobOptions MIXED =
      TestJobs.job(
          TestJobs.mixedRules(), TestJobs.JSON, new Limits(7, 40, 6_000, 9_000_000), "site");

  private static RunPlan plan(JobOptions job, String bucket, int buckets) {
    return TestJobs.plan(job, bucket, buckets, RunPlan.Mode.WRITE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itemsAreThoseOfEachBucketByItself(long seed) throws IOException {
    Random random = new Random(seed);
    List<TestRow> all = new ArrayList<>();
    Map<String, List<TestRow>> byBucket = new TreeMap<>();
    for (TestRow row : RandomInventory.of(seed, 150)) {
      for (String bucket : BUCKETS) {
        // The same key in several, and groups that lack other members in each.
        if (random.nextInt(3) > 0) {
          all.add(row.in(bucket));
          byBucket.computeIfAbsent(bucket, any -> new ArrayList<>()).add(row.in(bucket));
        }
      }
    }
    Collections.shuffle(all, random);
    MemoryRunStore several = new MemoryRunStore();
    List<List<TestRow>> parts =
        List.of(all.subList(0, all.size() / 3), all.subList(all.size() / 3, all.size()));
    Results results = LocalSteps.execute(plan(MIXED, "", 4), several, parts);

    List<String> expectedItems = new ArrayList<>();
    List<String> expectedRejects = new ArrayList<>();
    Set<String> expectedTitles = new TreeSet<>();
    long written = 0;
    for (Map.Entry<String, List<TestRow>> one : byBucket.entrySet()) {
      MemoryRunStore store = new MemoryRunStore();
      Results alone =
          LocalSteps.execute(plan(MIXED, one.getKey(), 2), store, List.of(one.getValue()));
      written += alone.tally().objectsWritten();
      expectedItems.addAll(items(store));
      expectedRejects.addAll(rows(store, "rejects", 0, 2, 3, 6));
      expectedTitles.addAll(rows(store, "items", 0, 4, 10));
      assertThat(results.tally().buckets.rows())
          .containsEntry(one.getKey(), current(one.getValue()));
    }
    assertThat(items(several)).isEqualTo(sorted(expectedItems));
    assertThat(rows(several, "rejects", 0, 2, 3, 6)).isEqualTo(sorted(expectedRejects));
    assertThat(new TreeSet<>(rows(several, "items", 0, 4, 10))).isEqualTo(expectedTitles);
    assertThat(results.tally().objectsWritten()).isEqualTo(written);
    assertThat(results.findings())
        .extracting(finding -> finding.sentence())
        .anyMatch(sentence -> sentence.startsWith("The name of bucket 'other.dots' has dots"))
        .noneMatch(sentence -> sentence.contains("'acme'"));
    assertThat(Accounts.checked(results).read()).isEqualTo(all.size());
  }

  private static long current(List<TestRow> rows) {
    return rows.stream()
        .filter(row -> row.latest() && !row.deleteMarker() && !row.key().endsWith("/"))
        .count();
  }

  @Test
  void aTitleAndATextCanSayTheBucket() throws IOException {
    JobOptions job =
        TestJobs.job(
            List.of(
                TestJobs.titled(
                    TestJobs.group("g", "{run}/*", Kind.IMAGE_GROUP, "run"), "{bucket}: {run}")),
            TestJobs.JSON,
            Limits.DEFAULT);
    MemoryRunStore store = new MemoryRunStore();
    LocalSteps.execute(
        plan(job, "", 1),
        store,
        List.of(
            List.of(
                TestRow.of("r/1.jpg", 1).in("a"),
                TestRow.of("r/1.jpg", 1).in("b"),
                TestRow.of("r/2.jpg", 1).in("a"))));
    assertThat(rows(store, "items", 0, 5)).containsExactly("a: r|2", "b: r|1");
  }

  @Test
  void aRowThatNamesNoBucketIsRejected() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    LocalSteps.execute(plan(MIXED, "", 1), store, List.of(List.of(TestRow.of("photos/1.jpg", 1))));
    assertThat(rows(store, "rejects", 0, 2, 3, 6))
        .containsExactly("photos/1.jpg|bad-row|memory: The row has no bucket.|null");
  }

  /** All items of all files, each as it stands there. */
  private static List<String> items(MemoryRunStore store) throws IOException {
    List<String> items = new ArrayList<>();
    for (byte[] file : store.files.values()) {
      for (JsonNode section : GroupingCase.JSON.readTree(file)) {
        if (section.isArray()) {
          section.forEach(item -> items.add(item.toString()));
        }
      }
    }
    return sorted(items);
  }

  private static List<String> rows(MemoryRunStore store, String table, int... columns) {
    List<String> rows = new ArrayList<>();
    store.tables.forEach(
        (path, all) -> {
          if (path.startsWith(table)) {
            for (Object[] row : all) {
              List<String> cells = new ArrayList<>();
              for (int column : columns) {
                cells.add(
                    row[column] instanceof byte[] text
                        ? new String(text, StandardCharsets.UTF_8)
                        : String.valueOf(row[column]));
              }
              rows.add(String.join("|", cells));
            }
          }
        });
    return sorted(rows);
  }

  private static List<String> sorted(List<String> texts) {
    List<String> sorted = new ArrayList<>(texts);
    Collections.sort(sorted);
    return sorted;
  }
}
