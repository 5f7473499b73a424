package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.SnapshotFinder;
import io.bucketspec.run.InventoryRows;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of Google Cloud Storage and Azure Blob, from local disk to rows. */
class ReportsIT {
  private static final List<Listed> ROWS =
      List.of(
          Listed.of("a.jpg", 1),
          Listed.of("a b+c%20d.jpg", 2),
          Listed.of("say \"hi\",\nthere.jpg", 3_000_000_000L),
          Listed.of("süd/größe 😀.jpg", 4),
          new Listed("old.jpg", 5L, false, false, "STANDARD"),
          new Listed("gone.jpg", 6L, true, true, "STANDARD"),
          new Listed("archived.jpg", 7L, true, false, "GLACIER"));

  @TempDir Path folder;
  private SparkSession spark;

  @BeforeEach
  void open() {
    spark = TestSession.open();
  }

  private Snapshot snapshot(Path path) {
    return new SnapshotFinder(spark.sparkContext().hadoopConfiguration())
        .find(InventoryOptions.at(path.toString()));
  }

  private List<String> scanned(Snapshot snapshot, String prefix) {
    return new ScanInventory(spark, snapshot, KeyEncoding.AUTO, ExtraColumns.NONE, prefix)
        .map(ReportsIT::told, Encoders.STRING())
        .collectAsList();
  }

  private static Iterator<String> told(InventoryRows rows) {
    List<String> all = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        InventoryRow row = rows.row();
        String key = new String(row.key(), 0, row.keyLength(), StandardCharsets.UTF_8);
        all.add(
            rows.fault().isPresent()
                ? rows.fault().get().sentence()
                : row.bucket()
                    + "/"
                    + key
                    + " "
                    + row.size()
                    + " "
                    + row.state().label()
                    + (row.needsRestore() ? " archived" : ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.iterator();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "Parquet"})
  void readsReportsOfGoogleWithColonsInTheirNames(String format) throws IOException {
    TestReports reports = new TestReports(folder.resolve("gcs"));
    Path path =
        format.equals("CSV")
            ? reports.gcsCsv("photos", ROWS, 2)
            : reports.gcsParquet(spark, "photos", ROWS, 2);

    Snapshot snapshot = snapshot(path);

    assertThat(snapshot.format()).isEqualTo(InventoryFormat.GCS);
    assertThat(snapshot.name()).isEqualTo("2026-11-22T00:00");
    assertThat(snapshot.totals().rows()).isEqualTo(ROWS.size());
    assertThat(new ObjectSize(spark).of(snapshot)).isGreaterThan(1);
    assertThat(scanned(snapshot, ""))
        .containsExactlyInAnyOrder(
            "photos/a.jpg 1 current",
            "photos/a b+c%20d.jpg 2 current",
            "photos/say \"hi\",\nthere.jpg 3000000000 current",
            "photos/süd/größe 😀.jpg 4 current",
            "photos/old.jpg 5 old-version",
            "photos/gone.jpg 6 old-version",
            "photos/archived.jpg 7 current");
    assertThat(scanned(snapshot, "a")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "Parquet"})
  void readsReportsOfAzure(String format) throws IOException {
    TestReports reports = new TestReports(folder.resolve("azure"));
    Path path =
        format.equals("CSV")
            ? reports.azureCsv("photos", ROWS, 2)
            : reports.azureParquet(spark, "photos", ROWS, 2);

    Snapshot snapshot = snapshot(path);

    assertThat(snapshot.format()).isEqualTo(InventoryFormat.AZURE);
    assertThat(snapshot.name()).isEqualTo("2026/11/22/01-25-36");
    assertThat(snapshot.findings()).isEmpty();
    assertThat(new ObjectSize(spark).of(snapshot)).isGreaterThan(1);
    assertThat(scanned(snapshot, ""))
        .containsExactlyInAnyOrder(
            "photos@acme/a.jpg 1 current",
            "photos@acme/a b+c%20d.jpg 2 current",
            "photos@acme/say \"hi\",\nthere.jpg 3000000000 current",
            "photos@acme/süd/größe 😀.jpg 4 current",
            "photos@acme/old.jpg 5 old-version",
            "photos@acme/gone.jpg 6 deleted",
            "photos@acme/archived.jpg 7 current archived");
    assertThat(scanned(snapshot, "a")).hasSize(3);
  }

  @Test
  void tellsOfSizesInParquetThatAreNone() throws IOException {
    Path path =
        new TestReports(folder.resolve("azure"))
            .azureParquet(spark, "photos", List.of(Listed.of("a", -5)), 1);

    assertThat(scanned(snapshot(path), ""))
        .containsExactly("The row's size is -5, less than nothing.");
  }

  /** What Spark 4 does with casts of its own accord, 3.5 does when told to. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aTextThatIsNoTruthStatesNothing(String castsFail) {
    spark.conf().set("spark.sql.ansi.enabled", castsFail);
    Dataset<Row> rows =
        spark.sql("SELECT * FROM VALUES ('a', 'true'), ('b', 'maybe') AS files(key, is_latest)");
    ColumnarColumns columns =
        ColumnarColumns.of(List.of(rows.columns()), "files", ExtraColumns.NONE);
    Column latest = ColumnarFiles.column(columns, InventoryColumn.IS_LATEST, DataTypes.BooleanType);

    assertThat(rows.select(latest).collectAsList())
        .containsExactly(RowFactory.create(true), RowFactory.create((Object) null));
    spark.conf().unset("spark.sql.ansi.enabled");
  }
}
