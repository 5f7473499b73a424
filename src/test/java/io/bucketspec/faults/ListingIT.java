package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.run.Explanation;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.SpecJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings of buckets on an S3 server, whose keys may be anything. */
@Tag("faults")
class ListingIT {
  /** Keys that Hadoop's paths hold as they are, and that look as if they didn't. */
  private static final List<String> KEPT =
      List.of(
          "../up.jpg",
          "a/sub/1.jpg",
          "a/z.jpg",
          "ok/-minus/1.jpg",
          "ok/.hidden.jpg",
          "ok/100%.jpg",
          "ok/[x]*{y}.jpg",
          "ok/_hidden.jpg",
          "ok/a b.jpg",
          "ok/a#b.jpg",
          "ok/a%20b.jpg",
          "ok/a+b.jpg",
          "ok/a?b.jpg",
          "ok/größe 😀.jpg",
          "ok/x:y.jpg",
          "ok/x\\y.jpg",
          "q/a.jpg",
          "t:x.jpg",
          "x:y/1.jpg");

  /** Keys that they don't hold, and what is listed instead. */
  private static final Map<String, String> CHANGED =
      Map.of(
          "/lead.jpg", "lead.jpg",
          "/lead/x.jpg", "lead/x.jpg",
          "./dot.jpg", "dot.jpg",
          "a//b.jpg", "a/b.jpg",
          "a//z.jpg", "a/z.jpg",
          "a/./c.jpg", "a/c.jpg",
          "a/../d.jpg", "d.jpg",
          "a/sub//2.jpg", "a/sub/2.jpg",
          "q/zz/../c.jpg", "q/c.jpg");

  @TempDir static Path folder;

  private static S3Server server;
  private static SparkSession spark;
  private S3Store store;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = S3Server.start(folder);
    spark = StoreJob.session();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    server.close();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void bucket(String name, Stream<String> keys) throws IOException {
    store = S3Store.make(server.endpoint(), name, Files.createDirectories(folder.resolve("none")));
    store.settings(Map.of()).forEach(spark.sparkContext().hadoopConfiguration()::set);
    for (String key : keys.toList()) {
      store.bucket().put(key, key);
    }
  }

  private SpecJob job(String list, String output) throws Exception {
    String text =
        """
        inventory: {list: '%s'}
        urls: {style: virtual-hosted, region: eu-west-2}
        rules: [{name: all, match: "**", kind: image, anyFormat: true}]
        output: {path: '%s', limits: {items: 7}}
        """
            .formatted(list, folder.resolve(output));
    return new SpecJob(spark, JobFile.parse(text, "test.yaml"), Clock.systemUTC());
  }

  private List<String> column(String run, String table, String where, String column) {
    return new ArrayList<>(
        spark
            .read()
            .parquet(folder.resolve(run + "/runs/one/" + table).toString())
            .where(where)
            .selectExpr(column)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList());
  }

  @Test
  void keysAreTrueOrRejected() throws Exception {
    bucket("any-keys", Stream.concat(KEPT.stream(), CHANGED.keySet().stream()));
    RunOutcome outcome = job("s3a://any-keys/", "any").run("one");
    RunResult.verified(folder.resolve("any/runs/one"));

    assertThat(column("any", "rejects", "reason = 'changed-key'", "key"))
        .containsExactlyElementsOf(CHANGED.values().stream().sorted().toList());
    assertThat(column("any", "rejects", "reason <> 'changed-key'", "reason")).isEmpty();
    assertThat(outcome.accounts().read()).isEqualTo(KEPT.size() + CHANGED.size());
    assertThat(outcome.accounts().written()).isEqualTo(KEPT.size());
    long bytes = 0;
    for (String key : KEPT) {
      bytes += key.getBytes(StandardCharsets.UTF_8).length;
    }
    assertThat(outcome.results().files().stream().mapToLong(file -> file.mediaBytes()).sum())
        .isEqualTo(bytes);
  }

  @Test
  void whatIsListedIsAllThereIs() throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 2_400; i++) {
      keys.add("cams/s" + i % 7 + "/r" + i % 90 + "/" + i + ".jpg");
    }
    keys.add("top.jpg");
    bucket("all-there-is", keys.stream());
    RunOutcome outcome = job("s3a://all-there-is", "all").run("one");
    assertThat(outcome.accounts().written()).isEqualTo(keys.size());
    assertThat(outcome.accounts().read()).isEqualTo(keys.size());
    SortedMap<String, Long> operations = new TreeMap<>();
    store.proxy().requests().forEach(it -> operations.merge(it.operation(), 1L, Long::sum));
    System.out.println("Requests of a listing of " + keys.size() + " objects " + operations);

    assertThat(job("s3a://all-there-is/cams/s3", "s3").plan("p", "").accounts().read())
        .isEqualTo(343);
    assertThat(job("s3a://all-there-is/", "s3").plan("p", "cams/s3/r3").accounts().read())
        .isEqualTo(keys.stream().filter(it -> it.startsWith("cams/s3/r3")).count());
    List<Explanation> explained =
        job("s3a://all-there-is/", "s3").explain(List.of("top.jpg", "none.jpg"));
    assertThat(explained.get(0).text())
        .contains("https://all-there-is.s3.eu-west-2.amazonaws.com/top.jpg");
    assertThat(explained.get(1).text()).contains("not listed");
  }

  @Test
  void whatIsNotThereIsTold() throws Exception {
    bucket("not-there", Stream.of("a/b.jpg"));
    assertThatThrownBy(() -> job("s3a://not-there/c", "not").run("one"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "s3a://not-there/c is not there: 'list' is a folder of a bucket, or the bucket.");
    assertThatThrownBy(() -> job("s3a://not-there/a/b.jpg", "not").run("one"))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("s3a://not-there/a/b.jpg is a file, and no folder");
    assertThat(folder.resolve("not")).doesNotExist();
  }
}
