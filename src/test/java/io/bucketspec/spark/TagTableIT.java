package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.model.Finding;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.Explanation;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series by header tags that a table has, in the formats that tables come in. */
class TagTableIT {
  private static final StructType TAGS =
      new StructType()
          .add("object_key", DataTypes.StringType)
          .add("study_instance_uid", DataTypes.StringType)
          .add("SeriesInstanceUID", DataTypes.StringType)
          .add("SOPInstanceUID", DataTypes.StringType)
          .add("Rows", DataTypes.IntegerType)
          .add("Columns", DataTypes.IntegerType)
          .add("ImagePositionPatient", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("ImageOrientationPatient", DataTypes.createArrayType(DataTypes.StringType))
          .add("Height", DataTypes.DoubleType);

  @TempDir Path folder;

  private final SparkSession spark = TestSession.open();
  private final List<Listed> objects = new ArrayList<>();
  private final List<Row> tags = new ArrayList<>();
  private Path inventory;

  @BeforeEach
  void write() throws Exception {
    for (int series = 0; series < 12; series++) {
      for (int slice = 0; slice < 9; slice++) {
        String key =
            "ct/p" + series % 3 + "/" + (char) ('a' + slice % 2) + "/" + series + "-" + slice;
        objects.add(Listed.of(key, 500 + slice));
        boolean url = slice % 3 == 0;
        tags.add(tag(url ? "s3://" + TestInventory.BUCKET + "/" + key : key, series, slice));
      }
    }
    objects.add(Listed.of("ct/p9/untagged", 5));
    objects.add(Listed.of("other/thing.txt", 5));
    tags.add(tag("ct/p9/no-object", 99, 0));
    tags.add(tag("other/thing.txt", 98, 0));
    Collections.shuffle(objects, new Random(3));
    Collections.shuffle(tags, new Random(4));
    inventory = new TestInventory(folder.resolve("inventory")).csv(objects.stream(), 2);
  }

  private static Row tag(String key, int series, int slice) {
    return RowFactory.create(
        key,
        "1.2." + series % 3,
        "1.2.3." + series,
        "1." + series + "." + slice,
        64,
        64,
        new double[] {0, 0, 9 - slice},
        new String[] {"1", "0", "0", "0", "1", "0"},
        (double) slice);
  }

  private String table(String format) {
    Dataset<Row> table = spark.createDataFrame(tags, TAGS);
    if (format.equals("csv")) {
      for (String column : List.of("ImagePositionPatient", "ImageOrientationPatient")) {
        table =
            table.withColumn(
                column, functions.concat_ws("\\", functions.col(column).cast("array<string>")));
      }
    }
    String path = folder.resolve("tags." + format).toString();
    table
        .repartition(3)
        .write()
        .format(format)
        .option("header", true)
        .option("escape", "\"")
        .save(path);
    return path;
  }

  private JobOptions job(String tagsOption, String output) throws Exception {
    return JobFile.parse(
        "inventory: "
            + inventory
            + "\nurls: {style: virtual-hosted, region: eu-west-2}\ntags: "
            + tagsOption
            + "\nrules: [{name: ct, match: \"ct/**\", kind: dicom_series, group: series}]\noutput: {path: '"
            + folder.resolve(output)
            + "'}\n",
        "test.yaml");
  }

  private RunOutcome run(JobOptions job, int buckets) throws Exception {
    return new SpecJob(
            spark, job, Clock.systemUTC(), snapshot -> RunSteps.buckets(buckets), Attempts.PATIENT)
        .run("one");
  }

  @ParameterizedTest
  @CsvSource({"parquet, 1", "parquet, 5", "orc, 3", "json, 2", "csv, 4"})
  void seriesAcrossFoldersInTheOrderOfTheirSlices(String format, int buckets) throws Exception {
    RunOutcome outcome = run(job(table(format), "out"), buckets);
    assertThat(outcome.accounts().written()).isEqualTo(108);
    assertThat(outcome.accounts().rejected()).isEqualTo(2);
    Dataset<Row> items = spark.read().parquet(folder + "/out/runs/one/items");
    assertThat(
            items
                .select("title", "members", "first_key", "decided_by")
                .orderBy("title")
                .collectAsList())
        .hasSize(12)
        .extracting(Row::toString)
        .contains(
            "[1.2.1/1.2.3.4,9,ct/p1/a/4-8,2 series UID, 8 slice position]",
            "[1.2.2/1.2.3.11,9,ct/p2/a/11-8,2 series UID, 8 slice position]");
    RunResult.verified(folder.resolve("out/runs/one"));
    assertThat(folder.resolve("out/runs/one/specs/dicom_series/batch-00001.json"))
        .content()
        .containsSubsequence("1.2.1/1.2.3.4", "4-8\"", "4-7\"", "4-1\"", "4-0\"");
    assertThat(outcome.findings())
        .extracting(Finding::sentence)
        .contains(
            "The tag table has 1 row whose objects the inventory lacks, such as ct/p9/no-object"
                + " (their series are marked incomplete).");
    assertThat(
            spark
                .read()
                .parquet(folder + "/out/runs/one/rejects")
                .select("key", "reason", "objects")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder(
            "[ct/p9/untagged,no-tags,1]",
            "[other/thing.txt,no-rule,1]",
            "[ct/p9/no-object,no-object,0]");
  }

  @Test
  void explainGathersTheSeriesOfAKey() throws Exception {
    JobOptions job = job(table("parquet"), "out");
    SpecJob specJob = new SpecJob(spark, job, Clock.systemUTC());
    List<Explanation> explained =
        specJob.explain(List.of("ct/p1/a/4-4", "ct/p9/untagged", "ct/p9/no-object"));
    assertThat(explained.get(0).text())
        .contains(
            "decided by 2 series UID, 8 slice position\n",
            "members    9\nposition   objectUrl_4\n",
            "before it  ct/p1/b/4-5\nafter it   ct/p1/b/4-3\n",
            "finding    spans-folders: ");
    assertThat(explained.get(1).text())
        .contains("rejected   as no-tags: The tag table has no row of this key.");
    assertThat(explained.get(2).text()).contains("inventory  not listed", "members    1\n");
    assertThat(specJob.explainUnder("ct/p1/", 3))
        .extracting(explanation -> explanation.json().get("key").textValue())
        .containsExactly("ct/p1/a/1-0", "ct/p1/a/1-2", "ct/p1/a/1-4");
  }

  @Test
  void aSampleSeesNoOthersTags() throws Exception {
    RunOutcome plan =
        new SpecJob(spark, job(table("parquet"), "out"), Clock.systemUTC()).plan("plan", "ct/p1/");
    assertThat(plan.accounts().read()).isEqualTo(36);
    assertThat(plan.accounts().written()).isEqualTo(36);
    assertThat(plan.results().findings()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aTableThatIsNoneIsToldBeforeAnythingIsBegun() throws Exception {
    String table = table("parquet");
    assertFault(
        "{table: '" + table + "', key: object}",
        table
            + " has no column 'object'; its columns are object_key, study_instance_uid,"
            + " SeriesInstanceUID, SOPInstanceUID, Rows, Columns, ImagePositionPatient,"
            + " ImageOrientationPatient, Height. Did you mean 'object_key'? Name the one that holds the key or the URL in"
            + " 'key'.");
    assertFault(
        "{table: '" + table + "', columns: {EchoTime: echo}}",
        "no column 'echo', which 'columns' names for EchoTime; its columns are");
    assertFault("{table: '" + table + "', format: csv}", "has no column of the object's key");
    assertFault(
        folder.resolve("nothing.csv").toString(),
        "Cannot read " + folder.resolve("nothing.csv") + " as csv: ");
    Path noSeries = folder.resolve("no-series.csv");
    Files.writeString(noSeries, "key,Modality\na,CT\n");
    assertFault(
        noSeries.toString(),
        noSeries
            + " has no column SeriesInstanceUID, which groups the objects of a series; its columns"
            + " are key, Modality. If it is called otherwise, say so in 'columns'.");
    Path twice = folder.resolve("twice.csv");
    Files.writeString(twice, "key,SeriesInstanceUID,series_instance_uid\na,1,2\n");
    assertFault(
        twice.toString(),
        "has two columns for SeriesInstanceUID: 'SeriesInstanceUID' and 'series_instance_uid'. Say"
            + " which in 'columns'.");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void assertFault(String tagsOption, String message) throws Exception {
    JobOptions job = job(tagsOption, "out");
    assertThatThrownBy(() -> run(job, 1))
        .isInstanceOf(SideTableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void otherNamesOfColumnsCanBeSaid() throws Exception {
    String table = table("parquet");
    run(
        job(
            "{table: '"
                + table
                + "', key: object_key, columns: {SliceLocation: height, ImagePositionPatient:"
                + " SOPInstanceUID}}",
            "out"),
        2);
    assertThat(
            spark
                .read()
                .parquet(folder + "/out/runs/one/items")
                .select("decided_by")
                .distinct()
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[2 series UID, 8 slice location]");
  }
}
