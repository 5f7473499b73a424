package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ORC's reader gives of files that writers in whatever zone have written. */
class OrcRowsTest {
  private static final List<String> ZONES =
      List.of(
          "UTC", "GMT", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");

  @TempDir Path folder;
  private final TimeZone zone = TimeZone.getDefault();
  private final Configuration configuration = new Configuration();

  @AfterEach
  void reset() {
    TimeZone.setDefault(zone);
  }

  private interface Filling {
    void fill(VectorizedRowBatch batch, int row);
  }

  /** A file with a batch of rows; its stripe says the zone that its writer is in. */
  private Path written(String name, String schema, String writerZone, int rows, Filling filling)
      throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(writerZone));
    Path file = folder.resolve(name);
    TypeDescription type = TypeDescription.fromString(schema);
    try (Writer writer =
        OrcFile.createWriter(
            new org.apache.hadoop.fs.Path(file.toUri()),
            OrcFile.writerOptions(configuration).setSchema(type))) {
      VectorizedRowBatch batch = type.createRowBatch(Math.max(1, rows));
      batch.size = rows;
      for (int row = 0; row < rows; row++) {
        filling.fill(batch, row);
      }
      writer.addRowBatch(batch);
    }
    return file;
  }

  private static void put(VectorizedRowBatch batch, int column, int row, String text) {
    ((BytesColumnVector) batch.cols[column]).setVal(row, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void putTime(VectorizedRowBatch batch, int column, int row, Instant moment) {
    ((TimestampColumnVector) batch.cols[column]).set(row, Timestamp.from(moment));
  }

  private OrcFooter footer(Path file) throws IOException {
    return OrcFooter.read(new org.apache.hadoop.fs.Path(file.toUri()), configuration);
  }

  private List<Row> read(OrcColumns columns, Path... files) throws IOException {
    List<OrcPart> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(new OrcPart(file.toString(), 0, Files.size(file)));
    }
    List<Row> rows = new ArrayList<>();
    try (OrcRows reader = new OrcRows(columns, configuration, parts.iterator())) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  static Stream<String> zones() {
    return ZONES.stream();
  }

  /** As a store writes it, whose writer is in UTC, or a writer that has no other zone, as C++'s. */
  @ParameterizedTest
  @MethodSource("zones")
  void aClockInUtcIsReadSoInEveryZone(String readerZone) throws IOException {
    List<Instant> moments = ZonedMoments.around(ZoneId.of(readerZone));
    for (String writerZone : List.of("UTC", "GMT")) {
      for (String type : List.of("timestamp", "timestamp with local time zone")) {
        Path file =
            written(
                writerZone + type,
                "struct<key:string,at:" + type + ">",
                writerZone,
                moments.size(),
                (batch, row) -> {
                  put(batch, 0, row, "k" + row);
                  putTime(batch, 1, row, moments.get(row));
                });
        TimeZone.setDefault(TimeZone.getTimeZone(readerZone));
        OrcColumns columns = OrcColumns.of(footer(file), List.of("key", "at"), "key", "f");
        assertThat(read(columns, file))
            .as("%s in %s", type, writerZone)
            .extracting(row -> row.getLong(1))
            .containsExactlyElementsOf(moments.stream().map(Instant::toEpochMilli).toList());
      }
    }
  }

  /** What has no zone is what the writer's clock showed, and taken for UTC; a moment is itself. */
  @ParameterizedTest
  @MethodSource("zones")
  void theWritersClockIsTakenForUtcAndAMomentForItself(String writerZone) throws IOException {
    ZoneId writers = ZoneId.of(writerZone);
    List<Instant> moments = ZonedMoments.around(writers);
    Path file =
        written(
            "f",
            "struct<clock:timestamp,moment:timestamp with local time zone>",
            writerZone,
            moments.size(),
            (batch, row) -> {
              putTime(batch, 0, row, moments.get(row));
              putTime(batch, 1, row, moments.get(row));
            });
    for (String readerZone : ZONES) {
      TimeZone.setDefault(TimeZone.getTimeZone(readerZone));
      OrcColumns columns = OrcColumns.of(footer(file), List.of("clock", "moment"), "", "f");
      List<Row> rows = read(columns, file);
      for (int i = 0; i < moments.size(); i++) {
        LocalDateTime clock = LocalDateTime.ofInstant(moments.get(i), writers);
        assertThat(rows.get(i).getLong(0))
            .as("%s in %s, read in %s", moments.get(i), writerZone, readerZone)
            .isEqualTo(clock.toInstant(ZoneOffset.UTC).toEpochMilli());
        assertThat(rows.get(i).getLong(1)).isEqualTo(moments.get(i).toEpochMilli());
      }
    }
  }

  @Test
  void readsOnlyWhatIsNamedWhateverItsType() throws IOException {
    String schema =
        "struct<Key:string,size:int,is_latest:boolean,e_tag:varchar(9),raw:binary,other:struct<a:int>>";
    Path file =
        written(
            "f",
            schema,
            "UTC",
            2,
            (batch, row) -> {
              put(batch, 0, row, "größe" + row);
              ((LongColumnVector) batch.cols[1]).vector[row] = 7L + row;
              ((LongColumnVector) batch.cols[2]).vector[row] = row;
              put(batch, 3, row, "tag");
              put(batch, 4, row, "raw");
              for (int i = 1; row == 1 && i < 5; i++) {
                batch.cols[i].noNulls = false;
                batch.cols[i].isNull[1] = true;
              }
            });
    OrcFooter footer = footer(file);
    assertThat(footer.rows()).isEqualTo(2);
    assertThat(footer.names()).startsWith("Key", "size").hasSize(6);
    assertThat(footer.hasInstants()).isFalse();
    OrcColumns columns =
        OrcColumns.of(footer, List.of("size", "Key", "is_latest", "e_tag", "raw"), "Key", "f");
    assertThat(columns.schema())
        .isEqualTo("struct<size:bigint,Key:string,is_latest:boolean,e_tag:string,raw:binary>");
    List<Row> rows = read(columns, file);
    assertThat(rows.get(0).getLong(0)).isEqualTo(7);
    assertThat((byte[]) rows.get(0).get(1)).asString(StandardCharsets.UTF_8).isEqualTo("größe0");
    assertThat(rows.get(0).getBoolean(2)).isFalse();
    assertThat(rows.get(0).getString(3)).isEqualTo("tag");
    assertThat((byte[]) rows.get(0).get(4)).asString(StandardCharsets.UTF_8).isEqualTo("raw");
    assertThat(rows.get(0).getString(5)).isEqualTo(file.toString());
    assertThat(Stream.of(0, 2, 3, 4)).allMatch(rows.get(1)::isNullAt);

    assertThatThrownBy(() -> OrcColumns.of(footer, List.of("other"), "Key", "f.orc"))
        .isInstanceOf(InventoryException.class)
        .hasMessage("Column 'other' of f.orc is a struct<a:int>, and no single value.");
  }

  @Test
  void aFileMayLackColumnsOrSpellThemOtherwiseOrBeEmpty() throws IOException {
    Path first =
        written("a", "struct<key:string,size:bigint>", "UTC", 1, (b, row) -> put(b, 0, row, "a"));
    Path empty = written("b", "struct<key:string,size:bigint>", "UTC", 0, (b, row) -> {});
    Path other = written("c", "struct<KEY:string>", "UTC", 1, (b, row) -> put(b, 0, row, "c"));
    OrcColumns columns = OrcColumns.of(footer(first), List.of("key", "size"), "key", "a");

    List<Row> rows = read(columns, first, empty, other);

    assertThat(rows)
        .extracting(row -> new String((byte[]) row.get(0), StandardCharsets.UTF_8))
        .containsExactly("a", "c");
    assertThat(rows.get(1).isNullAt(1)).isTrue();
  }

  @Test
  void aFileThatIsNoneIsNamed() throws IOException {
    Path file = written("a", "struct<key:string>", "UTC", 1, (b, row) -> put(b, 0, row, "a"));
    OrcColumns columns = OrcColumns.of(footer(file), List.of("key"), "key", "a");
    Path broken = Files.writeString(folder.resolve("broken.orc"), "no ORC file at all");

    assertThatThrownBy(() -> read(columns, broken))
        .isInstanceOf(InventoryException.class)
        .hasMessageStartingWith("Cannot read " + broken);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, (128L << 20) - 1, 128L << 20, (128L << 20) + 1, 1L << 30})
  void partsCoverAFileOnce(long size) {
    List<OrcPart> parts =
        OrcPart.of(List.of(new DataFile("a", size, "", ""), new DataFile("b", size, "", "")));
    long end = 0;
    for (OrcPart part : parts.subList(0, parts.size() / 2)) {
      assertThat(part.path()).isEqualTo("a");
      assertThat(part.from()).isEqualTo(end);
      assertThat(part.length()).isBetween(1L, 128L << 20);
      end += part.length();
    }
    assertThat(end).isEqualTo(size);
  }

  @Test
  void isNeededForTimesThatAreReadAndForMoments() throws IOException {
    String[] schemas = {
      "struct<key:string,last_modified_date:timestamp>",
      "struct<key:string,last_modified_date:bigint>",
      "struct<key:string,x:struct<y:timestamp with local time zone>>"
    };
    List<Boolean> needed = new ArrayList<>();
    for (int i = 0; i < schemas.length; i++) {
      OrcFooter footer = footer(written("f" + i, schemas[i], "UTC", 0, (batch, row) -> {}));
      for (boolean modified : i == 2 ? new boolean[] {false} : new boolean[] {false, true}) {
        ColumnarColumns columns =
            ColumnarColumns.of(footer.names(), "f", new ExtraColumns(false, modified, false));
        needed.add(OrcTimes.needed(footer, columns));
      }
    }
    assertThat(needed).containsExactly(false, true, false, false, true);
  }
}
