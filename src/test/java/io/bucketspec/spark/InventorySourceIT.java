package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.spark.TestInventory.Listed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

  @Test
  void showsEverything() {
    reader().load(inventory).show(50, false);
    Dataset<Row> matched = reader().option("rules", RULES).load(inventory);
    matched.printSchema();
    matched.show(50, false);
    matched.groupBy("fate", "reason").count().show(50, false);
    Map<String, String> urls =
        Map.of("urls.style", "virtual-hosted", "urls.region", "eu-west-2", "rules", RULES);
    reader().options(urls).option("view", "items").load(inventory).show(50, false);
    reader().options(urls).option("view", "rejects").load(inventory).show(50, false);
    System.out.println(reader().load(inventory).count());
    reader().options(urls).option("view", "items").load(inventory).explain(true);
  }
}
