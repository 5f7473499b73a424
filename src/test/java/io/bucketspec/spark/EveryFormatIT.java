package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists the objects doesn't matter: the same objects are the same items. */
class EveryFormatIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OBJECTS = 10_000;
  private static final String S3 = "{style: virtual-hosted, region: eu-west-2}";
  private static final String S3_URLS = "https://acme-media.s3.eu-west-2.amazonaws.com/";

  @TempDir Path folder;

  private int runs;

  /** Sequences whose frames come late, series, and photos with all that is special somewhere. */
  private static List<Listed> objects() {
    List<Listed> objects = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < OBJECTS / 2; i++) {
      String site = List.of("north", "süd", "a=b", "east side").get(i % 4);
      objects.add(
          Listed.of("cams/" + site + "/run" + i % 100 + "/frame_" + (i / 100) + ".jpg", 1 + i));
    }
    for (int i = 0; i < OBJECTS / 4; i++) {
      objects.add(Listed.of("dicom/p" + i % 20 + "/s" + i % 60 + "/IM" + i, 2000));
    }
    List<String> special =
        List.of("+", "%2B", "100%", "\"", "a,b", ";", "'", "日本", "🙂", "#", "?", "&", "//", "\\");
    while (objects.size() < OBJECTS) {
      int i = objects.size();
      String name = special.get(random.nextInt(special.size()));
      objects.add(Listed.of("photos/" + name + "x/" + name + " " + i + ".JPG", 1 + i));
    }
    Collections.shuffle(objects, random);
    return objects;
  }

  @Test
  void theSameObjectsAreTheSameItemsWhateverListsThem() throws Exception {
    SparkSession spark = TestSession.open();
    List<Listed> objects = objects();
    SameObjects same = new SameObjects(spark, folder.resolve("in"), objects);

    List<String> expected = items(spark, same.s3Csv(), InventoryFormat.S3, S3, S3_URLS);
    assertThat(expected).hasSize(100 + 60 + OBJECTS / 4);

    Object[][] others = {
      {same.s3Columnar("ORC"), InventoryFormat.S3, S3, S3_URLS},
      {same.s3Columnar("Parquet"), InventoryFormat.S3, S3, S3_URLS},
      {
        same.obsCsv(),
        InventoryFormat.S3,
        "{style: obs, region: eu-de}",
        "https://acme-media.obs.eu-de.otc.t-systems.com/"
      },
      {
        same.gcsCsv(),
        InventoryFormat.GCS,
        "{style: gcs-https}",
        "https://storage.cloud.google.com/acme-media/"
      },
      {
        same.gcsParquet(),
        InventoryFormat.GCS,
        "{style: gcs-https}",
        "https://storage.cloud.google.com/acme-media/"
      },
      {
        same.azureCsv(),
        InventoryFormat.AZURE,
        "{style: azure}",
        "https://acme.blob.core.windows.net/acme-media/"
      },
      {
        same.azureParquet(),
        InventoryFormat.AZURE,
        "{style: azure}",
        "https://acme.blob.core.windows.net/acme-media/"
      },
      {same.s5cmd(), InventoryFormat.S5CMD, S3, S3_URLS},
      {
        same.uris(),
        InventoryFormat.URIS,
        "{style: endpoint, endpoint: 'https://s3.acme.example'}",
        "https://s3.acme.example/acme-media/"
      },
    };
    for (Object[] other : others) {
      assertThat(
              items(
                  spark,
                  (Path) other[0],
                  (InventoryFormat) other[1],
                  (String) other[2],
                  (String) other[3]))
          .as(other[0].toString())
          .isEqualTo(expected);
    }
  }

  /** The items of a run, each as its kind, title and keys in order. */
  private List<String> items(
      SparkSession spark, Path inventory, InventoryFormat format, String urls, String urlsBegin)
      throws Exception {
    Path output = folder.resolve("out" + runs++);
    String text =
        """
        inventory: '%s'
        urls: %s
        rules:
          - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame}
          - {name: ct, match: "dicom/{patient}/{series}/**", kind: dicom_series, group: [patient, series]}
          - {name: photos, match: "photos/**", kind: image}
        output: {path: '%s', partitionBy: [site]}
        """
            .formatted(inventory, urls, output);
    JobOptions job = JobFile.parse(text, "test.yaml");
    RunOutcome outcome = new SpecJob(spark, job, Clock.systemUTC()).run("one");
    assertThat(outcome.snapshot().format()).isEqualTo(format);
    assertThat(outcome.accounts().read()).isEqualTo(OBJECTS);
    assertThat(outcome.accounts().written()).isEqualTo(OBJECTS);
    Set<String> items = new TreeSet<>();
    try (Stream<Path> files = Files.walk(output.resolve("runs/one/specs"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        addItems(file, urlsBegin, items);
      }
    }
    return List.copyOf(items);
  }

  private static void addItems(Path file, String urlsBegin, Set<String> items) throws IOException {
    JSON.readTree(file.toFile())
        .fields()
        .forEachRemaining(
            section -> {
              if (section.getValue().isArray()) {
                section
                    .getValue()
                    .forEach(item -> items.add(item(section.getKey(), item, urlsBegin)));
              }
            });
  }

  private static String item(String array, JsonNode item, String urlsBegin) {
    StringBuilder text = new StringBuilder(array + " " + item.get("title").textValue());
    if (item.has("objectUrl")) {
      text.append('\n').append(key(item.get("objectUrl").textValue(), urlsBegin));
    }
    for (int i = 0; item.has("objectUrl_" + i); i++) {
      text.append('\n').append(key(item.get("objectUrl_" + i).textValue(), urlsBegin));
    }
    return text.toString();
  }

  /** Every byte but slashes and what is never encoded stands as its number. */
  private static String key(String url, String urlsBegin) {
    assertThat(url).startsWith(urlsBegin);
    return URLDecoder.decode(
        url.substring(urlsBegin.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
