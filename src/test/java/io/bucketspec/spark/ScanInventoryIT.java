package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.SnapshotFinder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.run.InventoryRows;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan gives of an inventory, and what it reads for it. */
class ScanInventoryIT {
  private static final ExtraColumns BOTH = new ExtraColumns(true, true, false);
  private static final String OUTPUT_TYPE = "spark.sql.parquet.outputTimestampType";
  private static final String SESSION_ZONE = "spark.sql.session.timeZone";

  /** Among them moments that clocks in New York show twice or never. */
  private static final List<String> MOMENTS =
      List.of(
          "2024-01-31T12:34:56Z",
          "2023-11-05T05:30:00.789Z",
          "2023-11-05T06:30:00Z",
          "2023-03-12T07:30:00Z",
          "2023-11-05T01:30:00Z",
          "2009-07-01T00:00:00.001Z");

  private static final List<String> HOSTILE =
      List.of(
          "cams/a.jpg",
          "cams/[x]*/b.jpg",
          "cams/x/b.jpg",
          "a+b/c.jpg",
          "a%2Bb/c.jpg",
          "a b/c.jpg",
          "süd/größe 😀/d.jpg",
          "süd/größe/d.jpg",
          "cams_/e.jpg",
          "camsX/e.jpg",
          "Cams/a.jpg");

  @TempDir Path folder;
  private final TimeZone zone = TimeZone.getDefault();
  private SparkSession spark;

  @BeforeEach
  void open() {
    spark = TestSession.open();
  }

  @AfterEach
  void reset() {
    TimeZone.setDefault(zone);
    spark.conf().unset(SESSION_ZONE);
    spark.conf().unset(OUTPUT_TYPE);
  }

  private Snapshot snapshot(Path inventory) {
    return new SnapshotFinder(spark.sparkContext().hadoopConfiguration())
        .find(InventoryOptions.at(inventory.toString()));
  }

  private Dataset<String> scan(
      Path inventory, KeyEncoding encoding, ExtraColumns extra, String prefix) {
    return new ScanInventory(spark, snapshot(inventory), encoding, extra, prefix)
        .map(ScanInventoryIT::told, Encoders.STRING());
  }

  private List<String> scanned(Path inventory, ExtraColumns extra, String prefix) {
    return scan(inventory, KeyEncoding.AUTO, extra, prefix).collectAsList();
  }

  private static Iterator<String> told(InventoryRows rows) {
    List<String> all = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        InventoryRow row = rows.row();
        all.add(told(key(row), row.contentHash(), row.lastModified()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.iterator();
  }

  private static String key(InventoryRow row) {
    return new String(row.key(), 0, row.keyLength(), StandardCharsets.UTF_8);
  }

  private static String told(String key, long contentHash, long lastModified) {
    return key + " " + contentHash + " " + lastModified;
  }

  private static String etag(int i) {
    return "d41d8cd98f00b204e9800998ecf8427" + i;
  }

  private static long hash(int i) {
    byte[] bytes = etag(i).getBytes(StandardCharsets.UTF_8);
    return ByteHash.hash(bytes, 0, bytes.length, 0);
  }

  /** What the rows of {@link #MOMENTS}, and one that states nothing, are to say. */
  private static List<String> expected() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < MOMENTS.size(); i++) {
      rows.add(told("k" + i, hash(i), Instant.parse(MOMENTS.get(i)).toEpochMilli()));
    }
    rows.add(told("none", 0, Long.MIN_VALUE));
    return rows;
  }

  private Path columnar(String format, DataType type, List<?> values) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String etag = i % 2 == 0 ? etag(i) : '"' + etag(i) + '"';
      rows.add(RowFactory.create("k" + i, etag, values.get(i)));
    }
    rows.add(RowFactory.create("none", null, null));
    StructType schema =
        new StructType()
            .add("key", DataTypes.StringType)
            .add("e_tag", DataTypes.StringType)
            .add("last_modified_date", type);
    return new TestInventory(folder).table(spark.createDataFrame(rows, schema), format);
  }

  private static List<Timestamp> timestamps() {
    return MOMENTS.stream().map(Instant::parse).map(Timestamp::from).toList();
  }

  private Path csv() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MOMENTS.size(); i++) {
      text.append("k%d,\"%s\",%s%n".formatted(i, etag(i), MOMENTS.get(i)));
    }
    return new TestInventory(folder)
        .csv("Key, ETag, LastModifiedDate", text.append("none,,\n").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata"})
  void csvStatesExtrasInWhateverZoneTheSessionIs(String sessionZone) throws IOException {
    Path inventory = csv();
    spark.conf().set(SESSION_ZONE, sessionZone);

    assertThat(scanned(inventory, BOTH, "")).containsExactlyInAnyOrderElementsOf(expected());
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, INT96",
    "America/New_York, TIMESTAMP_MILLIS",
    "Asia/Kolkata, TIMESTAMP_MICROS",
    "Asia/Kolkata, INT96"
  })
  void parquetStatesExtrasInWhateverZoneTheSessionIs(String sessionZone, String stored)
      throws IOException {
    spark.conf().set(OUTPUT_TYPE, stored);
    Path inventory = columnar("Parquet", DataTypes.TimestampType, timestamps());
    spark.conf().set(SESSION_ZONE, sessionZone);

    assertThat(scanned(inventory, BOTH, "")).containsExactlyInAnyOrderElementsOf(expected());
  }

  /** Its timestamps have no zone. Stores write UTC; Spark writes the time in its JVM's zone. */
  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata"})
  void orcStatesExtrasInWhateverZoneTheSessionIs(String sessionZone) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Path inventory = columnar("ORC", DataTypes.TimestampType, timestamps());
    spark.conf().set(SESSION_ZONE, sessionZone);

    assertThat(scanned(inventory, BOTH, "")).containsExactlyInAnyOrderElementsOf(expected());
  }

  /** Of an hour that clocks leave out, Spark's own reader gives moments of the next or the last. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/London",
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kolkata"
      })
  void orcStatesUtcInWhateverZoneTheTasksAre(String zoneOfTasks) throws IOException {
    List<Instant> moments = ZonedMoments.around(ZoneId.of(zoneOfTasks));
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Path inventory =
        columnar("ORC", DataTypes.TimestampType, moments.stream().map(Timestamp::from).toList());
    TimeZone.setDefault(TimeZone.getTimeZone(zoneOfTasks));

    ExtraColumns modified = new ExtraColumns(false, true, false);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      expected.add(told("k" + i, 0, moments.get(i).toEpochMilli()));
    }
    expected.add(told("none", 0, Long.MIN_VALUE));
    assertThat(scanned(inventory, modified, "")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Parquet, America/New_York",
    "Parquet, Asia/Kolkata",
    "ORC, America/New_York",
    "ORC, Asia/Kolkata"
  })
  void takesTextsNumbersAndTimestampsWithoutAZone(String format, String sessionZone)
      throws IOException {
    spark.conf().set(SESSION_ZONE, sessionZone);

    Path texts = columnar(format, DataTypes.StringType, MOMENTS);
    assertThat(scanned(texts, BOTH, "")).containsExactlyInAnyOrderElementsOf(expected());
    List<Long> millis = MOMENTS.stream().map(it -> Instant.parse(it).toEpochMilli()).toList();
    Path numbers = columnar(format, DataTypes.LongType, millis);
    assertThat(scanned(numbers, BOTH, "")).containsExactlyInAnyOrderElementsOf(expected());
    List<LocalDateTime> local =
        MOMENTS.stream()
            .map(it -> LocalDateTime.ofInstant(Instant.parse(it), ZoneOffset.UTC))
            .toList();
    Path withoutZone = columnar(format, DataTypes.TimestampNTZType, local);
    assertThat(scanned(withoutZone, BOTH, "")).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void takesSecondsForSecondsAndNonsenseForNotStated() throws IOException {
    Path seconds = columnar("Parquet", DataTypes.LongType, List.of(1_706_704_496L));
    assertThat(scanned(seconds, BOTH, "k0"))
        .containsExactly(told("k0", hash(0), 1_706_704_496_000L));
    Path nonsense = columnar("ORC", DataTypes.StringType, List.of("soon"));
    assertThat(scanned(nonsense, BOTH, "k0")).containsExactly(told("k0", hash(0), Long.MIN_VALUE));
    Path flags = columnar("Parquet", DataTypes.BooleanType, List.of(true));
    assertThat(scanned(flags, BOTH, "k0")).containsExactly(told("k0", hash(0), Long.MIN_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Parquet", "ORC"})
  void readsNoColumnThatNobodyAskedFor(String format) throws IOException {
    Path inventory = columnar(format, DataTypes.TimestampType, timestamps());

    assertThat(columnsRead(inventory, ExtraColumns.NONE)).containsExactly("key");
    assertThat(columnsRead(inventory, new ExtraColumns(true, false, false)))
        .containsExactlyInAnyOrder("key", "e_tag");
    if (format.equals("Parquet")) {
      // Of ORC, OrcRowsTest has it.
      assertThat(columnsRead(inventory, new ExtraColumns(false, true, false)))
          .containsExactlyInAnyOrder("key", "last_modified_date");
    }
    assertThat(scanned(inventory, ExtraColumns.NONE, "k0"))
        .containsExactly(told("k0", 0, Long.MIN_VALUE));
    assertThat(scanned(inventory, new ExtraColumns(true, false, false), "k0"))
        .containsExactly(told("k0", hash(0), Long.MIN_VALUE));
  }

  private List<String> columnsRead(Path inventory, ExtraColumns extra) {
    Dataset<String> rows = scan(inventory, KeyEncoding.AUTO, extra, "");
    return List.of(fileScan(rows).requiredSchema().fieldNames());
  }

  private static FileSourceScanExec fileScan(Dataset<?> rows) {
    return FileScans.first(rows);
  }

  @Test
  void refusesAnInventoryWithoutTheDatesThatAreNeeded() throws IOException {
    List<Listed> rows = List.of(Listed.of("a", 1));
    String told =
        " has no column last_modified_date, which an 'order' by lastModified or a 'settle' needs: add Last"
            + " modified to the inventory's configuration.";
    for (String format : List.of("CSV", "Parquet", "ORC")) {
      Path inventory = written(format, rows);

      assertThatThrownBy(() -> scan(inventory, KeyEncoding.AUTO, BOTH, ""))
          .as(format)
          .isInstanceOf(InventoryException.class)
          .hasMessageContaining(format.equals("CSV") ? "/manifest.json has" : "/data/part-")
          .hasMessageEndingWith(told);
      assertThat(scanned(inventory, new ExtraColumns(true, false, false), ""))
          .as("ETags can be done without")
          .containsExactly(told("a", 0, Long.MIN_VALUE));
    }
  }

  private Path written(String format, List<Listed> rows) throws IOException {
    TestInventory inventory = new TestInventory(folder.resolve(format));
    return format.equals("CSV")
        ? inventory.csv(rows.stream(), 1)
        : inventory.columnar(spark, format, rows, 1);
  }

  @Test
  void seesOnlyWhatIsUnderThePrefix() throws IOException {
    List<Listed> rows = HOSTILE.stream().map(key -> Listed.of(key, 1)).toList();
    List<String> prefixes =
        List.of(
            "cams/",
            "cams/[x]*/",
            "a%2Bb/",
            "a+b/",
            "a b/",
            "süd/größe 😀/",
            "süd/grö",
            "cams_",
            "nothing/",
            "cams/a.jpg",
            "%",
            "_",
            "");
    for (String format : List.of("CSV", "Parquet", "ORC")) {
      Path inventory = written(format, rows);
      for (String prefix : prefixes) {
        assertThat(scanned(inventory, ExtraColumns.NONE, prefix))
            .as("%s under '%s'", format, prefix)
            .containsExactlyInAnyOrderElementsOf(
                HOSTILE.stream()
                    .filter(key -> key.startsWith(prefix))
                    .map(key -> told(key, 0, Long.MIN_VALUE))
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Parquet", "ORC"})
  void letsTheReaderPassOverOtherKeysWhereTheyAreLiteral(String format) throws IOException {
    Path inventory =
        written(format, Stream.of("a+b", "a%2Bb").map(key -> Listed.of(key, 1)).toList());

    assertThat(pushed(scan(inventory, KeyEncoding.AUTO, ExtraColumns.NONE, "a+")))
        .contains("StringStartsWith(key,a+)");
    assertThat(pushed(scan(inventory, KeyEncoding.NONE, ExtraColumns.NONE, "a+")))
        .contains("StringStartsWith(key,a+)");
    assertThat(pushed(scan(inventory, KeyEncoding.AUTO, ExtraColumns.NONE, ""))).isEqualTo("[]");
    Dataset<String> decoded = scan(inventory, KeyEncoding.URL, ExtraColumns.NONE, "a+");
    assertThat(pushed(decoded)).isEqualTo("[]");
    assertThat(decoded.collectAsList()).containsExactly(told("a+b", 0, Long.MIN_VALUE));
  }

  private static String pushed(Dataset<?> rows) {
    return fileScan(rows).metadata().apply("PushedFilters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Parquet", "ORC"})
  void filtersKeysThatAreBytes(String format) throws IOException {
    List<Row> rows =
        Stream.of("süd/a", "sud/a")
            .map(key -> RowFactory.create((Object) key.getBytes(StandardCharsets.UTF_8)))
            .toList();
    StructType schema = new StructType().add("key", DataTypes.BinaryType);
    Path inventory = new TestInventory(folder).table(spark.createDataFrame(rows, schema), format);

    assertThat(scanned(inventory, ExtraColumns.NONE, "sü"))
        .containsExactly(told("süd/a", 0, Long.MIN_VALUE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 64, 1000})
  void readsAPlainFileInPartsWithoutLosingOrDoublingARow(long bytes) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      text.append("\"k%d\",\"%d\"%n".formatted(i, i));
      expected.add(told("k" + i, 0, Long.MIN_VALUE));
    }
    Snapshot snapshot = snapshot(new TestInventory(folder).csv("Key, Size", text.toString()));

    assertThat(
            new ScanInventory(spark, snapshot, KeyEncoding.AUTO, ExtraColumns.NONE, "")
                .inPartsOf(bytes)
                .map(ScanInventoryIT::told, Encoders.STRING())
                .collectAsList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void tellsTheLineOfAFaultFromItsPart() throws IOException {
    Snapshot snapshot = snapshot(new TestInventory(folder).csv("Key, Size", "a,1\nb,2\nc\nd,4\n"));

    assertThat(
            new ScanInventory(spark, snapshot, KeyEncoding.AUTO, ExtraColumns.NONE, "")
                .inPartsOf(4)
                .map(ScanInventoryIT::faults, Encoders.STRING())
                .collectAsList())
        .containsExactly(
            "Line 1 after byte 8 is not a row: it has 1 field, the manifest's fileSchema 2.");
  }

  private static Iterator<String> faults(InventoryRows rows) {
    List<String> all = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        rows.fault().ifPresent(it -> all.add(it.sentence()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.iterator();
  }
}
