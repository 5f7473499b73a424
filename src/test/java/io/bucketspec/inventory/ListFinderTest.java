package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.inventory.ListFixtures.Thing;
import io.bucketspec.model.InvalidOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFinderTest {
  private static final String PATH = "s3a://reports/list";
  private static final String KNOWN =
      " Known are lists of URIs, one on each line; manifests of S3 Batch Operations and SageMaker;"
          + " and what aws s3api list-objects-v2, s5cmd --json ls, gcloud storage ls --json, az"
          + " storage blob list and rclone lsjson -R print.";
  private static final String S3_ADVICE =
      " Use aws s3api list-objects-v2 --output json, or s5cmd --json ls.";
  private static final String GOOGLE_ADVICE = " Use gcloud storage ls --json 'gs://bucket/**'.";

  private final FakeStore store = new FakeStore();

  private Snapshot find(InventoryOptions options) {
    return new SnapshotFinder(store).find(options);
  }

  private static InventoryOptions options(String path, String format, String bucket) {
    return options(path, format, bucket, InventoryOptions.LATEST, Optional.empty());
  }

  private static InventoryOptions options(
      String path, String format, String bucket, String snapshot, Optional<String> report) {
    return new InventoryOptions(
        path,
        format,
        snapshot,
        KeyEncoding.AUTO,
        Optional.empty(),
        report,
        Optional.of(bucket).filter(name -> !name.isEmpty()),
        Map.of(),
        Map.of());
  }

  static List<InventoryFormat> formats() {
    return ListFixtures.formats();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(bytes);
    }
    return gzipped.toByteArray();
  }

  private static List<Thing> things(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> Thing.of("quay", "cams/run 1/frame_" + i + ".jpg", i))
        .toList();
  }

  /** Of a few objects, and of so many that only a part of the file is looked at. */
  @ParameterizedTest
  @MethodSource("formats")
  void tellsEveryFormatByItsContentAlone(InventoryFormat format) throws IOException {
    for (int count : new int[] {2, 3_000}) {
      byte[] text = bytes(ListFixtures.text(format, things(count)));
      for (String name : List.of("list", "x.json", "x.csv", "manifest.json", "x.parquet")) {
        store.with("s3a://reports/" + name, text);
        store.with("s3a://reports/" + name + ".gz", gzip(text));

        assertThat(found("s3a://reports/" + name)).as("%d in %s", count, name).isEqualTo(format);
        assertThat(found("s3a://reports/" + name + ".gz")).isEqualTo(format);
      }
    }
    store.with(PATH, bytes("\uFEFF\n" + ListFixtures.text(format, things(2))));
    assertThat(found(PATH)).as("after a byte order mark and a blank line").isEqualTo(format);
  }

  private InventoryFormat found(String path) {
    return find(options(path, "auto", "quay")).format();
  }

  @Test
  void aListIsCalledAsItsFileAndAsOldAsThat() {
    store.with(PATH, "s3://quay/a\n");

    Snapshot snapshot = find(InventoryOptions.at(PATH));

    assertThat(snapshot)
        .isEqualTo(
            new Snapshot(
                PATH,
                InventoryFormat.URIS,
                Snapshot.Source.ROWS,
                "list",
                Optional.of(FakeStore.WRITTEN),
                RowLayout.of(DataFormat.LINES),
                List.of(new DataFile(PATH, 12, "ETag 1", "")),
                StatedTotals.NONE,
                List.of(),
                snapshot.fingerprint()));
    assertThat(snapshot.fingerprint()).matches("[0-9a-f]{32}");
    String before = snapshot.fingerprint();
    assertThat(find(InventoryOptions.at(PATH)).fingerprint()).isEqualTo(before);
    store.with(PATH, "s3://quay/b\n");
    assertThat(find(InventoryOptions.at(PATH)).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void aBucketThatTheJobNamesIsThatOfAllRows() {
    store.with(PATH, "s3://quay/a\n");

    assertThat(find(options(PATH, "auto", "quay")).source())
        .isEqualTo(new Snapshot.Source("quay", ""));
    assertThat(find(options(PATH, "auto", "cams@pier")).source())
        .isEqualTo(new Snapshot.Source("cams@pier", "pier"));
  }

  @Test
  void aFolderOfListsIsReadWhereTheFormatIsNamed() {
    store
        .with(PATH + "/part-2.txt", "s3://quay/c\n")
        .with(PATH + "/part-1.txt", "s3://quay/a\ns3://quay/b\n")
        .with(PATH + "/part-3.txt", "")
        .with(PATH + "/_SUCCESS", "ok")
        .with(PATH + "/.part-1.txt.crc", "crc")
        .with(PATH + "/more/part-4.txt", "s3://quay/d\n");

    Snapshot snapshot = find(options(PATH, "uris", ""));

    assertThat(snapshot.path()).isEqualTo(PATH);
    assertThat(snapshot.name()).isEqualTo("list");
    assertThat(snapshot.files())
        .extracting(DataFile::path)
        .containsExactly(PATH + "/part-1.txt", PATH + "/part-2.txt");
  }

  @ParameterizedTest
  @CsvSource({"s3-batch, 'quay,a', 2", "s3-batch, 'quay,a,v1', 3"})
  void aBatchManifestHasAVersionOrNone(String format, String line, int columns) {
    store.with(PATH, line + "\n" + line + "\n");

    assertThat(find(options(PATH, format, "")).layout())
        .isEqualTo(RowLayout.csv(List.of("Bucket", "Key", "VersionId").subList(0, columns)));
    assertThat(find(InventoryOptions.at(PATH)).layout().columns()).hasSize(columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | is empty: it lists nothing.",
        "'  '                        | is empty: it lists nothing.",
        "[]                          | is an empty JSON list, as several programs print it: say which in 'format'.",
        "[1, 2]                      | is a JSON list, but none that is known.@KNOWN",
        "['s3://quay/a']             | is a JSON list, but none that is known.@KNOWN",
        "[{'id': 1}]                 | is a JSON list, but none that is known.@KNOWN",
        "[{'Key':'a','name':'a','container':'c'}] | could be either of s3api, az: say which in 'format'.",
        "{'Contents':[],'source-ref':'s3://quay/a'} | could be either of s3api, sagemaker-augmented: say which in 'format'.",
        "2026-11-20 14:29:11          9 a.txt | is what aws s3 ls prints: it has local times and no bucket, and a key with a line feed breaks it.@S3",
        "'                           PRE cams/' | is what aws s3 ls prints without --recursive: folders, and no bucket.@S3",
        "2026/11/20 14:29:11  9  s3://quay/a | is what s5cmd ls prints for people. Use s5cmd --json ls.",
        "'      2276  2026-11-20T23:32:09Z  gs://quay/a' | is what gsutil ls -l or gcloud storage ls -l prints for people.@GS",
        "gs://quay/cams/:            | has headings among its URIs, as gsutil ls -r and gcloud storage ls -r print them.@GS",
        "photos/a.jpg                | is no list that is known: its first line is neither a URI nor JSON.@KNOWN",
        "<html></html>               | is HTML or XML, and no list.@KNOWN",
        "<?xml version='1.0'?><ListBucketResult> | is XML, as the store's own interface answers, a page at a time.@KNOWN",
        "<EnumerationResults>        | is XML, as the store's own interface answers, a page at a time.@KNOWN",
        "quay,a                      | has a single line, which could be of a manifest of S3 Batch Operations or of any CSV file: say format: s3-batch if it is one.",
        "a~b                         | is binary, and no list.@KNOWN",
        "PAR1...                     | is a Parquet file: say format: parquet and, if its columns are called otherwise than an S3 inventory's, name them in columns.",
        "ORC...                      | is an ORC file: say format: orc and, if its columns are called otherwise than an S3 inventory's, name them in columns.",
        "Obj\u0001...                | is an Avro file: say format: avro and, if its columns are called otherwise than an S3 inventory's, name them in columns.",
        "BZh91AY                     | is compressed otherwise than with gzip: say what it holds in 'format', or give it as gzip or plain text.",
        "PK\u0003\u0004...           | is an archive, which can't be read in place: unpack it.",
      })
  void saysWhatIsNoList(String text, String sentence) {
    store.with(PATH, text.replace('\'', '"').replace('~', '\0'));
    String told =
        sentence.replace("@KNOWN", KNOWN).replace("@S3", S3_ADVICE).replace("@GS", GOOGLE_ADVICE);

    assertThatThrownBy(() -> find(InventoryOptions.at(PATH)))
        .isInstanceOf(InventoryException.class)
        .hasMessage(PATH + " " + told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bucket,key\nquay,a\n",
        "name,size\nname,5\n",
        "quay,a\npier,b\n",
        "quay,a\nquay,b,v1\n",
        "Quay,a\nQuay,b\n",
        "\"quay\",\"a\",\"v\",\"true\"\n\"quay\",\"b\",\"v\",\"true\"\n",
        "quay,\"a\"b\nquay,c\n,\n"
      })
  void aCsvFileThatMayBeAnythingIsNotTakenForABatchManifest(String text) {
    store.with(PATH, text);

    assertThatThrownBy(() -> find(InventoryOptions.at(PATH)))
        .isInstanceOf(InventoryException.class)
        .hasMessageStartingWith(PATH + " is ")
        .hasMessageContaining(
            text.startsWith("quay,\"a\"b")
                ? "no list that is known"
                : "is CSV, but no manifest of S3 Batch Operations");
  }

  @Test
  void readsTextThatPowerShellWrote() {
    store.with(PATH, "s3://quay/a\n".getBytes(StandardCharsets.UTF_16));

    for (String format : List.of("auto", "uris")) {
      assertThatThrownBy(() -> find(options(PATH, format, "")))
          .hasMessage(
              PATH
                  + " is UTF-16, which Windows PowerShell writes with '>': write it as UTF-8, with"
                  + " | Out-File -Encoding utf8.");
    }
  }

  @Test
  void namesSayWhetherAFileIsGzipped() throws IOException {
    byte[] text = bytes("s3://quay/a\n");
    store.with(PATH, gzip(text)).with(PATH + ".gz", text);

    for (String format : List.of("auto", "uris")) {
      assertThatThrownBy(() -> find(options(PATH, format, "")))
          .hasMessage(
              PATH
                  + " is gzipped, but its name doesn't end with .gz, by which readers know it:"
                  + " rename it.");
      assertThatThrownBy(() -> find(options(PATH + ".gz", format, "")))
          .hasMessage(
              PATH
                  + ".gz is not gzipped, but its name ends with .gz, by which readers take it for"
                  + " that: rename it.");
    }
  }

  @Test
  void aFormatThatIsNamedIsNotGuessed() {
    store.with(PATH, "hello\n");

    assertThat(find(options(PATH, "uris", "")).format()).isEqualTo(InventoryFormat.URIS);
    assertThat(find(options(PATH, "s5cmd", "")).layout().format()).isEqualTo(DataFormat.LINES);
    assertThat(find(options(PATH, "gcloud", "")).layout().format()).isEqualTo(DataFormat.JSON);
    assertThatThrownBy(() -> find(options(PATH, "s3-batch", "")))
        .hasMessage(
            PATH
                + " is no manifest of S3 Batch Operations: its first line has no two fields; bucket,"
                + " key and maybe a version belong there.");
    store.with(PATH, "PAR1");
    assertThatThrownBy(() -> find(options(PATH, "uris", "")))
        .hasMessageStartingWith(PATH + " is a Parquet file: say format: parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3api", "rclone"})
  void aListThatDoesNotSayItsBucketNeedsOne(String format) {
    assertThatThrownBy(() -> options(PATH, format, ""))
        .isInstanceOf(InvalidOption.class)
        .hasMessage(
            "A list in format "
                + format
                + " doesn't say its bucket: name it in the inventory's 'bucket'.");
    InventoryFormat written = InventoryFormat.ofLabel(format).orElseThrow();
    store.with(PATH, ListFixtures.text(written, things(2)));
    assertThatThrownBy(() -> find(InventoryOptions.at(PATH)))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            PATH
                + " is a list in format "
                + format
                + ", which doesn't say its bucket: name it in the inventory's 'bucket'.");
    assertThat(find(options(PATH, "auto", "quay")).sourceBucket()).contains("quay");
  }

  @Test
  void refusesWhatGoesWithReports() {
    store.with(PATH, "s3://quay/a\n");

    assertThatThrownBy(() -> find(options(PATH, "auto", "", "2026-11-22T01-00Z", Optional.empty())))
        .hasMessage(
            PATH + " is a list in format uris, which has no snapshots: leave 'snapshot' away.");
    assertThatThrownBy(() -> find(options(PATH, "uris", "", "latest", Optional.of("daily"))))
        .hasMessage(
            PATH
                + " is a list in format uris, and 'report' goes with a store's reports: leave it"
                + " away.");
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> find(options(PATH, "uris", "")))
        .hasMessage("There is no " + PATH + ". Give a list, or a folder that holds lists.");
    store.with(PATH + "/_SUCCESS", "ok").with(PATH + "/empty", "");
    assertThatThrownBy(() -> find(options(PATH, "uris", "")))
        .hasMessage(
            PATH
                + " holds no list: there is no file in it that has bytes and a name that doesn't"
                + " begin with '_' or '.'.");
  }

  @Test
  void aManifestIsNoList() {
    store.with("s3a://reports/manifest.json", Manifests.csv());

    assertThat(find(InventoryOptions.at("s3a://reports/manifest.json")).format())
        .isEqualTo(InventoryFormat.S3);
  }
}
