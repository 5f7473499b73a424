package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that a run leaves are a job file that says the same. */
class JobOptionsJsonTest {
  private static final String BASE =
      "inventory: a\nurls: {style: s3}\noutput: {path: x}\nfindings: {missing-frames: split}\n";

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("jobs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleReadsBackAsItIs(Path file) throws Exception {
    readsBack(Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image_sequence, group: sequence",
        "image_group, group: sequence, padding: strict, minLength: 7, short: keep, pair: b",
        "dicom_series, group: series",
        "dicom_series, group: series, within: [a, b], fallback: folder, maxMembers: 9",
        "dicom_series, group: series, fallback: [b]",
        "image_group, group: [a], order: b, maxMembers: 12",
        "image_group, group: folder, order: [natural]",
        "image_group, group: folder, order: [b, a]",
        "image_group, group: folder, order: {by: lastModified}",
        "image_group, group: folder, order: {by: b, as: timestamp, format: \"d''x''MMM yyyy\"}",
        "video",
        "audio",
        "text",
        "pdf",
        "nifti",
        "ignore"
      })
  void aRuleReadsBackAsItIs(String rest) throws Exception {
    String rule = "rules: [{name: a, match: '{a}/{natural}/{b:x|y}/**', kind: " + rest + "}]\n";
    String tags = "tags: {table: t, key: k, columns: {Rows: r, ImageType: '1'}}\n";
    readsBack(BASE + rule + (rest.contains("series,") ? tags : ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{style: gs}",
        "{style: gcs-https, endpoint: storage.googleapis.com}",
        "{style: azure, account: acme}",
        "{style: obs, region: eu-de, buckets: {a: {endpoint: b.c}, d: {style: path, region: eu-west-2}}}",
        "{style: endpoint, endpoint: 'http://a:9000/b', buckets: {c@d: {style: azure}, e: {}}}"
      })
  void urlsReadBackAsTheyAre(String urls) throws Exception {
    readsBack("inventory: a\nurls: " + urls + "\noutput: {path: x}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{list: 's3a://b/p'}",
        "{list: /p, bucket: b}",
        "{path: a.b, format: s3-metadata}",
        "{path: a.b, format: table, columns: {uri: u, isLatest: l}}",
        "{format: jdbc, options: {url: 'jdbc:h2:mem', dbtable: t}, bucket: b, columns: {key: k}}"
      })
  void theInventoryReadsBackAsItIs(String inventory) throws Exception {
    readsBack("inventory: " + inventory + "\nurls: {style: s3}\noutput: {path: x}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pdfKey: pdf",
        "pdfKey: pdfs",
        "format: csv",
        "upsertMetadata: true, combine: true"
      })
  void theOutputReadsBackAsItIs(String rest) throws Exception {
    readsBack("inventory: a\nurls: {style: s3}\noutput: {path: x, " + rest + "}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "off",
        "false",
        "{}",
        "{path: 's3a://b/l', settle: 6h, late: reissue, changed: reissue, markTitles: true}",
        "{settle: 0, late: separate, changed: report, gone: report, markTitles: false}",
        "{settle: 90m}",
        "{settle: 120s}",
        "{settle: 45s}",
        "{settle: 36h}",
        "{settle: 99999d}",
      })
  void theLedgerReadsBackAsItIs(String ledger) throws Exception {
    readsBack("inventory: a\nurls: {style: s3}\noutput: {path: x}\nledger: " + ledger + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{table: t.csv, on: [key]}",
        "{table: t.csv, name: other, on: {'{site}-{n}': x, filename: {column: f, trim: true}}}",
        "{table: t, format: delta, options: {versionAsOf: 3, b: 'true'}, on: {site: s}, rules: [a]}",
        "{format: jdbc, options: {dbtable: t, url: 'jdbc:h2:mem'}, on: {site: s}}",
        "{catalog: a.b.c, on: {url: u}, columns: [], required: true, way: exchange}",
        "{sql: 'select 1', on: {title: s}, columns: {x.y: a, 'z\"': b}, under: u.v}",
        "{table: t, on: {site: {column: s, case: false, extension: false, leadingZeros: false}}}",
        "{table: t, on: [n], columns: [a, b], types: {a: json, b: integer}, several: list}",
        "{table: t, on: [n], media: {width: w, height: h}, several: first, differing: reject}",
        "{set: {a: 't {site}', b: 1.50, c: -3e5, d: true, e: [x, 1.0, false], f: {g: {h: 1}}}}",
        "{set: {a: '', b: '\\{x}', c: '17', d: []}, rules: [a]}",
        "{sidecars: .json, at: 's3a://b', under: u, differing: list, required: true, rules: [a]}",
        "{sidecars: .metadata.json}"
      })
  void metadataReadsBackAsItIs(String entry) throws Exception {
    String rules = "rules: [{name: a, match: '{site}/{n}.jpg', kind: image}]\n";
    readsBack(BASE + rules + "accept: {sidecars: true}\nmetadata:\n- " + entry + "\n");
  }

  @Test
  void whatBelongsToMetadataReadsBackAsItIs() throws Exception {
    readsBack(
        BASE
            + "rules: [{name: a, match: '**', kind: text}]\n"
            + "metadata: [{set: {a: 1}}]\nmetadataSchema: s.json\nstrictClientOnly: true\n");
  }

  private static void readsBack(String yaml) throws Exception {
    JobOptions job = JobFile.parse(yaml, "job.yaml");
    String json = JobOptionsJson.of(job).toPrettyString();
    assertThat(JobFile.parse(json, "_SUCCESS.json")).isEqualTo(job);
  }
}
