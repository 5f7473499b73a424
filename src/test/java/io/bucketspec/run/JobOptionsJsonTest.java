package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        "pdfKey: pdf",
        "pdfKey: pdfs",
        "format: csv",
        "upsertMetadata: true, combine: true"
      })
  void theOutputReadsBackAsItIs(String rest) throws Exception {
    readsBack("inventory: a\nurls: {style: s3}\noutput: {path: x, " + rest + "}\n");
  }

  private static void readsBack(String yaml) throws Exception {
    JobOptions job = JobFile.parse(yaml, "job.yaml");
    String json = JobOptionsJson.of(job).toPrettyString();
    assertThat(JobFile.parse(json, "_SUCCESS.json")).isEqualTo(job);
  }
}
