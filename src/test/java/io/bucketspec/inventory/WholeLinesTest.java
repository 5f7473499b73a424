package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a file is cut, its parts hold every line once. */
class WholeLinesTest {
  private static String part(byte[] file, long from, long to, int most) throws IOException {
    int start = (int) WholeLines.start(from);
    InputStream in =
        new ByteArrayInputStream(file, start, file.length - start) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(most, length));
          }
        };
    try (WholeLines lines = new WholeLines(in, from, to)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "a",
        "a\n",
        "\n\n\n",
        "a\nbb\n\nccc\nd",
        "a\r\nbb\r\n",
        "\na",
        "aaaaaaaaaaaa\nb"
      })
  void losesAndDoublesNothingAtAnyTwoCuts(String text) throws IOException {
    byte[] file = text.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= file.length + 1; first++) {
      for (int second = first; second <= file.length + 1; second++) {
        for (int most : new int[] {1, 3, 100}) {
          String whole =
              part(file, 0, Math.max(1, first), most)
                  + middle(file, Math.max(1, first), Math.max(1, second), most)
                  + part(file, Math.max(1, second), TextPart.END, most);
          assertThat(whole)
              .as("cut at %d and %d, %d at a time", first, second, most)
              .isEqualTo(text);
        }
      }
    }
  }

  private static String middle(byte[] file, int from, int to, int most) throws IOException {
    return from == to ? "" : part(file, from, to, most);
  }

  @Test
  void everyPartHoldsWholeLines() throws IOException {
    Random random = new Random(42);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("x".repeat(random.nextInt(90))).append('\n');
    }
    byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int cut : new int[] {1, 7, 50, 91, 1000, file.length}) {
      StringBuilder all = new StringBuilder();
      for (long from = 0; from < file.length; from += cut) {
        String part = part(file, from, from + cut, 4096);
        assertThat(part)
            .satisfiesAnyOf(it -> assertThat(it).isEmpty(), it -> assertThat(it).endsWith("\n"));
        all.append(part);
      }
      assertThat(all).as("parts of %d", cut).hasToString(text.toString());
    }
  }

  private static List<String> parts(RowLayout layout, String name, long size) {
    Snapshot of =
        new Snapshot(
            "m",
            InventoryFormat.S3,
            Snapshot.Source.bucket("b"),
            "m",
            Optional.empty(),
            layout,
            List.of(new DataFile(name, size, "", "")),
            StatedTotals.NONE,
            List.of(),
            "");
    return TextPart.of(of, 100).stream()
        .map(it -> it.from() + "-" + (it.to() == TextPart.END ? "" : it.to()))
        .toList();
  }

  @Test
  void cutsPlainFilesWhoseRowsAreLines() {
    RowLayout s3 = RowLayout.csv(List.of("Key"));
    RowLayout literal =
        new RowLayout(DataFormat.CSV, new CsvForm(',', CsvForm.Header.NONE, true), List.of());

    assertThat(parts(s3, "f/a.csv", 250)).containsExactly("0-100", "100-200", "200-");
    assertThat(parts(s3, "f/a.csv", 200)).containsExactly("0-100", "100-");
    assertThat(parts(s3, "f/a.csv", 0)).containsExactly("0-");
    assertThat(parts(s3, "f/a.csv.gz", 250)).containsExactly("0-");
    assertThat(parts(s3, "f/a.lzo", 250)).containsExactly("0-");
    assertThat(parts(literal, "f/a.csv", 250)).containsExactly("0-");
    assertThat(parts(RowLayout.of(DataFormat.LINES), "f.d/keys", 150))
        .containsExactly("0-100", "100-");
    assertThat(parts(RowLayout.of(DataFormat.JSON), "f/a.json", 250)).containsExactly("0-");
  }
}
