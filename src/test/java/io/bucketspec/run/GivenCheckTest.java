package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GivenCheckTest {
  private static final String URL = "https://acme.s3.eu-west-2.amazonaws.com/a/1.jpg";

  private static RunPlan plan(SpecOptions spec, Map<FindingCode, Policy> findings) {
    List<RuleOptions> rules = List.of(TestJobs.single("dataframe", "**", Kind.IMAGE));
    Limits limits = new Limits(10, 10, 2000, 1000);
    return TestJobs.plan(TestJobs.job(rules, spec, limits, findings), 1);
  }

  private static GivenItem item(String kind, String title, String client, String... urls) {
    return new GivenItem(
        kind, title, Arrays.asList(urls), client, null, null, null, null, null, List.of(), null);
  }

  static Stream<Arguments> unwritable() {
    String control = "https://acme.s3.eu-west-2.amazonaws.com/a b.jpg";
    return Stream.of(
        Arguments.of("bad-row", "It has no kind; known are", item(null, "t", null, URL)),
        Arguments.of("bad-row", "Its kind is 'movie'; known are", item("movie", "t", null, URL)),
        Arguments.of("blank-title", "Its title is blank.", item("image", " \t", null, URL)),
        Arguments.of("blank-title", "Its title is blank.", item("image", null, null, URL)),
        Arguments.of("bad-row", "It has no URL.", item("image", "t", null)),
        Arguments.of(
            "bad-row",
            "One of its URLs is blank: name the object.",
            item("image_group", "t", null, URL, null)),
        Arguments.of(
            "bad-row",
            "It has 2 URLs; kind 'image' is one object.",
            item("image", "t", null, URL, URL + "2")),
        Arguments.of(
            "duplicate-key",
            "It has the URL " + URL + " more than once.",
            item("image_group", "t", null, URL, URL)),
        Arguments.of(
            "url-too-long",
            "Its URL has 20008 bytes; the platform takes 16384.",
            item("image", "t", null, "https://" + "a".repeat(20_000))),
        Arguments.of(
            "bad-row",
            "url-whitespace: The URL holds whitespace (U+0020 at its character 42)",
            item("image", "t", null, control)),
        Arguments.of(
            "bad-row", "not-a-url: 'a/1.jpg' is not a URL", item("image", "t", null, "a/1.jpg")),
        Arguments.of(
            "finding",
            "metadata-nul: Column 'client_metadata', at 'a', holds the character U+0000",
            item("image", "t", "{\"a\":\"\\u0000\"}", URL)),
        Arguments.of(
            "finding", "metadata-type: Column 'client_metadata'", item("image", "t", "[1]", URL)),
        Arguments.of(
            "finding",
            "metadata-type: Column 'client_metadata'",
            item("image", "t", "{\"a\":", URL)));
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  void saysWhyAnItemIsNotWritten(String reason, String sentence, GivenItem item)
      throws IOException {
    GivenCheck check = new GivenCheck(plan(TestJobs.JSON, Map.of()));
    Optional<Refusal> refusal = check.check(item);
    assertThat(refusal.orElseThrow().reason().code()).isEqualTo(reason);
    assertThat(refusal.get().sentence()).startsWith(sentence);
    assertThat(check.objects()).isEqualTo(Math.max(1, item.urls().size()));
  }

  @Test
  void csvHoldsNotAllKinds() throws IOException {
    GivenCheck check = new GivenCheck(plan(TestJobs.CSV, Map.of()));
    assertThat(check.check(item("pdf", "t", null, URL)).orElseThrow().sentence())
        .isEqualTo("A CSV spec has no place for kind 'pdf': use format json.");
    assertThat(check.check(item("image", "t", null, URL))).isEmpty();
  }

  @Test
  void whatIsOverALimitHasAFindingThatMayReject() throws IOException {
    GivenItem large =
        new GivenItem(
            "image", "t", List.of(URL), null, null, 1001L, null, null, null, List.of(), null);
    GivenCheck check = new GivenCheck(plan(TestJobs.JSON, Map.of()));
    assertThat(check.check(large)).isEmpty();
    assertThat(check.header().findings())
        .extracting(Finding::sentence)
        .containsExactly(
            "Alone it is over the limit of a file (mediaBytes 1001 > 1000): it has its own.");
    RunPlan rejecting = plan(TestJobs.JSON, Map.of(FindingCode.OVER_LIMIT, Policy.REJECT));
    assertThat(new GivenCheck(rejecting).check(large).orElseThrow().sentence())
        .isEqualTo(
            "over-limit: Alone it is over the limit of a file (mediaBytes 1001 > 1000): it has its"
                + " own.");
    GivenItem negative =
        new GivenItem(
            "image", "t", List.of(URL), null, null, -1L, null, null, null, List.of(), null);
    assertThat(check.check(negative).orElseThrow().sentence())
        .isEqualTo("Its bytes are -1, less than nothing.");
  }

  @Test
  void itsMediaMetadataIsWrittenWholeOrNotAtAll() throws IOException {
    String media = "{\"mime_type\":\"image/jpeg\",\"file_size\":9,\"width\":3,\"height\":2}";
    GivenCheck check = new GivenCheck(plan(TestJobs.JSON, Map.of()));
    assertThat(
            check.check(
                new GivenItem(
                    "image",
                    "t",
                    List.of(URL),
                    null,
                    media,
                    9L,
                    null,
                    null,
                    null,
                    List.of(),
                    null)))
        .isEmpty();
    assertThat(check.header().findings()).isEmpty();
    String lacking = media.replace(",\"width\":3", "");
    assertThat(
            check.check(
                new GivenItem(
                    "image",
                    "t",
                    List.of(URL),
                    null,
                    lacking,
                    9L,
                    null,
                    null,
                    null,
                    List.of(),
                    null)))
        .isEmpty();
    assertThat(check.header().findings())
        .extracting(finding -> finding.code().code())
        .containsExactly("media-incomplete");
  }

  @Test
  void placesAreBytesInTheOrderOfItems() {
    ItemPlace place = new ItemPlace(4, 3, 5L << 34 >>> 2, 7);
    assertThat(ItemPlace.ofBytes(place.toBytes())).contains(place);
    byte[] next = new ItemPlace(4, 3, place.order(), 8).toBytes();
    assertThat(Arrays.compareUnsigned(place.toBytes(), next)).isNegative();
    assertThat(ItemPlace.ofBytes(new byte[3])).isEmpty();
    assertThat(ItemPlace.ofBytes(new ItemPlace(2, 2, 0, 0).toBytes())).isEmpty();
    assertThat(ItemPlace.ofBytes(new ItemPlace(2, 0, -1, 0).toBytes())).isEmpty();
  }
}
