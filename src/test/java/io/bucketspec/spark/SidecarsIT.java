package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.model.Finding;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata from files beside the objects, which a folder stands for here. */
class SidecarsIT {
  private static final String FILE = ".metadata.json";

  @TempDir Path folder;

  private final SparkSession spark = TestSession.open();
  private final List<Listed> objects = new ArrayList<>();
  private Path inventory;

  /** The media is not there: a run that touched it would fail. */
  @BeforeEach
  void write() throws Exception {
    for (int i = 0; i < 40; i++) {
      String photo = "photos/é " + i + ".jpg";
      objects.add(Listed.of(photo, 500));
      if (i % 4 != 0) {
        file(photo, "{\"photo\": " + i + "}");
      }
      objects.add(Listed.of("cams/north/frame_" + i + ".jpg", 500));
      objects.add(Listed.of("ct/" + i, 500));
    }
    file("cams/north/frame_7.jpg", "\uFEFF{\"site\": \"north\"}");
    file("cams/north/frame_9.jpg", "{\"site\":\"north\"}");
    file("ct/11", "{\"patient\": 1}");
    file("photos/nothing.jpg", "{}");
    objects.add(Listed.of("photos/gone.jpg", 500));
    objects.add(Listed.of("photos/gone.jpg" + FILE, 5));
    objects.add(Listed.of("photos//twice.jpg", 500));
    objects.add(Listed.of("photos//twice.jpg" + FILE, 5));
    Files.writeString(folder.resolve("bucket/photos/twice.jpg" + FILE), "{\"another\": 1}");
    Collections.shuffle(objects, new Random(5));
    inventory = new TestInventory(folder.resolve("inventory")).csv(objects.stream(), 3);
    spark
        .createDataFrame(
            List.of(RowFactory.create("ct/11", "1.2", "1.2.3")),
            new StructType()
                .add("key", DataTypes.StringType)
                .add("StudyInstanceUID", DataTypes.StringType)
                .add("SeriesInstanceUID", DataTypes.StringType))
        .write()
        .parquet(folder.resolve("tags").toString());
  }

  private void file(String object, String content) throws Exception {
    Path file = folder.resolve("bucket").resolve(object + FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    objects.add(Listed.of(object + FILE, Files.size(file)));
  }

  private JobOptions job(String group, String at) throws Exception {
    return JobFile.parse(
        "inventory: "
            + inventory
            + "\nurls: {style: virtual-hosted, region: eu-west-2}\n"
            + (group.equals("series") ? "tags: '" + folder.resolve("tags") + "'\n" : "")
            + "rules:\n"
            + "  - {name: photos, match: \"photos/**\", kind: image}\n"
            + "  - {name: cams, match: \"cams/**\", kind: image_sequence, group: sequence}\n"
            + "  - {name: ct, match: \"ct/**\", kind: dicom_series, group: "
            + group
            + "}\nmetadata: [{sidecars: .metadata.json, at: '"
            + at
            + "', under: beside}]\noutput: {path: '"
            + folder.resolve("out")
            + "'}\nledger: off\n",
        "test.yaml");
  }

  private SpecJob specJob(JobOptions job, int buckets) {
    return new SpecJob(
        spark, job, Clock.systemUTC(), snapshot -> RunSteps.buckets(buckets), Attempts.PATIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "series"})
  void itemsHaveWhatTheFilesHold(String group) throws Exception {
    JobOptions job = job(group, folder.resolve("bucket").toUri().toString());
    RunOutcome outcome = specJob(job, 3).run("one");
    Path run = folder.resolve("out/runs/one");
    RunResult.verified(run);
    assertThat(run.resolve("specs/image_sequence/batch-00001.json"))
        .content()
        .contains("\"clientMetadata\":{\"beside\":{\"site\":\"north\"}}");
    assertThat(run.resolve("specs/dicom_series/batch-00001.json"))
        .content()
        .contains("\"clientMetadata\":{\"beside\":{\"patient\":1}}");
    assertThat(outcome.results().files())
        .filteredOn(file -> file.path().contains("/image/"))
        .hasSize(1);
    String photos = Files.readString(run.resolve("specs/image/batch-00001.json"));
    assertThat(photos).doesNotContain("another", "\"photo\":4}");
    for (int i = 0; i < 40; i++) {
      if (i % 4 != 0) {
        assertThat(photos).containsOnlyOnce("{\"beside\":{\"photo\":" + i + "}}");
      }
    }
    assertThat(outcome.accounts().filtered()).isEqualTo(36);
    assertThat(outcome.findings())
        .extracting(Finding::sentence)
        .contains(
            "Of 'sidecars', 2 files could not be read, such as photos//twice.jpg.metadata.json:"
                + " File systems would take its key for another: it has '//', '/./' or '/../'.",
            "Of 'sidecars', 1 file belongs to no item, such as photos/nothing.jpg.");
    RunOutcome plan = specJob(job, 3).plan("plan", "");
    assertThat(plan.findings()).containsAll(outcome.findings());
    assertThat(plan.results().files().stream().mapToLong(file -> file.bytes()).sum())
        .isEqualTo(outcome.results().files().stream().mapToLong(file -> file.bytes()).sum());
    assertThat(specJob(job, 1).explain(List.of("ct/11", "cams/north/frame_1.jpg")))
        .extracting(explained -> explained.json().get("item").get("clientMetadata").toString())
        .containsExactly("{\"beside\":{\"patient\":1}}", "{\"beside\":{\"site\":\"north\"}}");
  }

  @Test
  void aFolderOfNoFileSystemIsToldBeforeAnythingIsBegun() throws Exception {
    assertThatThrownBy(() -> specJob(job("folder", "nothing://bucket"), 1).run("one"))
        .isInstanceOf(SideTableException.class)
        .hasMessage(
            "Cannot read files beside objects in nothing://bucket ('at' of 'sidecars'): No"
                + " FileSystem for scheme \"nothing\"");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
