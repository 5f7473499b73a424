package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.run.RunOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingInventoryIT {
  @TempDir Path folder;

  private Path bucket(String... keys) throws Exception {
    Path bucket = Files.createDirectories(folder.resolve("bucket"));
    for (String key : keys) {
      Path file = bucket.resolve(key);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "12345");
    }
    return bucket;
  }

  private SpecJob job(SparkSession spark, String inventory) throws Exception {
    String text =
        """
        inventory: %s
        urls: {style: virtual-hosted, region: eu-west-2}
        rules:
          - {name: cams, match: "cams/{run}/frame_{frame}.jpg", kind: image_sequence, group: [run], order: frame}
          - {name: photos, match: "**.jpg", kind: image}
        output: {path: '%s'}
        """
            .formatted(inventory, folder.resolve("out"));
    return new SpecJob(spark, JobFile.parse(text, "test.yaml"), Clock.systemUTC());
  }

  private List<String> items(SparkSession spark) {
    return spark
        .read()
        .parquet(folder.resolve("out/runs/one/items").toString())
        .select("title", "kind", "members")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void whatThereIsBecomesItems() throws Exception {
    SparkSession spark = TestSession.open();
    Path bucket =
        bucket(
            "cams/r1/frame_10.jpg",
            "cams/r1/frame_9.jpg",
            "cams/r2/frame_1.jpg",
            "cams/r2/frame_2.jpg",
            "top.jpg",
            "a b/100%+#?.jpg",
            "a b/%20.jpg",
            "deep/er/and/deeper/日本.jpg",
            "_hidden/.also.jpg",
            "notes.txt");
    RunOutcome outcome = job(spark, "{list: '" + bucket + "', bucket: acme-media}").run("one");
    assertThat(outcome.snapshot().format()).isEqualTo(InventoryFormat.LISTING);
    assertThat(outcome.accounts().read()).isEqualTo(10);
    assertThat(outcome.accounts().written()).isEqualTo(9);
    assertThat(items(spark))
        .containsExactly(
            "[%20.jpg,image,1]",
            "[.also.jpg,image,1]",
            "[100%+#?.jpg,image,1]",
            "[r1,image_sequence,2]",
            "[r2,image_sequence,2]",
            "[top.jpg,image,1]",
            "[日本.jpg,image,1]");
    assertThat(
            job(spark, "{list: '" + bucket + "', bucket: b}").plan("p", "cams/").accounts().read())
        .isEqualTo(4);
  }

  @Test
  void tellsWhatCanNotBeListed() throws Exception {
    SparkSession spark = TestSession.open();
    Path bucket = bucket("a.jpg");
    assertThatThrownBy(() -> job(spark, "{list: '" + bucket + "'}").run("one"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "file:"
                + bucket
                + " doesn't say which bucket the objects are in: name it beside 'list', in 'bucket'.");
    assertThatThrownBy(() -> job(spark, "{list: '" + bucket + "/none', bucket: b}").run("one"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "file:"
                + bucket
                + "/none is not there: 'list' is a folder of a bucket, or the bucket.");
    assertThatThrownBy(() -> job(spark, "{list: '" + bucket + "/a.jpg', bucket: b}").run("one"))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("/a.jpg is a file, and no folder that could be listed.");
  }
}
