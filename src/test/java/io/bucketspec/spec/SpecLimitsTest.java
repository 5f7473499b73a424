package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits that take a large file, which is made while it is read. */
class SpecLimitsTest {
  private final List<SpecFault> faults = new ArrayList<>();

  @Test
  void aMillionUrlsPassAndOneMoreDoesNot() throws IOException {
    SpecVerdict verdict = validate(group(1_000_001));
    assertThat(verdict.urls()).isEqualTo(1_000_001);
    assertThat(faults)
        .extracting(SpecFault::code)
        .containsExactly(FaultCode.BAD_POSITION, FaultCode.TOO_MANY_URLS);
    assertThat(faults.get(1).line()).isEqualTo(1_000_002);
    assertThat(faults.get(1).path()).isEqualTo("$.dicom_series[0].objectUrl_1000000");
    assertThat(faults.get(1).sentence())
        .isEqualTo(
            "The file holds more than 1000000 URLs, which the platform refuses: split it into"
                + " several files, but no group.");
  }

  @Test
  void itemsAreWarnedOfAndThenRefused() throws IOException {
    SpecVerdict verdict =
        validate(
            repeat(
                "{\"pdf\":[\n",
                500_001,
                i -> "{\"objectUrl\":\"s3://b/" + i + ".pdf\"}" + (i < 500_000 ? ",\n" : ""),
                "]}"));
    assertThat(verdict.items()).containsOnly(Map.entry("pdf", 500_001L));
    assertThat(faults)
        .extracting(SpecFault::code)
        .containsExactly(FaultCode.OVER_RECOMMENDED_ITEMS, FaultCode.TOO_MANY_ITEMS);
    assertThat(faults)
        .extracting(fault -> fault.severity() + " " + fault.line() + " " + fault.sentence())
        .containsExactly(
            "WARNING 10002 The file holds more than 10000 items, the most that the platform"
                + " recommends: split it into several files.",
            "ERROR 500002 The file holds more than 500000 items, which the platform refuses: split"
                + " it into several files.");
  }

  @Test
  void videosAndImagesHaveLimitsOfTheirOwn() throws IOException {
    validate(repeat("ObjectURL,Video title\n", 101, i -> "s3://b/" + i + ".mp4,v" + i + "\n", ""));
    validate(repeat("ObjectURL,Image title\n", 1001, i -> "s3://b/" + i + ".jpg,i" + i + "\n", ""));
    assertThat(faults)
        .extracting(fault -> fault.line() + " " + fault.path() + " " + fault.sentence())
        .containsExactly(
            "102 row 102 The file holds more than 100 videos, the most that one page of the"
                + " platform recommends at a time.",
            "1002 row 1002 The file holds more than 1000 images, the most that one page of the"
                + " platform recommends at a time.");
  }

  @Test
  void bytesOverTheRecommendedAreWarnedOf() throws IOException {
    String head = "{\"pdf\":[{\"objectUrl\":\"s3://b/a.pdf\"}";
    String blanks = " ".repeat(1_000_000);
    SpecVerdict verdict = validate(repeat(head, 100, i -> blanks, "]}"));
    assertThat(verdict.bytes()).isEqualTo(100_000_000 + head.length() + 2);
    assertThat(faults)
        .extracting(SpecFault::sentence)
        .containsExactly(
            "The file has 100000038 bytes, more than the 100000000 (100 MB) that the platform"
                + " recommends: split it into several files.");
  }

  @Test
  void clientMetadataMayHaveTenMillionBytesOfMinimalJson() throws IOException {
    // {"k":[1,"é\n…"]} in minimal JSON; white space doesn't count.
    String open = "{\"pdf\":[{\"objectUrl\":\"s3://b/a.pdf\",\"clientMetadata\": ";
    int around = "{\"k\":[1,\"\"]}".length() + 4;
    String text = "{ \"k\" : [1, \"\\u00e9\\u000a" + "x".repeat(10_000_000 - around);
    validate(bytes(open + text + "\"] } }]}"));
    assertThat(faults).isEmpty();

    validate(bytes(open + text + "x\"] } }]}"));
    assertThat(faults)
        .extracting(fault -> fault.column() + " " + fault.path() + " " + fault.sentence())
        .containsExactly(
            "55 $.pdf[0].clientMetadata 'clientMetadata' has 10000001 bytes but the platform takes"
                + " at most 10000000 for an item: leave parts out.");
  }

  @Test
  void aStringWithoutEndIsNotKept() throws IOException {
    String million = "x".repeat(1_000_000);
    validate(repeat("{\"pdf\":[{\"title\":\"", 300, i -> million, ""));
    assertThat(faults)
        .extracting(SpecFault::code)
        .containsExactly(FaultCode.NOT_JSON, FaultCode.OVER_RECOMMENDED_BYTES);
    faults.clear();
    validate(repeat("ObjectURL,Video title\r\n\"", 300, i -> million, ""));
    assertThat(faults)
        .extracting(SpecFault::code)
        .startsWith(FaultCode.CELL_TOO_LONG)
        .endsWith(FaultCode.OVER_RECOMMENDED_BYTES);
  }

  private SpecVerdict validate(InputStream in) throws IOException {
    return SpecValidator.validate(in, "spec", faults::add);
  }

  private static InputStream group(int members) {
    return repeat(
        "{\"dicom_series\":[{\"title\":\"s\"",
        members,
        i -> ",\n\"objectUrl_" + i + "\":\"s3://b/" + i + "\"",
        "}]}");
  }

  /** A stream that holds only a piece at a time. */
  static InputStream repeat(String head, int count, IntFunction<String> piece, String tail) {
    int chunk = count > 1000 ? 1000 : 1;
    Enumeration<InputStream> middle =
        Collections.enumeration(
            new AbstractList<InputStream>() {
              @Override
              public InputStream get(int index) {
                StringBuilder text = new StringBuilder();
                IntStream.range(index * chunk, Math.min(count, (index + 1) * chunk))
                    .forEach(i -> text.append(piece.apply(i)));
                return bytes(text.toString());
              }

              @Override
              public int size() {
                return (count + chunk - 1) / chunk;
              }
            });
    return new SequenceInputStream(
        bytes(head), new SequenceInputStream(new SequenceInputStream(middle), bytes(tail)));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
