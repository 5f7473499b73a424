package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.CsvForm.Header;
import io.bucketspec.run.JobOptions;
import io.bucketspec.url.UrlForm;
import io.bucketspec.url.UrlStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's lines of inventories and URLs are what is read and written. */
class ReadmeInventoriesTest {
  private static final String URLS_OF_S3 = "urls: {style: s3}\noutput: {path: x}\n";

  private final String readme;

  ReadmeInventoriesTest() throws IOException {
    String whole = Files.readString(Path.of("README.md"));
    readme = whole.substring(whole.indexOf("## What it reads today"), whole.indexOf("| Kind |"));
  }

  /** The first and the last cell of the rows of a table with three columns. */
  private Map<String, String> rows(String header) {
    String table = readme.substring(readme.indexOf(header));
    Map<String, String> rows = new LinkedHashMap<>();
    Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|.*\\| `(.*)` \\|$")
        .matcher(table.substring(0, table.indexOf("\n\n")))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));
    return rows;
  }

  @Test
  void hasALineOfEachInventory() throws Exception {
    Map<String, String> rows = rows("| `format` |");
    List<String> labels =
        Arrays.stream(InventoryFormat.values())
            .map(it -> it == InventoryFormat.LISTING ? "list" : it.label())
            .toList();
    assertThat(rows.keySet()).containsExactlyElementsOf(labels);
    for (InventoryFormat format : InventoryFormat.values()) {
      String line = rows.get(format == InventoryFormat.LISTING ? "list" : format.label());
      switch (format.family()) {
        case REPORT, LIST -> assertThat(read(format, line)).as(line).matches(objects(format));
        default -> assertThat(job(line + "\n" + URLS_OF_S3).inventory().named()).contains(format);
      }
    }
  }

  private static String objects(InventoryFormat format) {
    String bucket =
        switch (format) {
          case AZURE, URIS -> "media@acme";
          case AZ -> "media";
          default -> "acme-media";
        };
    return bucket + " cams/frame 1.jpg (1024|-1)";
  }

  private static String read(InventoryFormat format, String line) throws IOException {
    RowLayout layout =
        switch (format) {
          case S3 -> RowLayout.csv(List.of("Bucket", "Key", "Size"));
          case GCS ->
              new RowLayout(
                  DataFormat.CSV,
                  new CsvForm(',', Header.NONE, true),
                  List.of("bucket", "name", "size"));
          case AZURE ->
              new RowLayout(
                  DataFormat.CSV,
                  new CsvForm(',', Header.NONE, true),
                  List.of("Name", "Content-Length"));
          case S3_BATCH ->
              new RowLayout(
                  DataFormat.CSV, new CsvForm(',', Header.NONE, false), List.of("Bucket", "Key"));
          case URIS, S5CMD, SAGEMAKER_AUGMENTED -> RowLayout.of(DataFormat.LINES);
          default -> RowLayout.of(DataFormat.JSON);
        };
    Snapshot.Source source =
        switch (format) {
          case AZURE -> new Snapshot.Source("", "acme");
          case S3, S3API, RCLONE -> Snapshot.Source.bucket("acme-media");
          default -> Snapshot.Source.ROWS;
        };
    Snapshot snapshot =
        new Snapshot(
            "readme",
            format,
            source,
            "readme",
            Optional.empty(),
            layout,
            List.of(),
            StatedTotals.NONE,
            List.of(),
            "");
    ObjectRows rows =
        TextRows.of(
            new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
            snapshot,
            KeyEncoding.AUTO,
            ExtraColumns.NONE);
    assertThat(rows.next()).as(line).isTrue();
    assertThat(rows.fault()).as(line).isEmpty();
    String object = rows.row().bucket() + " " + Snapshots.key(rows.row()) + " " + rows.row().size();
    assertThat(rows.next()).as(line).isFalse();
    return object;
  }

  @Test
  void hasAUrlOfEachStyle() throws Exception {
    Map<String, String> urls = rows("| `urls.style` |");
    assertThat(urls.keySet())
        .containsExactlyElementsOf(Arrays.stream(UrlStyle.values()).map(UrlStyle::label).toList());
    for (Map.Entry<String, String> row : urls.entrySet()) {
      String options =
          Pattern.compile("`(\\{style: " + row.getKey() + "[,}].*?)`")
              .matcher(readme)
              .results()
              .findFirst()
              .orElseThrow()
              .group(1);
      JobOptions job = job("inventory: x\nurls: " + options + "\noutput: {path: x}\n");
      assertThat(UrlForm.of(job.urls(), "acme-media").url("cams/frame_1.jpg"))
          .isEqualTo(row.getValue());
    }
  }

  private static JobOptions job(String text) throws Exception {
    return JobFile.parse(text, "README.md");
  }
}
