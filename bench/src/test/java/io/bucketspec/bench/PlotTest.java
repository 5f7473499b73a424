package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PlotTest {
  @Test
  void committedPictureIsWhatTheFiguresGive() throws IOException {
    String svg = new Plot(ResultsFile.read(Path.of("results.csv"))).svg();
    assertThat(Path.of("results.svg")).as("bench/plot.sh draws it anew").hasContent(svg);
  }

  @Test
  void everyLineHasItsNameAndLastFigureAtItsEnd() {
    String svg =
        new Plot(
                List.of(
                    result(1_000_000, Contender.OURS, 5.04, 900),
                    result(10_000_000, Contender.OURS, 23.7, 1_500),
                    result(10_000_000, Contender.DUCKDB, 19, 2_300)))
            .svg();
    assertThat(svg)
        .contains(">ours 24 s</text>", ">ours 1.5 GB</text>", ">duckdb 19 s</text>")
        .doesNotContain("ours 5");
    assertThat(svg.split("<polyline", -1)).hasSize(1 + 2 + 2);
  }

  @Test
  void memoryThatWasNotMeasuredIsLeftOut() {
    String svg =
        new Plot(
                List.of(
                    result(1_000_000, Contender.OURS, 5, 900),
                    result(1_000_000, Contender.SPARK, 50, 0)))
            .svg();
    assertThat(svg).contains(">spark 50 s</text>").doesNotContain(">spark 0");
  }

  @Test
  void pictureIsWellFormed() {
    String svg = new Plot(List.of(result(1_000_000, Contender.OURS, 5, 900))).svg();
    assertThatCode(
            () ->
                DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
        .doesNotThrowAnyException();
  }

  private static Result result(long objects, Contender contender, double seconds, double peakMb) {
    return new Result(InventoryFormat.PARQUET, objects, contender, 3, seconds, 1, peakMb);
  }
}
