package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.ObjectRows;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.inventory.TextRows;
import io.bucketspec.run.LocalTables.SideRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MIME types that an inventory states come to the items' media metadata. */
class ContentTypeTest {
  private static final String LIST =
      """
      [{"url": "gs://acme-media/1.jpg", "type": "cloud_object",
        "metadata": {"bucket": "acme-media", "name": "1.jpg", "size": "7", "contentType": "image/png"}},
       {"url": "gs://acme-media/2.jpg", "type": "cloud_object",
        "metadata": {"bucket": "acme-media", "name": "2.jpg", "size": "7", "contentType": "application/octet-stream"}},
       {"url": "gs://acme-media/3.jpg", "type": "cloud_object",
        "metadata": {"bucket": "acme-media", "name": "3.jpg", "size": "7", "contentType": "IMAGE/X-RAW; a=b"}},
       {"url": "gs://acme-media/4.jpg", "type": "cloud_object",
        "metadata": {"bucket": "acme-media", "name": "4.jpg", "size": "7"}}]
      """;

  private static RunPlan plan(String rest, List<String> columns) throws Exception {
    JobOptions job =
        JobFile.parse("inventory: in\nurls: {style: gs}\noutput: {path: out}\n" + rest, "j.yaml");
    RunPlan plan = TestJobs.plan(job, 2);
    List<List<String>> tables = Collections.nCopies(job.metadata().joins().size(), columns);
    return plan.with(MetadataPlan.of(plan.rules(), job.metadata(), tables));
  }

  @Test
  void aTablesTypeComesFirstThenTheInventorysThenTheExtensions() throws Exception {
    RunPlan plan =
        plan(
            "rules: [{name: r, match: '{n}.jpg', kind: image}]\n"
                + "metadata: [{table: t, on: {n: n}, columns: [], media: {width: w, height: h,"
                + " mime_type: m}}]\n",
            List.of("n", "w", "h", "m"));
    MemoryRunStore store = new MemoryRunStore();
    LocalSteps.executeRows(
        plan,
        store,
        List.of(new Rows(plan)),
        List.of(),
        Set.of(),
        List.of(
            List.of(row("1", null), row("2", null), row("3", null), row("4", "image/x-of-table"))),
        SidecarStore.EMPTY);
    Map<String, String> types = new TreeMap<>();
    for (byte[] file : store.files.values()) {
      for (JsonNode item : GroupingCase.JSON.readTree(file).get("images")) {
        types.put(
            item.get("objectUrl").textValue(),
            item.get("imageMetadata").get("mime_type").textValue());
      }
    }
    assertThat(types)
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "gs://acme-media/1.jpg", "image/png",
                    "gs://acme-media/2.jpg", "image/jpeg",
                    "gs://acme-media/3.jpg", "image/x-raw",
                    "gs://acme-media/4.jpg", "image/x-of-table")));
  }

  private static SideRow row(String n, String type) {
    return SideRow.of(List.of(n), 640, 480, type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: image} | metadata: [{table: t, on: {n: n}, media: {width: w, height: h}}] | true
          kind: image} | metadata: [{table: t, on: {n: n}}]                               | false
          kind: image} | metadata: [{set: {a: b}}]                                        | false
          kind: image} | strictClientOnly: true                                           | true
          kind: image} | ''                                                               | false
          kind: pdf}   | metadata: [{table: t, on: {n: n}, media: {num_pages: w}}]        | false
          """)
  void isReadJustWhereItIsWritten(String kind, String metadata, boolean read) throws Exception {
    String rule = "rules: [{name: r, match: '{n}.*', " + kind + "]\n";
    String media =
        metadata.startsWith("strict")
            ? metadata + "\nmetadata: [{table: t, on: {n: n}, media: {width: w, height: h}}]"
            : metadata;
    RunPlan plan = plan(rule + media + "\n", List.of("n", "w", "h"));
    assertThat(plan.extraColumns().contentType()).isEqualTo(read);
    assertThat(plan.carries(0) != 0).isEqualTo(read);
  }

  private static final class Rows implements InventoryRows {
    private final ObjectRows rows;

    Rows(RunPlan plan) {
      rows =
          TextRows.of(
              new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8)),
              new Snapshot(
                  "list.json",
                  InventoryFormat.GCLOUD,
                  Snapshot.Source.bucket("acme-media"),
                  "test",
                  Optional.empty(),
                  new RowLayout(DataFormat.JSON, CsvForm.S3, List.of()),
                  List.of(),
                  StatedTotals.NONE,
                  List.of(),
                  ""),
              KeyEncoding.AUTO,
              plan.extraColumns());
    }

    @Override
    public boolean next() throws IOException {
      return rows.next();
    }

    @Override
    public InventoryRow row() {
      return rows.row();
    }

    @Override
    public Optional<RowFault> fault() {
      return rows.fault();
    }

    @Override
    public String file() {
      return "list.json";
    }

    @Override
    public void close() {}
  }
}
