package io.bucketspec.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Kind;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks write of the ledger is what later nights read. */
class ParquetLedgerReaderTest {
  private static final String VERSION = "000001-n1";

  @TempDir Path folder;

  private void write(int part, List<LedgerItem> items) throws IOException {
    HadoopRunStore store = new HadoopRunStore("file://" + folder.resolve(VERSION), settings());
    try (TableFile file = store.createTable(LedgerSegment.path(part), TableSchema.LEDGER)) {
      for (LedgerItem item : items) {
        file.row(
            item.place(),
            bytes(item.kind().label()),
            bytes(item.rule()),
            item.bucket().length == 0 ? null : item.bucket(),
            item.group(),
            item.firstKey(),
            (long) item.members(),
            item.fingerprint(),
            bytes(item.run()),
            item.firstSeen(),
            item.goneSince() == 0 ? null : item.goneSince(),
            item.told() == 0 ? null : item.told(),
            item.objects());
      }
      file.publish();
    }
  }

  private static HadoopSettings settings() {
    return HadoopSettings.of(new Configuration());
  }

  private ParquetLedgerReader reader() {
    return new ParquetLedgerReader("file://" + folder, settings());
  }

  private List<String> read(int part) throws IOException {
    List<LedgerItem> items = new ArrayList<>();
    reader().read(VERSION, part, items::add);
    // All at once: a row that is overwritten by the next would show.
    return items.stream().map(ParquetLedgerReaderTest::text).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
  }

  private static String text(LedgerItem item) {
    return String.join(
        " ",
        item.place() + "",
        item.kind() + "",
        item.rule(),
        hex(item.bucket()),
        hex(item.group()),
        hex(item.firstKey()),
        item.members() + "",
        item.fingerprint() + "",
        item.run(),
        item.firstSeen() + "",
        item.goneSince() + "",
        item.told() + "",
        hex(item.objects()));
  }

  private static byte[] random(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /**
   * @param words how many different words each column of words has
   */
  private static LedgerItem item(Random random, int words, int most) {
    byte[] group = random.nextInt(3) == 0 ? null : random(random, 3);
    return new LedgerItem(
        random.nextLong(),
        Kind.values()[random.nextInt(Kind.values().length)],
        "rule é " + random.nextInt(words),
        random.nextBoolean() ? new byte[0] : bytes("bucket" + random.nextInt(words)),
        group,
        random(random, 40),
        random.nextInt(Integer.MAX_VALUE),
        random.nextLong(),
        "run" + random.nextInt(words),
        random.nextLong(),
        random.nextBoolean() ? 0 : random.nextLong(),
        random.nextBoolean() ? 0 : random.nextLong(),
        random(random, most));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1_000})
  void rowsComeBackAsTheyWere(int count) throws IOException {
    Random random = new Random(count);
    List<LedgerItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(random, 3, 200));
    }
    write(3, items);
    assertThat(read(3)).isEqualTo(items.stream().map(ParquetLedgerReaderTest::text).toList());
  }

  @Test
  void aGroupWithoutANameIsNoObjectByItself() throws IOException {
    Random random = new Random(1);
    List<LedgerItem> items = new ArrayList<>();
    while (items.stream().noneMatch(it -> it.grouped() && it.group().length == 0)
        || items.stream().allMatch(LedgerItem::grouped)) {
      items.add(item(random, 1, 9));
    }
    write(0, items);
    List<Boolean> grouped = new ArrayList<>();
    reader().read(VERSION, 0, item -> grouped.add(item.grouped()));
    assertThat(grouped).isEqualTo(items.stream().map(LedgerItem::grouped).toList());
  }

  @Test
  void rowsOfSeveralRowGroupsAndMoreWordsThanADictionaryTakesComeBack() throws IOException {
    Random random = new Random(7);
    List<LedgerItem> items = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      items.add(item(random, i < 20_000 ? 2 : 1_000_000, 500));
    }
    write(1, items);
    org.apache.hadoop.fs.Path path =
        new org.apache.hadoop.fs.Path(
            "file://" + folder + "/" + VERSION + "/" + LedgerSegment.path(1));
    try (ParquetFileReader file =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      assertThat(file.getRowGroups()).hasSizeGreaterThan(1);
    }
    assertThat(read(1)).isEqualTo(items.stream().map(ParquetLedgerReaderTest::text).toList());
  }

  @Test
  void aMissingFileIsSaidInASentence() throws IOException {
    write(0, List.of());
    assertThatThrownBy(() -> read(4))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The ledger is not whole: file:"
                + folder
                + "/000001-n1/bucket-00004.parquet is missing. If it can't be brought back, 'run"
                + " --full' writes everything and begins a new ledger.");
  }
}
