package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each program's entries say, and what is wrong with some. */
class ListRowsTest {
  private static List<String> read(InventoryFormat format, String bucket, byte[] text)
      throws IOException {
    return read(Snapshots.list(format, bucket), KeyEncoding.AUTO, text);
  }

  private static List<String> read(Snapshot snapshot, KeyEncoding encoding, byte[] text)
      throws IOException {
    ObjectRows rows =
        TextRows.of(new ByteArrayInputStream(text), snapshot, encoding, ExtraColumns.NONE);
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      boolean named = rows.fault().isEmpty() && snapshot.sourceBucket().isEmpty();
      all.add(
          rows.line()
              + " "
              + (named ? rows.row().bucket() + "/" : "")
              + Snapshots.told(rows.row(), rows.fault()));
    }
    return all;
  }

  private static List<String> read(InventoryFormat format, String bucket, String text)
      throws IOException {
    return read(format, bucket, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsALineAfterTheOtherOfSeveralBuckets() throws IOException {
    String text =
        "\uFEFFs3://quay/a.jpg\r\n\n \t\n# by hand\ngs://pier/b c.jpg\n"
            + "https://p.blob.core.windows.net/cams/d%20e.jpg\ns3://quay/f/";

    assertThat(read(InventoryFormat.URIS, "", text))
        .containsExactly(
            "1 quay/a.jpg -1 current",
            "4 BAD_ROW Line 4 is not a row: it is no URI, which begins with a scheme such as s3://"
                + " or https://.",
            "5 pier/b c.jpg -1 current",
            "6 cams@p/d e.jpg -1 current",
            "7 quay/f/ -1 current folder");
  }

  @Test
  void tellsUrisOfAnotherBucketThanTheJobNames() throws IOException {
    assertThat(read(InventoryFormat.URIS, "quay", "s3://quay/a\ns3://pier/b\n"))
        .containsExactly("1 a -1 current", "2 b -1 current of pier");
    String azure =
        """
        abfss://cams@pier.dfs.core.windows.net/a
        https://pier.blob.core.windows.net/cams/b
        https://mole.blob.core.windows.net/cams/c
        """;
    assertThat(read(InventoryFormat.URIS, "cams@pier", azure))
        .containsExactly("1 a -1 current", "2 b -1 current", "3 c -1 current of cams@mole");
  }

  @Test
  void aLineThatIsTooLongIsAFaultOfItsOwn() throws IOException {
    String text = "s3://quay/" + "a".repeat(CsvLines.LONGEST * 2) + "\ns3://quay/b\n";

    assertThat(read(InventoryFormat.URIS, "quay", text))
        .containsExactly(
            "1 BAD_ROW Line 1 is not a row: it is longer than 1 MiB, which no row is.",
            "2 b -1 current");
    assertThat(read(InventoryFormat.S5CMD, "quay", text).get(0))
        .isEqualTo("1 BAD_ROW Line 1 is not a row: it is longer than 1 MiB, which no row is.");
  }

  @Test
  void readsBatchManifests() throws IOException {
    assertThat(read(InventoryFormat.S3_BATCH, "", "quay,a+b%2Bc.jpg\nquay,%zz\npier,d\n"))
        .containsExactly(
            "1 quay/a b+c.jpg -1 current",
            "2 BAD_KEY_ENCODING Line 2: the key has a % at byte 1 that two hex digits don't follow;"
                + " keys of a CSV inventory are taken as URL-encoded, unless keyEncoding is none.",
            "3 pier/d -1 current");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S5CMD | {'key':'s3://quay/a','type':'file','size':9}        | a 9 current",
        "S5CMD | {'key':'s3://quay/a','type':'file'}                 | a 0 current",
        "S5CMD | {'key':'s3://quay/a/','type':'directory'}           | a/ 0 current folder",
        "S5CMD | {'key':'s3://quay/a/','type':'file'}                | a/ 0 current folder",
        "S5CMD | {'key':'s3://quay/a%20b+c?d','size':1}              | a%20b+c?d 1 current",
        "S5CMD | {'key':'s3://quay/a','size':1,'storage_class':'GLACIER'} | a 1 current archived",
        "S5CMD | {'key':'s3://pier/a','size':1}                      | a 1 current of pier",
        "SAGEMAKER_AUGMENTED | {'boxes':[{'source-ref':'x'}],'source-ref':'s3://quay/a'} | a -1 current",
        "S3API | {'Contents':[{'Key':'a','Size':1,'Owner':{'Key':'b'}}]} | a 1 current",
        "S3API | {'Contents':[{'Key':'a','Size':'12'}]}              | a 12 current",
        "S3API | {'Contents':[{'Key':'a'}]}                          | a -1 current",
        "S3API | {'Contents':[{'Key':'a/','Size':0}]}                | a/ 0 current folder",
        "S3API | {'Contents':[{'Key':'a','StorageClass':'DEEP_ARCHIVE'}]} | a -1 current archived",
        "S3API | {'Versions':[{'Key':'a','Size':1,'IsLatest':true}]} | a 1 current",
        "S3API | {'Versions':[{'Key':'a','Size':1,'IsLatest':false}]} | a 1 old-version",
        "S3API | {'DeleteMarkers':[{'Key':'a','IsLatest':true}]}     | a -1 delete-marker",
        "S3API | {'DeleteMarkers':[{'Key':'a','IsLatest':false}]}    | a -1 delete-marker",
        "S3API | [{'Key':'a','Size':1}]                              | a 1 current",
        "GCLOUD | [{'url':'gs://quay/a#17','type':'cloud_object','metadata':{'name':'a','bucket':'quay','size':'5'}}] | a 5 current",
        "GCLOUD | [{'url':'gs://quay/a#17','type':'cloud_object','metadata':{'name':'a#17'}}] | a#17 -1 current",
        "GCLOUD | [{'url':'gs://quay/a#b#17','type':'cloud_object'}] | a#b -1 current",
        "GCLOUD | [{'url':'gs://quay/a/','type':'prefix'}]           | a/ -1 current folder",
        "GCLOUD | [{'url':'gs://pier/a','type':'cloud_object'}]      | a -1 current of pier",
        "GCLOUD | [{'url':'gs://quay/a','metadata':{'name':'a','timeDeleted':'2026-11-20T00:00:00Z'}}] | a -1 old-version",
        "GCLOUD | [{'url':'gs://quay/a','metadata':{'name':'a','softDeleteTime':'2026-11-20T00:00:00Z'}}] | a -1 deleted",
        "GCLOUD | [{'url':'gs://quay/a','metadata':{'name':'a','storageClass':'ARCHIVE'}}] | a -1 current",
        "AZ | [{'name':'a','container':'quay','properties':{'contentLength':3,'blobTier':'Archive'}}] | a 3 current archived",
        "AZ | [{'name':'a','properties':{'contentLength':3,'blobTier':'Cold'}}] | a 3 current",
        "AZ | [{'name':'a','container':'pier'}]                      | a -1 current of pier",
        "AZ | [{'name':'a','snapshot':'2026-11-20T00:00:00.1Z'}]     | a -1 snapshot",
        "AZ | [{'name':'a','snapshot':null,'deleted':null,'versionId':null,'isCurrentVersion':null}] | a -1 current",
        "AZ | [{'name':'a','deleted':true}]                          | a -1 deleted",
        "AZ | [{'name':'a','deleted':false,'versionId':'v','isCurrentVersion':true}] | a -1 current",
        "AZ | [{'name':'a','versionId':'v','isCurrentVersion':null}] | a -1 old-version",
        "AZ | [{'name':'a','versionId':'v','isCurrentVersion':false}] | a -1 old-version",
        "AZ | [{'name':'a','metadata':{'hdi_isfolder':'true'}}]      | a -1 current folder",
        "RCLONE | [{'Path':'a b','Name':'b','Size':6,'IsDir':false}] | a b 6 current",
        "RCLONE | [{'Path':'a','Size':-1,'IsDir':false}]             | a -1 current",
        "RCLONE | [{'Path':'a','Size':-1,'IsDir':true}]              | a -1 current folder",
        "RCLONE | [{'Path':'a','Size':1,'Tier':'COLD'}]              | a 1 current",
        "RCLONE | [{'Path':'a','Size':1,'Tier':'Cold'}]              | a 1 current",
        "RCLONE | [{'Path':'a','Size':1,'Tier':'GLACIER'}]           | a 1 current archived",
        "SAGEMAKER | [{'prefix':'s3://quay/a/'},'b c.jpg']           | a/b c.jpg -1 current",
        "SAGEMAKER | [{'prefix':'s3://quay/a/b'},'c']                | a/bc -1 current",
        "SAGEMAKER | [{'prefix':'s3://pier/'},'a']                   | a -1 current of pier",
      })
  void takesWhatEachProgramSays(InventoryFormat format, String json, String row)
      throws IOException {
    assertThat(read(format, "quay", json.replace('\'', '"'))).containsExactly("1 " + row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S5CMD | {'key':'s3://quay/a                 | it is not JSON: Unexpected end-of-input: was expecting closing quote for a string value",
        "S5CMD | {'key':'s3://quay/a'} {}            | something follows its JSON object",
        "S5CMD | ['s3://quay/a']                     | it is no JSON object",
        "S5CMD | {'operation':'ls','error':'no'}     | it has no key",
        "S5CMD | {'key':''}                          | it has no key",
        "S5CMD | {'key':5}                           | it has no key",
        "S5CMD | {'key':{'a':1}}                     | it has no key",
        "S5CMD | {'key':'s3://quay'}                 | it names no key",
        "S5CMD | {'key':'quay/a'} | it is no URI, which begins with a scheme such as s3:// or https://",
        "S5CMD | {'key':'s3://quay/a','size':-1}     | its size is '-1', which is no number of bytes",
        "S5CMD | {'key':'s3://quay/a','size':1.5}    | its size is '1.5', which is no number of bytes",
        "S5CMD | {'key':'s3://quay/a','size':99999999999999999999} | its size is '99999999999999999999', which is no number of bytes",
        "SAGEMAKER_AUGMENTED | {'source':'a text'}   | it has no source-ref",
        "SAGEMAKER_AUGMENTED | {'source-ref':'https://quay.s3.amazonaws.com/a?x=1'} | it has a query behind a ?, such as a signature or a version, which is no part of a key; a ? of a key is written %3F",
      })
  void aBadLineIsAFaultOfItsOwn(InventoryFormat format, String line, String problem)
      throws IOException {
    String good =
        format == InventoryFormat.S5CMD ? "{'key':'s3://quay/z'}" : "{'source-ref':'s3://quay/z'}";
    String text = (line + "\n\n" + good + "\n").replace('\'', '"');

    List<String> rows = read(format, "quay", text.replace("is \"", "is '"));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isEqualTo("1 BAD_ROW Line 1 is not a row: " + problem + ".");
    assertThat(rows.get(1)).startsWith("3 z ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S3API | {'Contents':[@,{'Key':'z','Size':1}]} | {'Size':1}  | it has no Key",
        "S3API | {'Contents':[@,{'Key':'z','Size':1}]} | \"a\"         | it is no JSON object",
        "S3API | {'Contents':[@,{'Key':'z','Size':1}]} | [['a']]     | it is no JSON object",
        "S3API | {'Contents':[@,{'Key':'z','Size':1}]} | null        | it is no JSON object",
        "S3API | {'Contents':[@,{'Key':'z','Size':1}]} | {'Key':'a','Size':'big'} | its size is 'big', which is no number of bytes",
        "GCLOUD | [@,{'url':'gs://quay/z','metadata':{'size':'1'}}] | {'type':'cloud_object'} | it has no url",
        "GCLOUD | [@,{'url':'gs://quay/z','metadata':{'size':'1'}}] | {'url':'gs://quay/','type':'cloud_bucket'} | it names no key",
        "AZ | [@,{'name':'z','properties':{'contentLength':1}}] | {'container':'quay'} | it has no name",
        "RCLONE | [@,{'Path':'z','Size':1}]                     | {'Name':'a'} | it has no Path",
        "RCLONE | [@,{'Path':'z','Size':1}]                     | {'Path':'a','Size':-2} | its size is '-2', which is no number of bytes",
        "SAGEMAKER | [@,{'prefix':'s3://quay/'},'z']            | \"a\"  | no prefix stands before it",
        "SAGEMAKER | [@,{'prefix':'s3://quay/'},'z']            | {}   | it has no prefix",
        "SAGEMAKER | [@,{'prefix':'s3://quay/'},'z']            | 7    | it is no text",
        "SAGEMAKER | [@,{'prefix':'s3://quay/'},'z']            | []   | it is no text",
      })
  void aBadEntryIsAFaultOfItsOwn(
      InventoryFormat format, String document, String entry, String problem) throws IOException {
    String text = "\n\n" + document.replace("@", "\n" + entry).replace('\'', '"');

    List<String> rows = read(format, "quay", text);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isEqualTo("4 BAD_ROW Entry 1 (line 4) is not a row: " + problem + ".");
    assertThat(rows.get(1)).startsWith("4 z ");
  }

  @Test
  void badBytesAreAFaultOfTheirKeyAlone() throws IOException {
    byte[] line =
        "{\"key\":\"s3://quay/\u00E9\"}\n{\"key\":\"s3://quay/z\",\"etag\":\"\u00E9\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(InventoryFormat.S5CMD, "quay", line))
        .containsExactly(
            "1 BAD_KEY_ENCODING Line 1: the key holds bytes that are not UTF-8, or half a"
                + " character.",
            "2 z 0 current");
    byte[] list =
        "[{\"prefix\":\"s3://quay/\"},\"\u00E9\",\"\\ud83d\",\"\\ud83d\\ude00\"]"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(InventoryFormat.SAGEMAKER, "quay", list))
        .containsExactly(
            "1 BAD_KEY_ENCODING Entry 2 (line 1): the key holds bytes that are not UTF-8, or half a"
                + " character.",
            "1 BAD_KEY_ENCODING Entry 3 (line 1): the key holds bytes that are not UTF-8, or half a"
                + " character.",
            "1 \uD83D\uDE00 -1 current");
    byte[] document =
        "[{\"name\":\"\u00C0\u0080\"},{\"name\":\"\\u00e9\"}]"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(InventoryFormat.AZ, "quay", document))
        .containsExactly(
            "1 BAD_KEY_ENCODING Entry 1 (line 1): the key holds bytes that are not UTF-8, or half a"
                + " character.",
            "1 \u00E9 -1 current");
  }

  @Test
  void takesTheListsOfADocumentInTheirOrderAndPassesOverTheRest() throws IOException {
    String text =
        """
        {"CommonPrefixes": [{"Prefix": "p/"}], "RequestCharged": null,
         "Versions": [{"Key": "a", "IsLatest": true}, {"Key": "a", "IsLatest": false}],
         "Owner": {"Contents": [{"Key": "no"}]},
         "DeleteMarkers": [{"Key": "b", "IsLatest": true}], "Name": "quay"}
        """;
    assertThat(read(InventoryFormat.S3API, "quay", text))
        .containsExactly("2 a -1 current", "2 a -1 old-version", "4 b -1 delete-marker");
    assertThat(read(InventoryFormat.S3API, "quay", "{\"RequestCharged\": null}")).isEmpty();
    assertThat(read(InventoryFormat.S3API, "quay", "")).isEmpty();
  }

  @Test
  void readsDocumentsThatFollowEachOther() throws IOException {
    assertThat(read(InventoryFormat.AZ, "quay", "\uFEFF[{\"name\":\"a\"}]\n[]\n[{\"name\":\"b\"}]"))
        .containsExactly("1 a -1 current", "3 b -1 current");
    String pages =
        "{\"Contents\":[{\"Key\":\"a\"}],\"NextToken\":\"x\"}\n{\"Contents\":[{\"Key\":\"b\"}]}";
    assertThat(read(InventoryFormat.S3API, "quay", pages))
        .containsExactly("1 a -1 current", "2 b -1 current");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AZ | [{'name':'a'},{'na        | its JSON breaks off at line 1, column 19, after 2 entries: it was cut off, or is still being written",
        "AZ | [{'name':'a'}             | its JSON breaks off at line 1, column 14, after 1 entry: it was cut off, or is still being written",
        "AZ | [{'name':'a'},            | its JSON breaks off at line 1, column 15, after 1 entry: it was cut off, or is still being written",
        "RCLONE | [                     | its JSON breaks off at line 1, column 2, after 0 entries: it was cut off, or is still being written",
        "S3API | {'Contents':[{'Key':'a'}] | its JSON breaks off at line 1, column 26, after 1 entry: it was cut off, or is still being written",
        "RCLONE | [{'Path':'a'} oops    | line 1, column 15 is not JSON, after 1 entry: Unexpected character ('o' (code 111)): was expecting comma to separate Array entries",
        "AZ | {'name':'a'}              | line 1 has a JSON object where the list of format az should begin",
        "S3API | \"a\"                    | line 1 has a JSON value where the list of format s3api should begin",
        "S3API | {'Contents':[],'NextToken':'x'} | it is only a part of a listing, which goes on at its NextToken. List again without --max-items and --no-paginate, or add the pages to come",
        "S3API | {'Versions':[],'NextKeyMarker':'x'} | it is only a part of a listing, which goes on at its NextKeyMarker. List again without --max-items and --no-paginate, or add the pages to come",
        "S3API | {'Contents':[],'EncodingType':'url'} | its keys are URL-encoded, as its EncodingType says: list again without --encoding-type, or say keyEncoding: url",
        "S3API | {'Contents':[],'Name':'pier'} | it is of bucket 'pier', and the inventory's bucket is 'quay'",
        "AZ | [{'name':'a'},{'nextMarker':'x'}] | it is only a part of a listing, which goes on at its nextMarker. List again with --num-results '*'",
      })
  void aDocumentThatIsNotWholeDoesNotPass(InventoryFormat format, String text, String message) {
    assertThatThrownBy(() -> read(format, "quay", text.replace('\'', '"')))
        .isInstanceOf(IOException.class)
        .hasMessage(message.contains("'*'") ? message.replace('\'', '"') : message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Contents':[{'Key':'a%20b+c'}],'EncodingType':'url'}",
        "{'EncodingType':'url','Contents':[{'Key':'a%20b%20c'}]}"
      })
  void readsUrlEncodedKeysIfTheJobSaysSo(String text) throws IOException {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Snapshot snapshot = Snapshots.list(InventoryFormat.S3API, "quay");

    assertThat(read(snapshot, KeyEncoding.URL, bytes)).containsExactly("1 a b c -1 current");
  }

  @Test
  void listsWithoutTimesCanNotBeOrderedByThem() {
    ExtraColumns times = new ExtraColumns(false, true, false);
    Snapshot uris = Snapshots.list(InventoryFormat.URIS, "");

    assertThatThrownBy(() -> times.requireOfList(uris))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            "file:/m/list is a list in format uris, which doesn't say when objects were modified, as"
                + " an 'order' by lastModified or a 'settle' needs: take a list that does, such as aws s3api"
                + " list-objects-v2 prints.");
    ExtraColumns.NONE.requireOfList(uris);
    times.requireOfList(Snapshots.list(InventoryFormat.AZ, ""));
    times.requireOfList(Snapshots.csv("quay", "Key"));
  }

  @Test
  void aBadEscapeOfAUrlKeepsTheKeyRaw() throws IOException {
    Snapshot snapshot = Snapshots.list(InventoryFormat.URIS, "");
    byte[] text = "https://quay.s3.amazonaws.com/50%.jpg\n".getBytes(StandardCharsets.UTF_8);
    ObjectRows rows =
        TextRows.of(new ByteArrayInputStream(text), snapshot, KeyEncoding.AUTO, ExtraColumns.NONE);

    assertThat(rows.next()).isTrue();
    assertThat(rows.fault())
        .contains(
            new RowFault(
                Reason.BAD_KEY_ENCODING,
                "Line 1: the key has a % at byte 3 that two hex digits don't follow."));
    assertThat(Snapshots.key(rows.row())).isEqualTo("50%.jpg");
    assertThat(rows.next()).isFalse();
  }

  /** The account that the job names is that of all containers. */
  @Test
  void containersAreOfTheAccountThatTheJobNames() throws IOException {
    String text =
        "[{\"name\":\"a\",\"container\":\"cams\"},{\"name\":\"b\",\"container\":\"dogs\"}]";

    assertThat(read(InventoryFormat.AZ, "cams@pier", text))
        .containsExactly("1 a -1 current", "1 b -1 current of dogs@pier");
    assertThat(read(InventoryFormat.AZ, "", text))
        .containsExactly("1 cams/a -1 current", "1 dogs/b -1 current");
  }
}
