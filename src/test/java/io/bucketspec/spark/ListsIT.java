package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.ListFixtures;
import io.bucketspec.inventory.ListFixtures.Thing;
import io.bucketspec.run.RunOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over lists. */
class ListsIT {
  @TempDir Path folder;

  private static List<Thing> things() {
    List<Thing> things = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      things.add(Thing.of("quay", "cams/run " + i % 4 + "/frame_" + i + ".jpg", 100 + i));
      things.add(Thing.of("quay", "photos/a+b%20" + i + " \uD83D\uDE00.JPG", 5));
      things.add(Thing.of("quay", "notes/" + i + ".txt", 5));
    }
    return things;
  }

  private RunOutcome run(String inventory, String output) throws Exception {
    String job =
        """
        inventory: {%s}
        urls: {style: virtual-hosted, region: eu-west-2}
        rules:
          - {name: cams, match: "cams/{run}/frame_{frame}.jpg", kind: image_sequence, group: [run], order: frame}
          - {name: photos, match: "photos/**", kind: image}
        output: {path: '%s'}
        """
            .formatted(inventory, folder.resolve(output));
    SparkSession spark = TestSession.open();
    return new SpecJob(spark, JobFile.parse(job, "test.yaml"), Clock.systemUTC()).run("one");
  }

  private SortedMap<String, String> specs(String output) throws IOException {
    Path root = folder.resolve(output + "/runs/one/specs");
    SortedMap<String, String> specs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        specs.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return specs;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void everyFormatOfAListGivesTheSameSpecs() throws Exception {
    SortedMap<String, String> expected = new TreeMap<>();
    for (InventoryFormat format : ListFixtures.formats()) {
      String label = format.label();
      Path list = write(label + ".list", ListFixtures.text(format, things()));

      RunOutcome outcome = run("path: " + list + ", bucket: quay", label);

      assertThat(outcome.snapshot().format()).isEqualTo(format);
      assertThat(outcome.accounts().read()).as(label).isEqualTo(120);
      assertThat(outcome.accounts().rejected()).as(label).isEqualTo(40);
      if (expected.isEmpty()) {
        expected.putAll(specs(label));
        assertThat(String.join("", expected.values()))
            .contains(
                "https://quay.s3.eu-west-2.amazonaws.com/photos/a%2Bb%252039%20%F0%9F%98%80.JPG")
            .contains("https://quay.s3.eu-west-2.amazonaws.com/cams/run%203/frame_39.jpg");
      }
      assertThat(specs(label)).as(label).isEqualTo(expected);
    }
  }

  @Test
  void aFolderOfGzippedListsIsReadFileByFile() throws Exception {
    List<Thing> things = things();
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Files.writeString(lists.resolve("_SUCCESS"), "");
    for (int part = 0; part < 3; part++) {
      String text =
          ListFixtures.text(InventoryFormat.S5CMD, things.subList(part * 40, part * 40 + 40));
      try (OutputStream out =
          new GZIPOutputStream(
              Files.newOutputStream(lists.resolve("part-" + part + ".jsonl.gz")))) {
        out.write((text + "{\"key\":\"s3://quay/cut o\n").getBytes(StandardCharsets.UTF_8));
      }
    }

    RunOutcome outcome = run("path: " + lists + ", format: s5cmd, bucket: quay", "out");

    assertThat(outcome.accounts().read()).isEqualTo(123);
    assertThat(outcome.accounts().rejected()).as("what no rule takes, and bad lines").isEqualTo(43);
    Path plain = write("plain", ListFixtures.text(InventoryFormat.S5CMD, things));
    run("path: " + plain + ", bucket: quay", "plain-out");
    assertThat(specs("out")).isEqualTo(specs("plain-out"));
  }

  @Test
  void aListThatIsCutOffEndsTheJob() throws Exception {
    String text = ListFixtures.text(InventoryFormat.RCLONE, things());
    Path list = write("list.json", text.substring(0, text.length() / 2));

    assertThatThrownBy(() -> run("path: " + list + ", bucket: quay", "out"))
        .isInstanceOf(InventoryException.class)
        .hasMessageStartingWith("Cannot read file:" + list + ": its JSON breaks off at line 62,")
        .hasMessageEndingWith("it was cut off, or is still being written.");
    assertThat(folder.resolve("out/runs/one")).doesNotExist();
  }
}
