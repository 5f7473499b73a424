package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bucketspec.inventory.Manifest.ListedFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderTest {
  private static final String PATH = "s3a://r/daily/2026-11-22T01-00Z/manifest.json";
  private static final Instant CREATED = Instant.parse("2026-11-22T01:00:00Z");

  private static Manifest read(String json) {
    return ManifestReader.read(PATH, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsACsvManifestOfS3() {
    Manifest manifest = read(Manifests.s3("CSV", Manifests.S3_SCHEMA, "inv/data/a.csv.gz=7"));

    assertThat(manifest.sourceBucket()).isEqualTo("harbour-cams");
    assertThat(manifest.destinationBucket()).contains("harbour-reports");
    assertThat(manifest.created()).contains(CREATED);
    assertThat(manifest.format()).isEqualTo(DataFormat.CSV);
    assertThat(manifest.columns())
        .hasSize(20)
        .startsWith("Bucket", "Key", "VersionId", "IsLatest")
        .endsWith("ObjectAccessControlList", "ObjectOwner");
    assertThat(manifest.files())
        .containsExactly(
            new ListedFile("inv/data/a.csv.gz", 7, "0f343b0931126a20f133d67c2b018a3b"));
  }

  static Stream<Arguments> columnar() {
    return Stream.of(
        arguments("ORC", Manifests.ORC_SCHEMA, DataFormat.ORC),
        arguments("Parquet", Manifests.PARQUET_AS_DOCUMENTED, DataFormat.PARQUET),
        arguments("Parquet", Manifests.PARQUET_AS_DELIVERED, DataFormat.PARQUET),
        arguments("PARQUET", "whatever, whatever", DataFormat.PARQUET));
  }

  @ParameterizedTest
  @MethodSource("columnar")
  void leavesTheColumnsOfOrcAndParquetToTheirFiles(
      String fileFormat, String schema, DataFormat format) {
    Manifest manifest = read(Manifests.s3(fileFormat, schema, "d/a=1"));

    assertThat(manifest.format()).isEqualTo(format);
    assertThat(manifest.columns()).isEmpty();
  }

  @Test
  void readsAManifestOfTencentCos() {
    Manifest manifest = read(Manifests.tencent());

    assertThat(manifest.destinationBucket()).contains("Reports-1250000000");
    assertThat(manifest.columns())
        .containsExactly(
            "Bucket", "Key", "Size", "StorageClass", "ETag", "MultipartUploaded", "IsLatest");
    assertThat(manifest.files().get(0).size()).isEqualTo(2_147_483_650L);
  }

  @Test
  void readsAManifestOfObsWithItsTrailingCommaAndNoChecksums() {
    Manifest manifest = read(Manifests.obs());

    assertThat(manifest.created()).isEmpty();
    assertThat(manifest.columns()).hasSize(6).startsWith("Bucket", "Key", "Size");
    assertThat(manifest.files())
        .containsExactly(
            new ListedFile(
                "lists%2Fpier7%2Fnightly%2F2026-11-22T01-00Z%2Ffiles%2F00AB_1.csv",
                6705647390L, ""));
  }

  @Test
  void readsAnInventoryOfAnEmptyBucket() {
    assertThat(read(Manifests.csv()).files()).isEmpty();
  }

  @Test
  void takesAFileWithoutASize() {
    String json =
        "{'sourceBucket':'b','fileFormat':'ORC','files':[{'key':'k'}]}".replace('\'', '"');

    assertThat(read(json).files()).containsExactly(new ListedFile("k", Manifest.NOT_STATED, ""));
    assertThat(read(json).destinationBucket()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::b, b",
    "arn:aws-cn:s3:::b, b",
    "arn:aws-us-gov:s3:::b.c, b.c",
    "acs:oss:::b, b",
    "b, b"
  })
  void takesABucketsNameFromItsArn(String written, String name) {
    String json = Manifests.csv().replace("harbour-cams", written);

    assertThat(read(json).sourceBucket()).isEqualTo(name);
    assertThat(
            read(Manifests.csv().replace("arn:aws:s3:::harbour-reports", written))
                .destinationBucket())
        .contains(name);
  }

  @ParameterizedTest
  @CsvSource({"\"1795309200000\"", "1795309200000", "\"1795309200\"", "1795309200"})
  void takesTheTimeInMillisecondsOrSecondsAsTextOrNumber(String written) {
    String json = Manifests.csv().replace("\"1795309200000\"", written);

    assertThat(read(json).created()).isEqualTo(Optional.of(CREATED));
  }

  @Test
  void passesOverCommentsAndUnknownFields() {
    String json = Manifests.csv("k=1").replaceFirst("\\{", "{ // from a store\n \"more\": [{}],");

    assertThat(read(json).columns()).isEqualTo(List.of("Bucket", "Key", "Size"));
  }

  static Stream<Arguments> wrong() {
    String csv = Manifests.csv("d/a.csv=1");
    return Stream.of(
        arguments(
            "[]",
            " is JSON but no manifest, which is an object with sourceBucket, fileFormat"
                + " and files."),
        arguments(
            "",
            " is JSON but no manifest, which is an object with sourceBucket, fileFormat"
                + " and files."),
        arguments(
            "{}",
            " is no complete manifest of an S3 Inventory report: it lacks sourceBucket,"
                + " fileFormat, files."),
        arguments(
            "{\"sourceBucket\":\"b\",\"files\":[]}",
            " is no complete manifest of an S3 Inventory report: it lacks fileFormat."),
        arguments(
            csv.replace("CSV", "JSON"),
            " has fileFormat 'JSON'; CSV, ORC and Parquet can be read."),
        arguments(
            csv.replace("Bucket, Key, Size", "Bucket, Size"),
            " has fileSchema 'Bucket, Size', in which there is no column Key."),
        arguments(
            csv.replace("Bucket, Key, Size", "Key,Size,KEY"),
            " has fileSchema 'Key,Size,KEY', which names column KEY twice."),
        arguments(
            csv.replace("Bucket, Key, Size", "Key,ETag,E_Tag"),
            " has fileSchema 'Key,ETag,E_Tag', which names column E_Tag twice."),
        arguments(
            csv.replace("Bucket, Key, Size", "IsDeleteMarker,Key,DeleteMarker"),
            " has fileSchema 'IsDeleteMarker,Key,DeleteMarker', which names column DeleteMarker"
                + " twice."),
        arguments(
            csv.replace("Bucket, Key, Size", "Key,,Size"),
            " has fileSchema 'Key,,Size', in which a column has no name."),
        arguments(
            csv.replace("fileSchema", "schema"),
            " lacks fileSchema, without which the fields of its CSV files have no names."),
        arguments(
            csv.replace("harbour-cams", "arn:aws:s3:::"),
            " has sourceBucket 'arn:aws:s3:::', which is neither a bucket's name nor ARN."),
        arguments(
            csv.replace("1795309200000", "2026-11-22"),
            " has creationTimestamp '2026-11-22', which is no number of milliseconds since 1970."),
        arguments(
            csv.replace("\"key\"", "\"name\""), " has files[0] without the key of a data file."),
        arguments(
            Manifests.csv("d/a.csv=1", "d/a.csv=1"),
            " has files[1] with key 'd/a.csv', which it has named before."),
        arguments(
            Manifests.csv("a=1", "b=-2"),
            " has files[1] with size '-2', which is no number of bytes."),
        arguments(
            Manifests.csv("a=\\\"big\\\"").replace("\\\"", "\""),
            " has files[0] with size 'big', which is no number of bytes."),
        arguments(
            Manifests.csv("a=1.5"),
            ", files[0], has 'size' that is neither a text nor a whole number."),
        arguments(
            Manifests.csv("a=99999999999999999999"),
            " has files[0] with size '99999999999999999999', which is no number of bytes."),
        arguments(
            "{\"sourceBucket\":\"b\",\"fileFormat\":\"CSV\",\"files\":\"none\"}",
            " has 'files' that is no list; it must list the inventory's data files."),
        arguments(
            "{\"sourceBucket\":\"b\",\"fileFormat\":\"CSV\",\"files\":[\"k\"]}",
            ", files[0], is no object with a key and a size."),
        arguments(
            "{\"sourceBucket\":{},\"fileFormat\":\"CSV\",\"files\":[]}",
            " has 'sourceBucket' that is neither a text nor a whole number."));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void tellsWhatIsWrongWithAManifest(String json, String sentence) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InventoryException.class)
        .hasMessage(PATH + sentence);
  }

  static Stream<Arguments> lookAlikes() {
    return Stream.of(
        arguments(
            "{\"Format\":\"Report_CSV_20180820\",\"ReportCreationDate\":\"2026-11-22T00:00:00Z\","
                + "\"Results\":[],\"ReportSchema\":\"Bucket, Key\"}",
            " is the completion report of an S3 Batch Operations job, which lists tasks and not"
                + " objects. Give the manifest.json of an S3 Inventory report."),
        arguments(
            "{\"version\":\"0\",\"detail-type\":\"AWS Service Event via CloudTrail\",\"detail\":{}}",
            " is an event of an S3 Batch Operations job and not a manifest. Give the manifest.json"
                + " of an S3 Inventory report."),
        arguments(
            "{\"destinationBucket\":\"arn:aws:s3:::b\",\"reportFormat\":\"CSV\",\"reportSchema\":"
                + "\"a,b\",\"reportFiles\":[]}",
            " is the manifest of an S3 Storage Lens export, which holds metrics and no keys. Give"
                + " the manifest.json of an S3 Inventory report."),
        arguments(
            Manifests.csv("k=1").replaceFirst("\\{", "{\"startTimestamp\":1,\"endTimestamp\":2,"),
            " is the manifest of an incremental inventory of Alibaba Cloud OSS, which lists only"
                + " changes. Give the manifest.json of a full inventory."));
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void knowsLookAlikesByTheirFields(String json, String sentence) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InventoryException.class)
        .hasMessage(PATH + sentence);
  }

  @Test
  void tellsLineAndColumnOfWhatIsNotJson() {
    String json = "{\n \"sourceBucket\": \"b\"\n  \"files\": []\n}";

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            PATH
                + ":3:3 is not JSON: Unexpected character ('\"' (code 34)): was expecting comma to"
                + " separate Object entries.");
  }

  @Test
  void tellsWhereAManifestIsCutOff() {
    assertThatThrownBy(() -> read("{\"files\": [\n"))
        .isInstanceOf(InventoryException.class)
        .hasMessage(
            PATH + ":2:1 is not JSON: Unexpected end-of-input: expected close marker for Array.");
  }

  @Test
  void refusesASecondDocument() {
    assertThatThrownBy(() -> read(Manifests.csv() + "{}"))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining(" is not JSON: ");
  }
}
