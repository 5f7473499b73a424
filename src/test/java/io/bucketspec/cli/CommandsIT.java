package io.bucketspec.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.Golden;
import io.bucketspec.run.JobOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them, on the bundled sample. */
class CommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DAILY = "jobs/sample/acme-media/daily";

  @TempDir Path folder;

  private Path job;
  private String out;
  private String err;

  @BeforeEach
  void writeJob() throws IOException {
    job = jobWith("inventory: " + DAILY);
  }

  /** The demo's job with another inventory, writing into the test's folder. */
  private Path jobWith(String inventory) throws IOException {
    String demo = Files.readString(Path.of("jobs/demo.yaml"));
    String text =
        demo.replace("inventory: " + DAILY, inventory)
            .replace("path: demo", "path: " + folder.resolve("out"));
    assertThat(text).contains(inventory).contains("path: " + folder);
    return Files.writeString(folder.resolve("job.yaml"), text);
  }

  private int bucketspec(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code = Main.execute(new PrintWriter(outText), new PrintWriter(errText), args);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  @Test
  void runWritesTheGoldenSpecs() throws IOException {
    assertThat(bucketspec("run", job.toString(), "--run-id", "one")).as(err).isZero();
    Path run = folder.resolve("out/runs/one");

    List<String> files = files(run);
    Golden.assertEqual("io/bucketspec/cli/run/files.txt", String.join("\n", files) + "\n");
    for (String file : files) {
      if (file.startsWith("specs/") || file.equals("index.jsonl")) {
        Golden.assertEqual(
            "io/bucketspec/cli/run/" + file.replace('/', '~'),
            Files.readAllBytes(run.resolve(file)));
      }
    }
    Golden.assertEqual(
        "io/bucketspec/cli/run/summary.txt",
        out.replace(folder.toString(), "<folder>")
            .replace(Path.of("").toAbsolutePath().toString(), "<project>")
            .replaceAll("Took .*", "Took <time>"));
  }

  private static List<String> files(Path run) throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(Files::isRegularFile)
          .map(file -> run.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void successTellsCountsThatAddUpAndTheOptionsUsed() throws IOException {
    assertThat(bucketspec("run", job.toString(), "--run-id", "one")).as(err).isZero();
    JsonNode success = JSON.readTree(folder.resolve("out/runs/one/_SUCCESS.json").toFile());
    JsonNode counts = success.get("counts");
    assertThat(counts.get("read").asLong())
        .isEqualTo(1817)
        .isEqualTo(
            counts.get("written").asLong()
                + counts.get("filtered").asLong()
                + counts.get("rejected").asLong()
                + counts.get("superseded").asLong());
    assertThat(success.at("/options/output/limits/items").asInt()).isEqualTo(10_000);
    assertThat(parsed(success.get("options").toString()))
        .as("the options, read as a job file")
        .isEqualTo(parsed(Files.readString(job)));
    assertThat(success.at("/versions/spark").asText())
        .isEqualTo(System.getProperty("tested.spark"));
    assertThat(success.at("/inventory/snapshot").asText()).isEqualTo("2026-11-21T01-00Z");
    String report = Files.readString(folder.resolve("out/runs/one/report.html"));
    assertThat(report).contains("<h1>Run one</h1>").doesNotContain("<script");
  }

  private static JobOptions parsed(String text) {
    try {
      return JobFile.parse(text, "job.yaml");
    } catch (JobFileException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void planTellsTheSameNumbersAndWritesNothing() {
    assertThat(bucketspec("run", job.toString())).isZero();
    String ofRun = numbers(out);
    folder.resolve("out").toFile().renameTo(folder.resolve("moved").toFile());
    assertThat(bucketspec("plan", job.toString())).isZero();
    assertThat(numbers(out)).isEqualTo(ofRun);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static String numbers(String summary) {
    return summary
        .replaceAll("(?m)^(Took|Specs|Report) .*\n", "")
        .replace("Would write ", "Written     ");
  }

  @Test
  void everySpecFileIsValid() throws IOException {
    assertThat(bucketspec("run", job.toString(), "--run-id", "one")).isZero();
    Path run = folder.resolve("out/runs/one");
    List<String> specs =
        files(run).stream()
            .filter(file -> file.startsWith("specs/"))
            .map(file -> run.resolve(file).toString())
            .toList();
    String[] args = Stream.concat(Stream.of("validate"), specs.stream()).toArray(String[]::new);
    assertThat(bucketspec(args)).as(out).isZero();
    assertThat(out.lines().filter(line -> line.contains(" error "))).isEmpty();
  }

  @Test
  void explainTellsAFramesPlace() {
    String key = "cams/north/left/2026-11-20/run7/frame_10.jpg";
    assertThat(bucketspec("explain", job.toString(), "--key", key)).isZero();
    Golden.assertEqual("io/bucketspec/cli/explain/frame.txt", out);
  }

  @Test
  void explainTakesTheFirstKeysUnderAPrefix() {
    String prefix = "cams/south/left/2026-11-20/run9/frame_";
    assertThat(bucketspec("explain", job.toString(), "--prefix", prefix, "--limit", "2", "--json"))
        .isZero();
    Golden.assertEqual("io/bucketspec/cli/explain/prefix.jsonl", out);
    assertThat(bucketspec("explain", job.toString(), "--prefix", "cams/nowhere/")).isZero();
    assertThat(out).isEmpty();
    assertThat(err).isEqualTo("No key of the inventory begins so.\n");
  }

  @Test
  void explainRefusesWhatItCannotTell() {
    assertThat(bucketspec("explain", job.toString(), "--prefix", "a", "--limit", "1001"))
        .isEqualTo(2);
    assertThat(err).contains("--limit is 1001 but must be from 1 to 1000.");
    assertThat(bucketspec("explain", job.toString())).isEqualTo(2);
    assertThat(err).contains("--key", "--prefix");
    assertThat(bucketspec("explain", job.toString(), "--prefix", "a", "--key", "b")).isEqualTo(2);
    assertThat(err).contains("mutually exclusive");
  }

  @Test
  void aPlanOfASampleSeesNoOtherKeys() {
    assertThat(bucketspec("plan", job.toString(), "--sample", "cams/south/")).isZero();
    assertThat(out)
        .startsWith("Sample      only keys that begin with 'cams/south/'\n")
        .contains("image_sequence", "'south-left-2026-11-20-run9'")
        .doesNotContain("dicom_series", "north");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void explainTellsWhyOthersAreLeftOut() {
    assertThat(
            bucketspec(
                "explain",
                job.toString(),
                "--key",
                "README.txt",
                "--key",
                "videos/south/2019-archive-1.mp4",
                "--key",
                "photos/not-listed.jpg"))
        .isZero();
    Golden.assertEqual("io/bucketspec/cli/explain/left-out.txt", out);
  }

  @Test
  void anInventoryThatIsCutOffEndsWithThreeAndThePlace() throws IOException {
    Path data = folder.resolve("lists/cut.txt.gz");
    Files.createDirectories(data.getParent());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (Writer gzip = new OutputStreamWriter(new GZIPOutputStream(whole), UTF_8)) {
      // More than what is looked at before the first task.
      for (int i = 0; i < 200_000; i++) {
        gzip.write("s3://acme/photos/" + Integer.toString(i * 7_919, 36) + ".jpg\n");
      }
    }
    byte[] bytes = whole.toByteArray();
    Files.write(data, Arrays.copyOf(bytes, bytes.length - 1_000));

    assertThat(bucketspec("run", listJob(data).toString(), "--run-id", "one")).isEqualTo(3);
    assertThat(err)
        .containsPattern("Cannot read file:" + data + " after line 1[0-9]{5}: Unexpected end of")
        .contains("it is no result");
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).doesNotExist();
  }

  @Test
  void aHeaderWithoutKeysEndsWithThree() throws IOException {
    Path report = Files.createDirectories(folder.resolve("report"));
    String name = "fc95c52f-157a-494f-af4a-d4a53a69ba66_2026-11-21T00:00";
    Files.writeString(report.resolve(name + "_0.csv"), "bucket,size\nacme,5\n");
    Files.writeString(
        report.resolve(name + "_manifest.json"),
        """
        {"report_config":{"csv_options":{"delimiter":",","header_required":true},
          "object_metadata_report_options":{"storage_filters":{"bucket":"acme"}}},
         "snapshot_time":"2026-11-21T00:00:00Z","report_shards_file_names":["%s_0.csv"]}
        """
            .formatted(name));

    assertThat(bucketspec("run", listJob(report).toString())).isEqualTo(3);
    assertThat(err)
        .contains(
            name + "_0.csv: its first line should name the columns, but there is no 'name' in it.");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Path listJob(Path inventory) throws IOException {
    return Files.writeString(
        folder.resolve("list.yaml"),
        "inventory: '%s'\nurls: {style: s3}\noutput: {path: '%s'}\n"
            .formatted(inventory, folder.resolve("out")));
  }

  @Test
  void aWrongJobFileEndsWithTwoAndAllItsFaults() throws IOException {
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "inventry: x\nurls: {style: virtual}\noutput: {path: out}\n");
    assertThat(bucketspec("run", wrong.toString())).isEqualTo(2);
    assertThat(err)
        .contains(wrong + ":1:1: ")
        .contains("inventory")
        .contains(wrong + ":2:15: ")
        .contains("virtual-hosted");
    assertThat(bucketspec("run", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err).contains("none.yaml:1:1: Cannot read the job file: there is no such file.");
    assertThat(bucketspec("run")).isEqualTo(2);
    assertThat(bucketspec("run", job.toString(), "--run-id", "../x")).isEqualTo(2);
    assertThat(err).contains("'../x' can't name a run");
    assertThat(bucketspec()).isEqualTo(2);
  }

  @Test
  void aBrokenInventoryEndsWithThreeBeforeAnythingIsWritten() throws IOException {
    Path copy = folder.resolve("daily");
    copy(Path.of(DAILY), copy);
    Path manifest = copy.resolve("2026-11-21T01-00Z/manifest.json");
    String text = Files.readString(manifest);

    Files.writeString(manifest, text.replace("acme-media", "acme-other"));
    assertRefused(manifest, "checksum");
    assertRefused(copy, "complete");

    Files.delete(copy.resolve("2026-11-21T01-00Z/manifest.checksum"));
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    assertRefused(manifest, "JSON");

    Files.writeString(
        manifest, "{\"reportFiles\":[],\"reportSchema\":\"x\",\"sourceAccountId\":\"1\"}");
    assertRefused(manifest, "Storage Lens");

    Files.writeString(manifest, text);
    try (Stream<Path> data = Files.list(copy.resolve("data"))) {
      for (Path file : data.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertRefused(manifest, "3f0d7c52", "b1c64e9a", "3 bytes");
    assertRefused(folder.resolve("nowhere"), "nowhere");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aDamagedDataFileEndsWithThreeAndNoResult() throws IOException {
    Path copy = folder.resolve("daily");
    copy(Path.of(DAILY), copy);
    Path data = copy.resolve("data/3f0d7c52-8a41-4d0e-9c1b-6b8f5a2e7d10.csv.gz");
    byte[] bytes = Files.readAllBytes(data);
    Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
    Files.write(data, bytes);

    Path damaged = jobWith("inventory: " + copy.resolve("2026-11-21T01-00Z/manifest.json"));
    assertThat(bucketspec("run", damaged.toString(), "--run-id", "one")).as(err).isEqualTo(3);
    assertThat(err)
        .contains("The inventory can't be used. Cannot read file:" + data)
        .contains("runs/one has no _SUCCESS.json: it is no result.");
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).doesNotExist();
  }

  private void assertRefused(Path inventory, String... words) throws IOException {
    Path refused = jobWith("inventory: " + inventory);
    assertThat(bucketspec("run", refused.toString())).as(out + err).isEqualTo(3);
    assertThat(err).contains("The inventory can't be used. ").contains(words);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  @Test
  void cleanRemovesWhatKilledRunsLeftAndNothingElse() throws IOException {
    assertThat(bucketspec("run", job.toString(), "--run-id", "result")).as(err).isZero();
    Path runs = folder.resolve("out/runs");
    Path dead = Files.createDirectories(runs.resolve("dead/specs/image"));
    Files.writeString(dead.resolve("batch-00001.json"), "{}");
    Files.writeString(runs.resolve("dead/_running-x"), "started long ago");
    Files.createDirectories(runs.resolve("young"));
    Files.writeString(runs.resolve("young/_running-y"), "started just now");
    Files.createDirectories(runs.resolve("mine"));
    Files.writeString(runs.resolve("mine/notes.txt"), "not yours");
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
    Files.setLastModifiedTime(dead.resolve("batch-00001.json"), old);
    Files.setLastModifiedTime(runs.resolve("dead/_running-x"), old);
    Files.setLastModifiedTime(runs.resolve("result/_SUCCESS.json"), old);

    assertThat(bucketspec("clean", job.toString(), "--older-than", "7d")).as(err).isZero();
    assertThat(out.lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("killed +file:.*/runs/dead: last written at .* \\(2 files, 18 B\\)"),
            line ->
                assertThat(line)
                    .matches(
                        "kept +file:.*/runs/mine: it holds notes.txt, which no run writes \\(1 file,"
                            + " 9 B\\)"),
            line ->
                assertThat(line)
                    .matches(
                        "kept +file:.*/runs/young: it was written to at .* \\(1 file, 16 B\\)"),
            line ->
                assertThat(line).isEqualTo("Nothing was removed: --delete removes 1 killed run."));
    assertThat(dead).exists();

    String output = folder.resolve("out").toString();
    assertThat(bucketspec("clean", output, "--older-than", "9d", "--delete")).isZero();
    assertThat(out).contains("has no killed runs of that age.");
    assertThat(dead).exists();

    assertThat(bucketspec("clean", output, "--delete")).isZero();
    assertThat(out).contains("Removed 1 killed run.");
    assertThat(runs.resolve("dead")).doesNotExist();
    assertThat(runs.resolve("mine/notes.txt")).exists();
    assertThat(runs.resolve("young/_running-y")).exists();
    assertThat(runs.resolve("result/_SUCCESS.json")).exists();

    assertThat(bucketspec("clean", output, "--older-than", "0d")).isEqualTo(2);
    assertThat(err).contains("'0d' is too young").contains("an hour is the least");
    assertThat(bucketspec("clean", output, "--older-than", "soon")).isEqualTo(2);
    assertThat(err).contains("'soon' is no age: write days or hours, such as 7d or 12h");
  }

  @Test
  void aFindingWhosePolicyIsFailEndsWithFour() throws IOException {
    Files.writeString(job, Files.readString(job) + "findings: {members-rejected: fail}\n");
    assertThat(bucketspec("run", job.toString(), "--run-id", "one")).isEqualTo(4);
    assertThat(err).contains("Findings whose policy is fail: members-rejected.");
    assertThat(bucketspec("run", job.toString(), "--run-id", "one")).isEqualTo(2);
    assertThat(err)
        .contains("Cannot begin the run: ")
        .contains(
            "runs/one exists already and is a result. Give another --run-id, or none: then it is the time.");
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).exists();

    Files.writeString(job, Files.readString(job).replace(": fail}", ": reject}"));
    assertThat(bucketspec("run", job.toString(), "--full")).isZero();
    assertThat(out)
        .containsPattern("rejected +finding +114 ")
        .containsPattern("image_sequence +11 items");
  }

  @Test
  void validateEndsWithFourOnFaultsAndThreeOnNoFile() throws IOException {
    Path spec = folder.resolve("spec.json");
    Files.writeString(spec, "{\"videos\":[{\"objectURL\":\"s3://b/a.mp4\"}]}");
    assertThat(bucketspec("validate", spec.toString())).isEqualTo(4);
    assertThat(out).contains("spec.json:1:").contains("objectUrl");
    assertThat(bucketspec("validate", folder.resolve("none.json").toString())).isEqualTo(3);
    assertThat(err).contains("none.json: there is no such file.");
  }
}
