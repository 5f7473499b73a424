package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ledger show, rebuild, forget} after runs of the demo's job, wherever the rows stand. */
class LedgerCommandIT {
  private static final String KEY = "cams/north/left/2026-11-20/run7/frame_10.jpg";

  @TempDir Path folder;

  private String out;
  private String err;

  private int bucketspec(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    int code = Main.execute(new PrintWriter(outText), new PrintWriter(errText), args);
    out = outText.toString().replace(folder.toString(), "<folder>");
    err = errText.toString();
    return code;
  }

  private String job(String ledger) throws IOException {
    String demo = Files.readString(Path.of("jobs/demo.yaml"));
    String text = demo.replace("path: demo", "path: " + folder.resolve("out"));
    assertThat(text).contains("path: " + folder).doesNotContain("ledger:");
    return Files.writeString(folder.resolve("job.yaml"), text + "ledger: " + ledger + "\n")
        .toString();
  }

  private List<String> parts() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out/ledger"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("bucket-") && name.endsWith(".parquet"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void showsRebuildsAndForgets(boolean table) throws IOException {
    String job = job(table ? "{table: '" + folder + "/lake', format: parquet}" : "{}");
    assertThat(bucketspec("ledger", "show", job)).as(err).isZero();
    assertThat(out).startsWith("There is no ledger in file:<folder>/out/ledger: no run has begun");
    assertThat(bucketspec("run", job, "--run-id", "one")).as(err).isZero();
    assertThat(parts()).hasSize(table ? 0 : 1);

    assertThat(bucketspec("ledger", "show", job)).as(err).isZero();
    String rows = out.replaceAll("(?s).*wrote (\\d+) rows\n", "$1");
    assertThat(out)
        .isEqualTo(
            "Ledger      file:<folder>/out/ledger\n"
                + "In force    000001-one, snapshot 2026-11-21T01-00Z\n"
                + (table ? "Table       <folder>/lake\nVersions    000001-one\n" : "")
                + "Rows        "
                + rows
                + " rows in 1 segment\nRuns\n"
                + "              000001-one   snapshot 2026-11-21T01-00Z   wrote "
                + rows
                + " rows\n");

    assertThat(bucketspec("ledger", "show", job, "--key", KEY)).as(err).isZero();
    assertThat(out)
        .startsWith("000001-one: image_sequence 'north/left/")
        .contains(", published by run one, first seen 2026-11-21T01:00:00Z, in file:<folder>")
        .containsPattern("/out/runs/one/specs/.*/image_sequence/batch-\\d{5}\\.json\n$")
        .hasLineCount(1);
    String file = out.replaceAll("(?s).* in file:<folder>(.*)\n", "$1");
    assertThat(Files.readString(Path.of(folder + file))).contains("run7/frame_10.jpg");

    assertThat(bucketspec("ledger", "rebuild", job)).as(err).isZero();
    assertThat(out)
        .isEqualTo(
            "The ledger has " + rows + " rows now, in file:<folder>/out/ledger/000002-rebuild.\n");
    assertThat(parts()).hasSize(table ? 0 : 2);
    // It knows all that it knew.
    assertThat(bucketspec("run", job, "--again", "--run-id", "two")).as(err).isZero();
    assertThat(out).containsPattern("Written +0 objects");

    assertThat(bucketspec("ledger", "forget", job, "one")).as(err).isZero();
    assertThat(out)
        .startsWith("Forgot " + rows + " items that run one published. The ledger has 0");
    assertThat(bucketspec("ledger", "show", job, "--key", KEY)).as(err).isZero();
    assertThat(out).isEqualTo("Nothing was published of " + KEY + ".\n");
  }
}
