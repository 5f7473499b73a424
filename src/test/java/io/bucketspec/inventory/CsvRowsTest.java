package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  private static final String S3_ROW =
      "\"quay\",\"%s\",\"\",\"%s\",\"%s\",\"%s\",\"2026-04-22T01:13:28.000Z\",\"d8e8\",\"%s\","
          + "\"false\",\"\",\"SSE-S3\",\"\",\"\",\"\",\"%s\",\"DISABLED\",\"\",\"e30K\",\"\"\n";

  private static final List<ExtraColumns> ALL_EXTRA =
      List.of(
          ExtraColumns.NONE,
          new ExtraColumns(true, false, false),
          new ExtraColumns(false, true, false),
          new ExtraColumns(true, true, false));

  private static CsvRows rows(String schema, KeyEncoding encoding, byte[] text) {
    return new CsvRows(
        new ByteArrayInputStream(text), Snapshots.csv("quay", schema.split(", *")), encoding);
  }

  /** One line per row: what a row has to say, or its fault. */
  private static List<String> read(String schema, KeyEncoding encoding, byte[] text)
      throws IOException {
    CsvRows rows = rows(schema, encoding, text);
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      all.add(rows.line() + " " + Snapshots.told(rows.row(), rows.fault()));
    }
    return all;
  }

  private static List<String> read(String schema, String text) throws IOException {
    return read(schema, KeyEncoding.AUTO, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsRowsWithQuotedEmptiesAndTrailingBlankLines() throws IOException {
    String text =
        S3_ROW.formatted("inv/", "true", "false", "0", "STANDARD", "")
            + S3_ROW.formatted("inv/key+2", "true", "false", "5", "STANDARD", "")
            + "\n\n";

    assertThat(read(Manifests.S3_SCHEMA, text))
        .containsExactly("1 inv/ 0 current folder", "2 inv/key 2 5 current");
  }

  @Test
  void readsRowsWithUnquotedEmpties() throws IOException {
    String text =
        S3_ROW.formatted("k", "true", "false", "5", "STANDARD", "").replace("\"\"", "")
            + "quay,l,,false,false,6,,,STANDARD,,,,,,,,,,,\n";

    assertThat(read(Manifests.S3_SCHEMA, text))
        .containsExactly("1 k 5 current", "2 l 6 old-version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Size, Bucket, Key             | 7,quay,a/b       | 1 a/b 7 current",
        "Key                           | a                | 1 a -1 current",
        "KEY,e_tag,SIZE                | a,x,8            | 1 a 8 current",
        "Key, MultipartUploaded, Novel | a,maybe,what     | 1 a -1 current",
        "Bucket, Key                   | other,a          | 1 a -1 current of other",
        "Bucket, Key                   | '',a             | 1 a -1 current",
        "Bucket, Key                   | Quay,a           | 1 a -1 current of Quay",
        "Key, IsLatest                 | a,true           | 1 a -1 current",
        "Key, IsLatest                 | a,FALSE          | 1 a -1 old-version",
        "Key, IsLatest                 | a,               | 1 a -1 current",
        "Key, IsDeleteMarker           | a,True           | 1 a -1 delete-marker",
        "Key, DeleteMarker             | a,true           | 1 a -1 delete-marker",
        "Key, IsDeleteMarker           | a,               | 1 a -1 current",
        "Key, Size                     | a/,0             | 1 a/ 0 current folder",
        "Key, Size                     | a/,              | 1 a/ -1 current folder",
        "Key, Size                     | a/,1             | 1 a/ 1 current",
        "Key, Size                     | a,0              | 1 a 0 current",
        "Key, Size                     | a,9223372036854775807 | 1 a 9223372036854775807 current",
        "Key, StorageClass             | a,DEEP_ARCHIVE   | 1 a -1 current archived",
        "Key, StorageClass             | a,GLACIER_IR     | 1 a -1 current",
        "Key, IntelligentTieringAccessTier | a,ARCHIVE    | 1 a -1 current archived",
        "Key, IntelligentTieringAccessTier | a,FREQUENT   | 1 a -1 current",
      })
  void takesColumnsWhereTheSchemaSays(String schema, String line, String row) throws IOException {
    assertThat(read(schema, line.replace("''", ""))).containsExactly(row);
  }

  @ParameterizedTest
  @CsvSource({
    "a b.jpg, a+b.jpg, a%20b.jpg",
    "a+b.jpg, a%2Bb.jpg, a%2bb.jpg",
    "100%, 100%25, 100%25",
    "é/é, %C3%A9/%c3%a9, é/%C3%A9",
    "a//b/../c, a//b/../c, %61//b/../c",
    "a=1, a=1, a%3D1",
    "😀, %F0%9F%98%80, 😀"
  })
  void decodesKeysOnce(String key, String written, String alsoWritten) throws IOException {
    assertThat(read("Key", written + "\n" + alsoWritten))
        .containsExactly("1 " + key + " -1 current", "2 " + key + " -1 current");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b", "100%", "%zz", "a%2Bb"})
  void takesKeysLiterallyIfTold(String key) throws IOException {
    byte[] text = ("x," + key + "\n").getBytes(StandardCharsets.UTF_8);

    assertThat(read("ETag, Key", KeyEncoding.NONE, text))
        .containsExactly("1 " + key + " -1 current");
  }

  @Test
  void takesQuotesAndCommasInsideQuotes() throws IOException {
    assertThat(read("Key,Size,ETag", "\"a\"\"b,c\",\"3\",\"x\"\"\"\"\"\n\"\"\"\",4,y"))
        .containsExactly("1 a\"b,c 3 current", "2 \" 4 current");
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("quay,a", " is not a row: it has 2 fields, the manifest's fileSchema 4."),
        arguments("x", " is not a row: it has 1 field, the manifest's fileSchema 4."),
        arguments("quay,a,1,true,", " is not a row: it has 5 fields, the manifest's fileSchema 4."),
        arguments("quay,\"a,1,true", " is not a row: field 2 has no closing quote."),
        arguments("\"", " is not a row: field 1 has no closing quote."),
        arguments("quay,\"a\"b,1,true", " is not a row: field 2 has a quote amid its text."),
        arguments("quay,a\",1,true", " is not a row: field 2 has a quote amid its text."),
        arguments("quay,,1,true", " is not a row: its key is empty."),
        arguments("quay,\"\",1,true", " is not a row: its key is empty."),
        arguments(
            "quay,a,1e3,true",
            " is not a row: its size is '1e3', which is no number of" + " bytes."),
        arguments(
            "quay,a,-1,true", " is not a row: its size is '-1', which is no number of" + " bytes."),
        arguments(
            "quay,a, 1,true", " is not a row: its size is ' 1', which is no number of" + " bytes."),
        arguments(
            "quay,a,9223372036854775808,true",
            " is not a row: its size is" + " '9223372036854775808', which is no number of bytes."),
        arguments(
            "quay,a," + "x".repeat(50) + ",true",
            " is not a row: its size is '" + "x".repeat(40) + "…', which is no number of bytes."),
        arguments(
            "quay,a,1,yes",
            " is not a row: its IsLatest is 'yes', which is neither true nor" + " false."));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void tellsABadRowAndReadsTheNext(String line, String sentence) throws IOException {
    String text = "quay,before,1,true\n" + line + "\nquay,after,2,true\n";
    CsvRows rows =
        rows("Bucket,Key,Size,IsLatest", KeyEncoding.AUTO, text.getBytes(StandardCharsets.UTF_8));

    assertThat(rows.next()).isTrue();
    assertThat(rows.fault()).isEmpty();
    assertThat(rows.next()).isTrue();
    assertThat(rows.fault()).contains(new RowFault(Reason.BAD_ROW, "Line 2" + sentence));
    assertThat(rows.next()).isTrue();
    assertThat(Snapshots.told(rows.row(), rows.fault())).isEqualTo("after 2 current");
    assertThat(rows.next()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "100%, has a % at byte 4 that two hex digits don't follow",
    "a%2, has a % at byte 2 that two hex digits don't follow",
    "%+1b, has a % at byte 1 that two hex digits don't follow",
    "a%zzb, has a % at byte 2 that two hex digits don't follow",
    "caf%E9, holds bytes that are not UTF-8 once decoded",
    "%ED%A0%80, holds bytes that are not UTF-8 once decoded",
    "%C0%AF, holds bytes that are not UTF-8 once decoded"
  })
  void keepsTheRawKeyOfABadEncoding(String key, String problem) throws IOException {
    CsvRows rows =
        rows("Size,Key", KeyEncoding.AUTO, ("5," + key + "\n").getBytes(StandardCharsets.UTF_8));

    assertThat(rows.next()).isTrue();
    assertThat(rows.fault())
        .contains(
            new RowFault(
                Reason.BAD_KEY_ENCODING,
                "Line 1: the key "
                    + problem
                    + "; keys of a CSV inventory are taken as URL-encoded, unless keyEncoding is"
                    + " none."));
    assertThat(Snapshots.key(rows.row())).isEqualTo(key);
    assertThat(rows.row().size()).isEqualTo(5);
  }

  @Test
  void refusesALiteralKeyThatIsNotUtf8() throws IOException {
    byte[] text = {'1', ',', (byte) 0xE9, '\n'};
    CsvRows rows = rows("Size,Key", KeyEncoding.NONE, text);

    assertThat(rows.next()).isTrue();
    assertThat(rows.fault())
        .contains(
            new RowFault(
                Reason.BAD_KEY_ENCODING,
                "Line 1: the key holds bytes that are not UTF-8 as they stand."));
  }

  @Test
  void readsCrLfBlankLinesAndALastLineWithoutAnEnd() throws IOException {
    assertThat(read("Key,Size", "\r\na,1\r\n\r\n\n\"b\",\"2\"\r\nc,3"))
        .containsExactly("2 a 1 current", "5 b 2 current", "6 c 3 current");
  }

  @Test
  void readsNothingFromNothing() throws IOException {
    assertThat(read("Key,Size", "")).isEmpty();
    assertThat(read("Key,Size", "\n\n")).isEmpty();
  }

  @Test
  void passesOverAHeaderThatEqualsTheSchemaAndAByteOrderMark() throws IOException {
    assertThat(read("Bucket,Key,Size", "\uFEFFbucket,\"Key\",Size\nquay,a,1\nBucket,Key,3\n"))
        .containsExactly("2 a 1 current", "3 Key 3 current of Bucket");
    assertThat(read("Key", "Key\n")).containsExactly("1 Key -1 current");
    assertThat(read("Key,Size", "\uFEFFa,1")).containsExactly("1 a 1 current");
  }

  @Test
  void tellsALineTooLongAndReadsTheNext() throws IOException {
    String text = "a,1\n" + "x".repeat(5_000_000) + "\nb,2\n" + "y".repeat(3_000_000);

    assertThat(read("Key,Size", text))
        .containsExactly(
            "1 a 1 current",
            "2 BAD_ROW Line 2 is not a row: it is longer than 1 MiB, which no row is.",
            "3 b 2 current",
            "4 BAD_ROW Line 4 is not a row: it is longer than 1 MiB, which no row is.");
  }

  @Test
  void forgetsTheRowBefore() throws IOException {
    String schema = "Bucket,Key,Size,IsLatest,IsDeleteMarker,StorageClass";
    String text = "other,a/,7,false,true,GLACIER\nquay,b,,,,\nx\n";
    CsvRows rows = rows(schema, KeyEncoding.AUTO, text.getBytes(StandardCharsets.UTF_8));

    assertThat(rows.next()).isTrue();
    assertThat(rows.next()).isTrue();
    assertThat(Snapshots.told(rows.row(), rows.fault())).isEqualTo("b -1 current");
    assertThat(rows.next()).isTrue();
    assertThat(rows.row().keyLength()).isZero();
  }

  /** An ETag whose hash the row should have, {@code -} for none; and the last-modified moment. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Key, ETag, LastModifiedDate | a,d8e8,2024-01-31T12:34:56.000Z       | d8e8   | 2024-01-31T12:34:56Z",
        "Last-Modified-Date,KEY,etag | 2024-01-31T12:34:56.789Z,a,\"d8e8-2\" | d8e8-2 | 2024-01-31T12:34:56.789Z",
        "Key, e_tag                  | a,\"\"\"d8e8\"\"\"                      | d8e8   | -",
        "Key, ETag                   | a,                                    | -      | -",
        "Key, ETag                   | a,\"\"                                | -      | -",
        "Key, ETag                   | a,\"\"\"\"\"\"                        | -      | -",
        "Key, ETag                   | a,\"\"\"\"                            | \"      | -",
        "Key, Size                   | a,1                                   | -      | -",
        "Key, LastModifiedDate       | a,                                    | -      | -",
        "Key, LastModifiedDate       | a,last week                           | -      | -",
      })
  void readsExtraColumnsIfAsked(String schema, String line, String etag, String modified)
      throws IOException {
    byte[] text = (line + "\nx\n").getBytes(StandardCharsets.UTF_8);
    for (ExtraColumns extra : ALL_EXTRA) {
      CsvRows rows =
          new CsvRows(
              new ByteArrayInputStream(text),
              Snapshots.csv("quay", schema.split(", *")),
              KeyEncoding.AUTO,
              extra);

      assertThat(rows.next()).isTrue();
      assertThat(rows.fault()).isEmpty();
      assertThat(rows.row().contentHash()).isEqualTo(extra.etag() ? hash(etag) : 0);
      assertThat(rows.row().lastModified())
          .isEqualTo(extra.lastModified() ? millis(modified) : Long.MIN_VALUE);
      assertThat(rows.next()).isTrue();
      assertThat(rows.row().contentHash()).as("of the row behind").isZero();
      assertThat(rows.row().lastModified()).isEqualTo(Long.MIN_VALUE);
    }
  }

  private static long hash(String etag) {
    byte[] bytes = etag.getBytes(StandardCharsets.UTF_8);
    return etag.equals("-") ? 0 : ByteHash.hash(bytes, 0, bytes.length, 0);
  }

  private static long millis(String moment) {
    return moment.equals("-") ? Long.MIN_VALUE : Instant.parse(moment).toEpochMilli();
  }
}
