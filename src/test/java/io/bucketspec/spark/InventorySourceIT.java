package io.bucketspec.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventorySourceIT {
  private static final String SCHEMA =
      "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag, StorageClass";

  private static final String ROWS =
      """
      "acme-media","cams/north/r1/frame_1.jpg","","true","false","10","2026-11-20T10:00:00.000Z","aa","STANDARD"
      "acme-media","cams/north/r1/frame_2.jpg","","true","false","11","2026-11-20T10:00:01.000Z","bb","STANDARD"
      "acme-media","cams/north/r1/frame_2.jpg","","true","false","12","2026-11-20T10:00:02.000Z","bc","STANDARD"
      "acme-media","cams/south/r1/frame_1.jpg","","true","false","13","","",""
      "acme-media","photos/a%20b.JPG","","true","false","14","2026-11-20T10:00:03.000Z","cc","STANDARD_IA"
      "acme-media","photos/old.jpg","","false","false","15","2026-11-20T10:00:03.000Z","cc","STANDARD"
      "acme-media","photos/gone.jpg","","true","true","","2026-11-20T10:00:03.000Z","",""
      "acme-media","photos/cold.jpg","","true","false","16","2026-11-20T10:00:03.000Z","dd","GLACIER"
      "acme-media","photos/empty.jpg","","true","false","0","2026-11-20T10:00:03.000Z","ee","STANDARD"
      "acme-media","photos/","","true","false","0","2026-11-20T10:00:03.000Z","ee","STANDARD"
      "acme-media","photos/bad.jpg","","true","false","many","2026-11-20T10:00:03.000Z","ff","STANDARD"
      "acme-media","photos/%zz.jpg","","true","false","17","2026-11-20T10:00:03.000Z","ff","STANDARD"
      "acme-media","notes.txt","","true","false","18","2026-11-20T10:00:03.000Z","gg","STANDARD"
      "acme-media","tmp/x.jpg","","true","false","19","2026-11-20T10:00:03.000Z","hh","STANDARD"
      """;

  private static final String RULES =
      """
      - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame, title: "{site}-{run}"}
      - {name: photos, match: "photos/**", kind: image}
      - {name: tmp, match: "tmp/**", kind: ignore}
      """;

  @TempDir static Path folder;
  private static SparkSession spark;
  private static String inventory;

  @BeforeAll
  static void inventory() throws Exception {
    spark = TestSession.open();
    inventory = new TestInventory(folder.resolve("csv")).csv(SCHEMA, ROWS).toString();
  }

  private static DataFrameReader reader() {
    return spark.read().format("bucket-inventory");
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static DataFrameReader made(String view) {
    return reader()
        .option("urls.style", "virtual-hosted")
        .option("urls.region", "eu-west-2")
        .option("rules", RULES)
        .option("view", view);
  }

  @Test
  void objectsAreTheRowsThatAreCurrentOrBad() {
    Dataset<Row> objects = reader().load(inventory);
    assertThat(objects.schema().toDDL())
        .isEqualTo(
            "bucket STRING,key STRING,size BIGINT,last_modified TIMESTAMP,etag STRING,"
                + "storage_class STRING,content_type STRING,folder STRING,filename STRING,"
                + "extension STRING,state STRING,problem STRING");
    assertThat(lines(objects.drop("bucket", "problem")))
        .contains(
            "[cams/north/r1/frame_1.jpg,10,2026-11-20 10:00:00.0,aa,STANDARD,null,cams/north/r1,"
                + "frame_1.jpg,jpg,current]",
            "[cams/south/r1/frame_1.jpg,13,null,null,null,null,cams/south/r1,frame_1.jpg,jpg,"
                + "current]",
            "[photos/a b.JPG,14,2026-11-20 10:00:03.0,cc,STANDARD_IA,null,photos,a b.JPG,jpg,"
                + "current]",
            "[notes.txt,18,2026-11-20 10:00:03.0,gg,STANDARD,null,,notes.txt,txt,current]");
    assertThat(objects.count()).isEqualTo(11);
    List<Row> bad = objects.where("problem is not null").orderBy("problem").collectAsList();
    assertThat(bad).extracting(row -> row.getAs("state")).containsExactly("bad", "bad");
    assertThat(bad)
        .extracting(row -> (String) row.getAs("problem"))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("bad-key-encoding: file:").contains("Line 12"),
            one ->
                assertThat(one)
                    .startsWith("bad-row: file:")
                    .endsWith(
                        "Line 11 is not a row: its size is 'many', which is no number of bytes."));
  }

  @Test
  void allRowsSayWhatTheyAre() {
    Dataset<Row> all = reader().option("rows", "all").load(inventory);
    assertThat(lines(all.groupBy("state").count()))
        .containsExactly(
            "[bad,2]", "[current,9]", "[delete-marker,1]", "[folder-marker,1]", "[old-version,1]");
  }

  @Test
  void matchedRowsAddUpToAllRows() {
    Dataset<Row> matched = reader().option("rules", RULES).load(inventory);
    assertThat(lines(matched.groupBy("fate", "reason", "rule").count()))
        .containsExactly(
            "[filtered,folder-marker,null,1]",
            "[filtered,rule: tmp,tmp,1]",
            "[member,null,cams,4]",
            "[member,null,photos,1]",
            "[rejected,bad-key-encoding,null,1]",
            "[rejected,bad-row,null,1]",
            "[rejected,needs-restore,photos,1]",
            "[rejected,no-rule,null,1]",
            "[rejected,zero-bytes,photos,1]",
            "[superseded,delete-marker,null,1]",
            "[superseded,old-version,null,1]");
    assertThat(matched.where("url is not null").count()).isZero();
    Dataset<Row> members = made("matched").load(inventory).where("fate = 'member'");
    assertThat(lines(members.selectExpr("kind", "`group`", "title", "captures['site']", "url")))
        .containsExactly(
            "[image,null,a b.JPG,null,https://acme-media.s3.eu-west-2.amazonaws.com/photos/a%20b.JPG]",
            "[image_sequence,north/r1,north-r1,north,https://acme-media.s3.eu-west-2.amazonaws.com/cams/north/r1/frame_1.jpg]",
            "[image_sequence,north/r1,north-r1,north,https://acme-media.s3.eu-west-2.amazonaws.com/cams/north/r1/frame_2.jpg]",
            "[image_sequence,north/r1,north-r1,north,https://acme-media.s3.eu-west-2.amazonaws.com/cams/north/r1/frame_2.jpg]",
            "[image_sequence,south/r1,south-r1,south,https://acme-media.s3.eu-west-2.amazonaws.com/cams/south/r1/frame_1.jpg]");
  }

  @Test
  void itemsAndRejectsAccountForAllObjects() {
    Dataset<Row> items = made("items").load(inventory);
    assertThat(
            lines(
                items.selectExpr(
                    "kind",
                    "title",
                    "rule",
                    "`group`",
                    "first_key",
                    "members",
                    "bytes",
                    "size(urls)",
                    "array_join(findings, '|')",
                    "captures['frame']")))
        .containsExactly(
            "[image,a b.JPG,photos,null,photos/a b.JPG,1,14,1,,null]",
            "[image_sequence,north-r1,cams,north/r1,cams/north/r1/frame_1.jpg,2,21,2,,1]",
            "[image_sequence,south-r1,cams,south/r1,cams/south/r1/frame_1.jpg,1,13,1,"
                + "group-of-one: It has a single member.,1]");
    assertThat(lines(made("rejects").load(inventory).select("key", "rule", "reason", "objects")))
        .containsExactly(
            "[cams/north/r1/frame_2.jpg,cams,duplicate-key,1]",
            "[notes.txt,null,no-rule,1]",
            "[photos/%zz.jpg,null,bad-key-encoding,1]",
            "[photos/bad.jpg,null,bad-row,1]",
            "[photos/cold.jpg,photos,needs-restore,1]",
            "[photos/empty.jpg,photos,zero-bytes,1]");
    assertThat(items.count()).isEqualTo(3);
    assertThat(made("items").option("sample", "photos/").load(inventory).count()).isOne();
  }

  @Test
  void explainingAQueryRunsNothing() {
    long jobs = jobs();
    made("items").load(inventory).explain();
    assertThat(jobs()).isEqualTo(jobs);
    assertThat(spark.conf().get("spark.sql.adaptive.enabled")).isEqualTo("true");
  }

  private static long jobs() {
    return spark.sparkContext().statusTracker().getJobIdsForGroup(null).length;
  }

  @Test
  void sqlReadsTheSame() {
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW objects USING `bucket-inventory` OPTIONS (path '"
            + inventory
            + "')");
    assertThat(
            lines(
                spark.sql(
                    "SELECT folder, count(*), sum(size) FROM objects WHERE key LIKE 'cams/%' GROUP BY"
                        + " folder")))
        .containsExactly("[cams/north/r1,3,33]", "[cams/south/r1,1,13]");
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW items USING `bucket-inventory` OPTIONS (path '"
            + inventory
            + "', view 'items', urls.style 's3', rules '[{name: all, match: \"tmp/**\", kind: image}]')");
    assertThat(lines(spark.sql("SELECT kind, title, urls[0] FROM items")))
        .containsExactly("[image,x.jpg,s3://acme-media/tmp/x.jpg]");
  }

  @Test
  void errorsAreSentences() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader().load(folder.resolve("nowhere").toString()))
        .withMessageContaining("nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader().option("formt", "csv").load(inventory))
        .withMessageStartingWith("option 'formt': Unknown option 'formt'. Did you mean 'format'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader().option("job", folder.resolve("no.yaml").toString()).load())
        .withMessage(
            "Cannot read the job file " + folder.resolve("no.yaml") + ": there is no such file.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                made("items")
                    .option("rules", RULES.replace("order: frame", "order: {by: lastModified}"))
                    .load(withoutTimes())
                    .count())
        .withMessageContaining("no column");
  }

  private static String withoutTimes() {
    try {
      return new TestInventory(folder.resolve("bare"))
          .csv(Stream.of(Listed.of("cams/a/b/frame_1.jpg", 1)), 1)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onlyColumnsAndRowGroupsThatAreAskedForAreRead() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Nothing that a compression could make small.
      String etag = Long.toHexString(i * 0x9E3779B97F4A7C15L);
      String key = (i < 10_000 ? "a/" : "b/") + i + ".jpg";
      rows.add(RowFactory.create("acme-media", key, (long) i, etag, "STANDARD"));
    }
    StructType schema =
        StructType.fromDDL(
            "bucket STRING, key STRING, size BIGINT, e_tag STRING, storage_class STRING");
    Dataset<Row> table = spark.createDataFrame(rows, schema).repartitionByRange(2, col("key"));
    String parquet = new TestInventory(folder.resolve("pq")).table(table, "Parquet").toString();
    Dataset<Row> objects = reader().load(parquet);

    Read sizes = Read.of(() -> objects.agg(sum("size")).collectAsList());
    Read etags = Read.of(() -> objects.agg(sum("size"), max("etag")).collectAsList());
    assertThat(sizes.records()).isEqualTo(20_000);
    if (spark.version().startsWith("3.5")) {
      // Newer ones read several ranges of a file at once, which their count leaves out.
      assertThat(etags.bytes()).isGreaterThan(sizes.bytes() + 50_000);
    }
    Read under = Read.of(() -> objects.where("key LIKE 'b/%'").agg(sum("size")).collectAsList());
    assertThat(under.records()).isBetween(10_000L, 12_000L);
    assertThat(objects.where("key LIKE 'b/%'").count()).isEqualTo(10_000);
    assertThat(objects.where("folder = 'a'").select("storage_class").distinct().collectAsList())
        .extracting(Row::toString)
        .containsExactly("[STANDARD]");
  }

  /** What tasks read. */
  private record Read(long records, long bytes) {
    static Read of(Runnable query) throws TimeoutException {
      AtomicLong records = new AtomicLong();
      AtomicLong bytes = new AtomicLong();
      SparkListener listener =
          new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
              records.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
              bytes.addAndGet(end.taskMetrics().inputMetrics().bytesRead());
            }
          };
      spark.sparkContext().addSparkListener(listener);
      query.run();
      spark.sparkContext().listenerBus().waitUntilEmpty();
      spark.sparkContext().removeSparkListener(listener);
      return new Read(records.get(), bytes.get());
    }
  }
}
