package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.AcceptOptions;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.OutputOptions;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.PdfKey;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecOptions;
import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileTest {
  @Test
  void everyOptionArrivesWhereItBelongs() throws Exception {
    JobOptions job =
        JobFile.parse(
            """
            inventory: {path: in, format: s3, snapshot: "2026-11-21T01-00Z", keyEncoding: none, filesAt: data}
            urls: {style: mrap, region: us-east-1, arn: "arn:aws:s3::123456789012:accesspoint/a.mrap"}
            rules:
              - {name: one, match: "{site}/{n}.jpg", kind: image_sequence, group: [site], order: n, title: "T {site}", anyFormat: true}
              - {name: two, regex: "x/(?<n>.+)", kind: dicom_series, group: folder, order: natural}
              - {name: three, match: "y/**", kind: ignore}
              - {name: no, match: "z/**", kind: video}
            output:
              path: out
              format: csv
              partitionBy: [site]
              combine: true
              limits: {items: 1, urls: 2, fileBytes: 3KB, mediaBytes: 4GiB}
              skipDuplicateUrls: false
            accept: {archived: true}
            findings: {long-title: reject, no-checksum: fail, missing-frames: split}
            """,
            "job.yaml");
    assertThat(job)
        .isEqualTo(
            new JobOptions(
                new InventoryOptions(
                    "in", "s3", "2026-11-21T01-00Z", KeyEncoding.NONE, Optional.of("data")),
                new UrlOptions(
                    UrlStyle.MRAP,
                    Optional.of("us-east-1"),
                    Optional.of("arn:aws:s3::123456789012:accesspoint/a.mrap")),
                List.of(
                    new RuleOptions(
                        "one",
                        Optional.of("{site}/{n}.jpg"),
                        Optional.empty(),
                        Optional.of(Kind.IMAGE_SEQUENCE),
                        new GroupBy.Captures(List.of("site")),
                        OrderBy.capture("n"),
                        Optional.of("T {site}"),
                        true,
                        RuleOptions.MAX_MEMBERS),
                    new RuleOptions(
                        "two",
                        Optional.empty(),
                        Optional.of("x/(?<n>.+)"),
                        Optional.of(Kind.DICOM_SERIES),
                        new GroupBy.Folder(),
                        OrderBy.natural(),
                        Optional.empty(),
                        false,
                        RuleOptions.MAX_MEMBERS),
                    single("three", "y/**", Optional.empty()),
                    single("no", "z/**", Optional.of(Kind.VIDEO))),
                Optional.empty(),
                MetadataOptions.NONE,
                new OutputOptions(
                    "out",
                    List.of("site"),
                    new SpecOptions(SpecFormat.CSV, true, false, false),
                    new Limits(1, 2, 3_000, 4L << 30)),
                LedgerOptions.DEFAULT,
                new AcceptOptions(true, false, false),
                Map.of(
                    FindingCode.LONG_TITLE,
                    Policy.REJECT,
                    FindingCode.NO_CHECKSUM,
                    Policy.FAIL,
                    FindingCode.MISSING_FRAMES,
                    Policy.SPLIT)));
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    JobOptions job = JobFile.parse("inventory: a\nurls: {style: s3}\noutput: {path: x}", "j");
    assertThat(job)
        .isEqualTo(
            new JobOptions(
                new InventoryOptions("a", "auto", "latest", KeyEncoding.AUTO, Optional.empty()),
                new UrlOptions(UrlStyle.S3, Optional.empty(), Optional.empty()),
                List.of(),
                Optional.empty(),
                MetadataOptions.NONE,
                new OutputOptions(
                    "x",
                    List.of(),
                    new SpecOptions(SpecFormat.JSON, false, true, false, PdfKey.PDF),
                    new Limits(10_000, 1_000_000, 100_000_000, 2_000_000_000)),
                LedgerOptions.DEFAULT,
                AcceptOptions.NONE,
                Map.of()));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRuleCanBeOfEveryKind(Kind kind) throws Exception {
    String group = kind.grouped() ? "group: folder, " : "";
    assertThat(rule(group + "kind: " + kind.label()).kind()).contains(kind);
  }

  @ParameterizedTest
  @EnumSource(PdfKey.class)
  void theKeyOfPdfsIsAsStated(PdfKey key) throws Exception {
    String output = "output: {path: x, pdfKey: " + key.label() + "}";
    JobOptions job = JobFile.parse("inventory: a\nurls: {style: s3}\n" + output, "j");
    assertThat(job.output().spec())
        .isEqualTo(new SpecOptions(SpecFormat.JSON, false, true, false, key));
  }

  private static final String JOB = "inventory: a\nurls: {style: s3}\noutput: {path: x}\n";

  private static RuleOptions rule(String rest) throws Exception {
    String rule = "rules: [{name: a, match: '{take}/{natural}/{frame}/**', " + rest + "}]";
    String tags = rest.contains("series, ") ? "tags: t\n" : "";
    return JobFile.parse(JOB + tags + rule, "j").rules().get(0);
  }

  private static GroupBy group(String rest) throws Exception {
    return rule(rest).group();
  }

  private static OrderBy order(String order) throws Exception {
    return rule("kind: image_group, group: folder, order: " + order).order();
  }

  @Test
  void aSequenceHasItsOptionsOrTheirDefaults() throws Exception {
    assertThat(group("kind: image_sequence, group: sequence"))
        .isEqualTo(GroupBy.Sequence.DEFAULT)
        .isEqualTo(
            new GroupBy.Sequence(
                GroupBy.Padding.LOOSE, 2, GroupBy.Shorter.SINGLE, Optional.empty()));
    assertThat(
            group(
                "kind: image_group, group: sequence, padding: strict, minLength: 5, short: reject,"
                    + " pair: take"))
        .isEqualTo(
            new GroupBy.Sequence(
                GroupBy.Padding.STRICT, 5, GroupBy.Shorter.REJECT, Optional.of("take")));
  }

  @Test
  void aSeriesHasItsOptionsOrTheirDefaults() throws Exception {
    assertThat(group("kind: dicom_series, group: series, anyFormat: true"))
        .isEqualTo(new GroupBy.Series(List.of(), Optional.empty()));
    assertThat(group("kind: dicom_series, group: series, within: [take], fallback: folder"))
        .isEqualTo(new GroupBy.Series(List.of("take"), Optional.of(new GroupBy.Folder())));
    assertThat(group("kind: dicom_series, group: series, fallback: [take, frame]"))
        .isEqualTo(
            new GroupBy.Series(
                List.of(), Optional.of(new GroupBy.Captures(List.of("take", "frame")))));
  }

  @Test
  void anOrderIsAWordACaptureAListOrAMapping() throws Exception {
    assertThat(order("natural")).isEqualTo(OrderBy.natural());
    assertThat(order("frame")).isEqualTo(OrderBy.capture("frame"));
    assertThat(order("[take, frame]"))
        .isEqualTo(new OrderBy.Captures(List.of("take", "frame")))
        .isEqualTo(order("{by: [take, frame]}"))
        .isEqualTo(order("{by: [take, frame], as: natural}"));
    assertThat(order("{by: frame}"))
        .isEqualTo(OrderBy.capture("frame"))
        .isEqualTo(order("{by: frame, as: natural}"))
        .isEqualTo(order("[frame]"));
    assertThat(order("{by: frame, as: timestamp, format: yyyyMMdd_HHmmss}"))
        .isEqualTo(new OrderBy.Timestamp("frame", "yyyyMMdd_HHmmss"));
    assertThat(order("{by: frame, as: timestamp, format: epochMillis}"))
        .isEqualTo(new OrderBy.Timestamp("frame", "epochMillis"));
    assertThat(order("{by: lastModified}")).isEqualTo(new OrderBy.LastModified());
  }

  /** {@code order: natural} is the word; a capture of that name is meant elsewhere. */
  @Test
  void aCaptureMayBeCalledAsAWordIs() throws Exception {
    assertThat(order("{by: natural}"))
        .isEqualTo(OrderBy.capture("natural"))
        .isEqualTo(order("[natural]"));
    String job =
        JOB
            + "rules: [{name: a, match: '{lastModified}/**', kind: image_group, group: folder,"
            + " order: ";
    for (String order :
        List.of("lastModified", "{by: lastModified}", "{by: lastModified, as: natural}")) {
      assertThat(JobFile.parse(job + order + "}]", "j").rules().get(0).order())
          .isEqualTo(OrderBy.capture("lastModified"));
    }
    String timestamp = "{by: lastModified, as: timestamp, format: epochSeconds}";
    assertThat(JobFile.parse(job + timestamp + "}]", "j").rules().get(0).order())
        .isEqualTo(new OrderBy.Timestamp("lastModified", "epochSeconds"));
  }

  @Test
  void groupsHaveAMostOfMembers() throws Exception {
    assertThat(rule("kind: image_group, group: folder").maxMembers()).isEqualTo(1_000_000);
    assertThat(rule("kind: image_group, group: folder, maxMembers: 500").maxMembers())
        .isEqualTo(500);
  }

  @Test
  void tagsAreAPathOrATableWithItsColumns() throws Exception {
    String rule = "rules: [{name: a, match: '**', kind: dicom_series, group: series}]\n";
    assertThat(JobFile.parse(JOB + rule + "tags: s3a://t", "j").tags())
        .contains(new TagOptions("s3a://t", "auto", Optional.empty(), Map.of()));
    String table =
        "tags: {table: t, format: orc, key: k, columns: {Rows: height, SeriesInstanceUID: uid}}";
    assertThat(JobFile.parse(JOB + rule + table, "j").tags())
        .contains(
            new TagOptions(
                "t",
                "orc",
                Optional.of("k"),
                Map.of(DicomTag.ROWS, "height", DicomTag.SERIES_INSTANCE_UID, "uid")));
  }

  @Test
  void environmentVariablesStayAsTheyAre() throws Exception {
    JobOptions job =
        JobFile.parse("inventory: $HOME/${USER}\nurls: {style: s3}\noutput: {path: x}", "j");
    assertThat(job.inventory().path()).isEqualTo("$HOME/${USER}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", "# é 👋\r\n", "---\n", "%YAML 1.2\n---\n"})
  void takesWhatEditorsPutInFront(String front) throws Exception {
    JobOptions job =
        JobFile.parse(front + "inventory: a\r\nurls: {style: s3}\r\noutput: {path: x}\r\n", "j");
    assertThat(job.output().path()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "7B, 7",
    "512KB, 512000",
    "512KiB, 524288",
    "100MB, 100000000",
    "1.5GB, 1500000000",
    "1.5GiB, 1610612736",
    "2 TB, 2000000000000",
    "1TiB, 1099511627776",
    "0.001KB, 1",
    "9223372036854775807, 9223372036854775807"
  })
  void sizesAreTakenToTheByte(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(OptionalLong.of(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MB",
        "100mb",
        "1.5B",
        "0.0001KB",
        "-1",
        "1e3",
        "1_000",
        "010",
        "1 000",
        "1.MB",
        ".5MB",
        "9223372036854775808",
        "10000000000TB",
        "100MBs",
        " 1",
        "1  MB"
      })
  void whatIsNoSizeIsNoneAtAll(String text) {
    assertThat(ByteSize.parse(text)).isEmpty();
  }

  private static RuleOptions single(String name, String match, Optional<Kind> kind) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        kind,
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }
}
