package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both peers against a third way to the same items: the objects themselves, grouped in a map. */
class PeersTest {
  private static final long OBJECTS = 30_000;
  private static final String BASE = "https://acme-media.s3.eu-west-2.amazonaws.com/";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void writeTheItemsThatTheObjectsMake(InventoryFormat format) throws Exception {
    new InventoryGenerator(OBJECTS, format, folder, 11).write();
    Snapshot snapshot = Snapshot.below(folder);
    List<String> expected = expected();
    DuckDbPeer.run(snapshot, folder.resolve("duckdb"));
    assertThat(items(folder.resolve("duckdb"))).isEqualTo(expected);
    try (SparkSession spark = SparkScan.session("peers-test")) {
      PlainSparkPeer.run(spark, snapshot, folder.resolve("spark"));
    }
    assertThat(items(folder.resolve("spark"))).isEqualTo(expected);
    assertThat(SpecCounter.count(folder.resolve("spark")).kinds())
        .isEqualTo(SpecCounter.count(folder.resolve("duckdb")).kinds());
  }

  /** Every item as one line, sorted. */
  private static List<String> expected() {
    ObjectMix mix = new ObjectMix(OBJECTS, new Noise(11));
    Map<String, SortedMap<Integer, String>> groups = new TreeMap<>();
    List<String> items = new ArrayList<>();
    for (long number = 0; number < OBJECTS; number++) {
      InventoryObject object = mix.object(number);
      String key = object.key();
      String[] parts = key.split("/");
      String name = parts[parts.length - 1];
      if (!object.usable() || key.endsWith("/")) {
        continue;
      }
      if (name.startsWith("frame_") || name.endsWith(".dcm")) {
        String title =
            name.endsWith(".dcm")
                ? "dicom_series|" + parts[2] + "/" + parts[3] + "|"
                : "image_groups|" + String.join("-", List.of(parts).subList(1, 5)) + "|true";
        Integer order = Integer.valueOf(name.replaceAll("\\D", ""));
        groups.computeIfAbsent(title, any -> new TreeMap<>()).put(order, url(key));
      } else if (name.matches("(?i).*\\.(jpg|png)")) {
        items.add("images|" + name + "||" + url(key));
      } else if (name.endsWith(".mp4")) {
        items.add("videos|" + name + "||" + url(key));
      }
    }
    groups.forEach((title, urls) -> items.add(title + "|" + String.join(" ", urls.values())));
    return items.stream().sorted().toList();
  }

  private static String url(String key) {
    return BASE
        + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static List<String> items(Path folder) throws IOException {
    List<String> items = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().matches("[._].*")) {
          continue;
        }
        JsonNode spec = new ObjectMapper().readTree(file.toFile());
        assertThat(spec.get("skip_duplicate_urls").asBoolean()).isTrue();
        spec.fields()
            .forEachRemaining(
                kind -> kind.getValue().forEach(item -> items.add(line(kind.getKey(), item))));
      }
    }
    return items.stream().sorted().toList();
  }

  private static String line(String kind, JsonNode item) {
    List<String> urls = new ArrayList<>();
    for (int i = 0; item.has("objectUrl_" + i); i++) {
      urls.add(item.get("objectUrl_" + i).asText());
    }
    if (item.has("objectUrl")) {
      urls.add(item.get("objectUrl").asText());
    }
    String createVideo = item.has("createVideo") ? item.get("createVideo").asText() : "";
    return kind
        + "|"
        + item.get("title").asText()
        + "|"
        + createVideo
        + "|"
        + String.join(" ", urls);
  }
}
