package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.inventory.CsvForm.Header;
import io.bucketspec.inventory.Snapshot.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows of CSV reports of Google Cloud Storage and Azure Blob say. */
class ReportRowsTest {
  private static final Source PHOTOS = Source.bucket("photos");
  private static final Source ACCOUNT = new Source("", "acme");
  private static final String[] AZURE = {
    "Name",
    "Content-Length",
    "AccessTier",
    "ArchiveStatus",
    "Snapshot",
    "VersionId",
    "IsCurrentVersion",
    "Deleted",
    "hdi_isfolder"
  };

  private static Snapshot gcs(Source source, String... columns) {
    return Snapshots.literal(InventoryFormat.GCS, source, ',', Header.UNLIKELY, columns);
  }

  private static Snapshot azure(Source source) {
    return Snapshots.literal(InventoryFormat.AZURE, source, ',', Header.NAMES, AZURE);
  }

  @Test
  void keysOfGoogleAreLiteralAndMayHoldLineFeeds() throws IOException {
    String text =
        "photos,a+b%20c.jpg,1\r\nphotos,\"say \"\"hi\"\",\nthere.jpg\",2\nother,x,3\n,y,4\n";

    assertThat(Snapshots.told(text, gcs(PHOTOS, "bucket", "name", "size")))
        .containsExactly(
            "1 a+b%20c.jpg 1 current",
            "2 say \"hi\",\nthere.jpg 2 current", "4 x 3 current of other", "5 y 4 current");
    assertThat(Snapshots.told(text, gcs(Source.ROWS, "bucket", "name", "size")))
        .startsWith("1 photos/a+b%20c.jpg 1 current")
        .endsWith("5 BAD_ROW Line 5 is not a row: its bucket is empty.");
  }

  @Test
  void generationsOfGoogleThatAreNotLiveAreOldVersions() throws IOException {
    assertThat(
            Snapshots.told(
                "name,size,timeDeleted,storageClass\na,1,,ARCHIVE\nb,2,2026-01-01T00:00:00Z,COLDLINE\n",
                gcs(PHOTOS, "name", "size", "timeDeleted", "storageClass")))
        .containsExactly("2 a 1 current", "3 b 2 old-version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "photos/a/b.jpg,7,Hot,,,,,,                         | acme: photos@acme/a/b.jpg 7 current",
        "photos/a b%20+.jpg,7,Cool,,,v1,true,false,false    | photos@acme/a b%20+.jpg 7 current",
        "photos//a,7,Cold,,,,,,                             | photos@acme//a 7 current",
        "top.jpg,7,,,,,,,                                   | $root@acme/top.jpg 7 current",
        "photos/a,7,Archive,,,,,,                           | photos@acme/a 7 current archived",
        "photos/a,7,Cool,rehydrate-pending-to-hot,,,,,      | photos@acme/a 7 current archived",
        "photos/a,7,Hot,,2026-01-01T00:00:00.1Z,,,,         | photos@acme/a 7 snapshot",
        "photos/a,7,Hot,,,v0,false,,                        | photos@acme/a 7 old-version",
        "photos/a,7,Hot,,,v0,False,true,                    | photos@acme/a 7 deleted",
        "photos/dir,0,,,,,,,TRUE                            | photos@acme/dir 0 current folder",
        "photos/,7,,,,,,,                                   | BAD_ROW Line 2 is not a row: its key is empty.",
        "photos/a,-7,,,,,,,                                 | BAD_ROW Line 2 is not a row: its size is '-7', which is no number of bytes.",
        "photos/a,7,,,,,maybe,,                             | BAD_ROW Line 2 is not a row: its IsCurrentVersion is 'maybe', which is neither true nor false.",
        "photos/a,7                                         | BAD_ROW Line 2 is not a row: it has 2 fields, the columns are 9.",
        "/a,7,,,,,,,                                        | BAD_ROW Line 2 is not a row: its bucket is empty."
      })
  void rowsOfAzureNameTheirContainersAndSayWhatTheyAre(String row, String expected)
      throws IOException {
    String text = String.join(",", AZURE) + "\n" + row + "\n";
    assertThat(Snapshots.told(text, azure(ACCOUNT)))
        .containsExactly("2 " + expected.replace("acme: ", ""));
  }

  @Test
  void onlyOneContainerIsMeant() throws IOException {
    String text = String.join(",", AZURE) + "\nphotos/a,7,,,,,,,\nvideos/b,8,,,,,,,\n";

    assertThat(Snapshots.told(text, azure(new Source("photos@acme", "acme"))))
        .containsExactly("2 a 7 current", "3 b 8 current of videos@acme");
  }

  @Test
  void theHeaderGoesBeforeTheManifest() throws IOException {
    assertThat(
            Snapshots.told(
                "content-length,Whatever,NAME\r\n5,x,photos/a\r\n",
                Snapshots.literal(InventoryFormat.AZURE, ACCOUNT, ',', Header.NAMES, "Name")))
        .containsExactly("2 photos@acme/a 5 current");
    assertThatThrownBy(
            () ->
                Snapshots.told(
                    "a,b\n", Snapshots.literal(InventoryFormat.GCS, PHOTOS, ',', Header.NAMES)))
        .isInstanceOf(IOException.class)
        .hasMessage("its first line should name the columns, but there is no 'name' in it");
    assertThatThrownBy(
            () ->
                Snapshots.told(
                    "name,size\n",
                    Snapshots.literal(InventoryFormat.GCS, Source.ROWS, ',', Header.NAMES)))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "The header has no column 'bucket', and the manifest names none: say whose objects"
                + " these are with inventory: {bucket: …}.");
  }

  @ParameterizedTest
  @CsvSource({"';'", "'|'", "'\t'", "','"})
  void theFirstLineTellsADelimiterThatIsNotStated(char delimiter) throws IOException {
    String text = "photos,\"a,b;c|d\te\",1\nphotos,f,2\n".replace("photos,", "photos" + delimiter);
    String rows = text.replace(",1", delimiter + "1").replace(",2", delimiter + "2");
    for (String file : new String[] {rows, "bucket,name,size\n".replace(',', delimiter) + rows}) {
      Snapshot known =
          Snapshots.literal(
              InventoryFormat.GCS,
              PHOTOS,
              CsvForm.UNKNOWN,
              Header.UNLIKELY,
              "bucket",
              "name",
              "size");
      assertThat(Snapshots.told(file, known))
          .extracting(row -> row.substring(2))
          .containsExactly("a,b;c|d\te 1 current", "f 2 current");
    }
    assertThat(
            Snapshots.told(
                "bucket,name,size\n".replace(',', delimiter) + rows,
                Snapshots.literal(InventoryFormat.GCS, PHOTOS, CsvForm.UNKNOWN, Header.UNLIKELY)))
        .containsExactly("2 a,b;c|d\te 1 current", "3 f 2 current");
  }

  @Test
  void extrasAreReadByTheirNames() throws IOException {
    String text =
        """
        photos/a,7,"2026-11-22T01:02:03.4567890Z",q83vEjRWeJA=,image/jpeg
        photos/b,7,soon,q83vEjRWeJA=,
        """;
    Snapshot snapshot =
        Snapshots.literal(
            InventoryFormat.AZURE,
            ACCOUNT,
            ',',
            Header.UNLIKELY,
            "Name",
            "Content-Length",
            "Last-Modified",
            "Content-MD5",
            "Content-Type");
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    CsvRows rows = new CsvRows(in, snapshot, KeyEncoding.AUTO, new ExtraColumns(true, true, true));

    assertThat(rows.next()).isTrue();
    assertThat(rows.row().lastModified()).isEqualTo(1_795_309_323_456L);
    assertThat(rows.row().contentType()).contains("image/jpeg");
    long content = rows.row().contentHash();
    assertThat(content).isNotZero();
    assertThat(rows.next()).isTrue();
    assertThat(rows.row().lastModified()).isEqualTo(InventoryRow.TIME_NOT_STATED);
    assertThat(rows.row().contentType()).isEmpty();
    assertThat(rows.row().contentHash()).isEqualTo(content);
  }

  @Test
  void ofGoogleTheChecksumStandsInForAnMd5ThatIsNotStated() throws IOException {
    String text = "a,q83vEjRWeJA=,AAAAAA==\nb,,AAAAAA==\nc,,AAAAAA==\nd,,\n";
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    CsvRows rows =
        new CsvRows(
            in,
            gcs(PHOTOS, "name", "md5Hash", "crc32c"),
            KeyEncoding.AUTO,
            new ExtraColumns(true, false, false));
    long[] hashes = new long[4];
    for (int i = 0; i < hashes.length; i++) {
      assertThat(rows.next()).isTrue();
      hashes[i] = rows.row().contentHash();
    }

    assertThat(hashes[0]).isNotEqualTo(hashes[1]);
    assertThat(hashes[1]).isEqualTo(hashes[2]).isNotZero();
    assertThat(hashes[3]).isEqualTo(InventoryRow.CONTENT_NOT_STATED);
  }

  @Test
  void bytesThatAreNotUtf8AreTold() throws IOException {
    InputStream in = new ByteArrayInputStream(new byte[] {'a', (byte) 0xE9, ',', '1', '\n'});

    assertThat(Snapshots.told(in, gcs(PHOTOS, "name", "size"), ExtraColumns.NONE))
        .containsExactly(
            "1 BAD_KEY_ENCODING Line 1: the key holds bytes that are not UTF-8 as they stand.");
  }
}
