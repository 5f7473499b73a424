package io.bucketspec.grouping.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesRulesTest {
  private static final String CASES = "series.txt";
  private static final String TITLE = "== ";
  private static final String ARROW = "=>";

  /** A series and what it should become; {@link SeriesText} tells how it is written. */
  record Case(String title, List<String> slices, List<String> expected) {
    @Override
    public String toString() {
      return title;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    boolean expects = false;
    for (String line : lines()) {
      if (line.startsWith(TITLE)) {
        cases.add(new Case(line.substring(TITLE.length()), new ArrayList<>(), new ArrayList<>()));
        expects = false;
      } else if (line.equals(ARROW)) {
        expects = true;
      } else if (!line.isBlank()) {
        Case last = cases.get(cases.size() - 1);
        (expects ? last.expected() : last.slices()).add(line);
      }
    }
    return cases;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = SeriesRulesTest.class.getResourceAsStream(CASES)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void partsAndOrdersTheSeries(Case one) {
    List<Slice> slices = SeriesText.slices(one.slices());
    List<String> expected = SeriesText.expected(one.expected());
    for (int seed = 0; seed < 6; seed++) {
      assertThat(SeriesText.lines(slices, SeriesRules.apply(slices)))
          .as("shuffled with seed %s", seed - 1)
          .isEqualTo(expected);
      Collections.shuffle(slices, new Random(seed));
    }
  }

  @Test
  void knowsManySeries() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }

  @Test
  void aSeriesOfNothingIsNothing() {
    assertThat(SeriesRules.apply(List.of()))
        .isEqualTo(new SeriesResult(List.of(), List.of(), List.of()));
  }

  @Test
  void longListsOfGapsAreCutOff() {
    List<String> lines = new ArrayList<>();
    double z = 0;
    for (int i = 0; i < 120; i++) {
      z += i % 4 == 0 ? 3 : 1;
      z += i % 4 == 2 ? 0.5 : 0;
      lines.add("a/" + i + ".dcm ori=axial z=" + z);
    }
    SeriesPart part = SeriesRules.apply(SeriesText.slices(lines)).parts().get(0);
    assertThat(part.findings()).hasSize(2);
    // The first slice of the 30 groups has none before it.
    assertThat(part.findings().get(0).sentence())
        .startsWith("58 slices seem to be missing, by the usual distance of 1 mm: 3 mm from")
        .contains("3 mm from objectUrl_79 to objectUrl_80 (2 missing) and 9 more.")
        .doesNotContain("objectUrl_84");
    assertThat(part.findings().get(1).sentence())
        .startsWith("30 distances differ by more than 1 % from the usual 1 mm: 1.5 mm from")
        .endsWith("1.5 mm from objectUrl_77 to objectUrl_78 and 10 more.");
  }

  @Test
  void labelsThatWouldBeAlikeAreNumbered() {
    assertThat(PartLabels.unique(List.of("a", "a (2)", "a", "", "a", "")))
        .containsExactly("a", "a (2)", "a (3)", "", "a (4)", "(2)");
  }

  @Test
  void fiftyThousandSlicesAreOneStack() {
    List<Slice> slices =
        SeriesText.slices(List.of("a/{1..50000}.dcm mod=CT rows=512 cols=512 ori=axial z=#*0.5"));
    Collections.shuffle(slices, new Random(1));
    SeriesResult result = SeriesRules.apply(slices);
    assertThat(result.parts()).hasSize(1);
    SeriesPart part = result.parts().get(0);
    assertThat(part.findings()).isEmpty();
    for (int i = 0; i < part.order().length; i++) {
      assertThat(SeriesText.key(slices.get(part.order()[i]))).isEqualTo("a/" + (i + 1) + ".dcm");
    }
    assertThat(places(result)).isEqualTo(all(50_000));
  }

  /** A scan around a point, of which no two slices lie alike. */
  @Test
  void fiftyThousandOrientationsAreAsManyParts() {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      int tilt = i / 250;
      slices.add(turned(i, 0.005 * (i % 250), 0.1 + 0.005 * tilt));
    }
    SeriesResult result = SeriesRules.apply(slices);
    assertThat(result.parts()).hasSize(50_000);
    assertThat(places(result)).isEqualTo(all(50_000));
    assertThat(new HashSet<>(labels(result))).hasSize(50_000);
  }

  /** Nearer than the tolerance: a part is of what is within it of its first slice. */
  @Test
  void orientationsThatFlowIntoEachOtherAreCutWhereTheToleranceEnds() {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      slices.add(turned(i, i * 2e-5, 0.5));
    }
    SeriesResult result = SeriesRules.apply(slices);
    // One radian: the cosines change by the tolerance every 1 to 1.41 milliradians.
    assertThat(result.parts()).hasSizeBetween(700, 1_000);
    for (SeriesPart part : result.parts()) {
      int[] members = part.order().clone();
      Arrays.sort(members);
      assertThat(members[members.length - 1] - members[0]).isEqualTo(members.length - 1);
    }
    assertThat(places(result)).isEqualTo(all(50_000));
  }

  /** A slice of which the rows run around z, and the columns are tilted. Keys are in order. */
  private static Slice turned(int number, double angle, double tilt) {
    double x = Math.cos(angle);
    double y = Math.sin(angle);
    String cosines =
        x
            + "\\"
            + y
            + "\\0\\"
            + -y * Math.cos(tilt)
            + "\\"
            + x * Math.cos(tilt)
            + "\\"
            + Math.sin(tilt);
    byte[] key = String.format(Locale.ROOT, "a/%05d.dcm", number).getBytes(StandardCharsets.UTF_8);
    DicomTag tag = DicomTag.IMAGE_ORIENTATION_PATIENT;
    return new Slice(
        key, 1, 0, DicomTags.parse(any -> any == tag ? cosines : null, EnumSet.of(tag)));
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20_241_122})
  void whateverTheTagsEverySliceIsInOnePlaceAndTheListsOrderIsNothing(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<Slice> slices = random(random);
      SeriesResult result = SeriesRules.apply(slices);
      String told = "seed " + seed + ", round " + round + ": " + SeriesText.lines(slices, result);
      assertThat(places(result)).as(told).isEqualTo(all(slices.size()));
      assertThat(labels(result)).as(told).doesNotHaveDuplicates();
      assertThat(result.parts().size() == 1 && !labels(result).get(0).isEmpty()).as(told).isFalse();
      List<Slice> shuffled = new ArrayList<>(slices);
      Collections.shuffle(shuffled, random);
      assertThat(SeriesText.lines(shuffled, SeriesRules.apply(shuffled)))
          .as(told)
          .isEqualTo(SeriesText.lines(slices, result));
    }
  }

  private static List<Slice> random(Random random) {
    Set<String> keys = new HashSet<>();
    List<Slice> slices = new ArrayList<>();
    int count = random.nextInt(30);
    while (slices.size() < count) {
      String key =
          "s" + random.nextInt(3) + "/" + (random.nextBoolean() ? "0" : "") + random.nextInt(40);
      if (keys.add(key)) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        slices.add(
            new Slice(bytes, random.nextInt(2), random.nextInt(3), RandomTags.parse(random)));
      }
    }
    return slices;
  }

  /** All indexes that are in a part or dropped, sorted: so none is there twice. */
  private static List<Integer> places(SeriesResult result) {
    List<Integer> places = new ArrayList<>();
    for (SeriesPart part : result.parts()) {
      assertThat(part.order()).isNotEmpty();
      Arrays.stream(part.order()).forEach(places::add);
    }
    result.dropped().forEach(one -> places.add(one.index()));
    Collections.sort(places);
    return places;
  }

  private static List<Integer> all(int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }

  private static List<String> labels(SeriesResult result) {
    return result.parts().stream().map(SeriesPart::label).toList();
  }
}
