package io.bucketspec.run;

import static io.bucketspec.run.CaseJobs.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.RuleMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNameTest {
  private static final String ANY = "kind: image_sequence, group: sequence, anyFormat: true";
  private static final String PAIRED =
      "match: '**{v:left|right}_**.jpg', kind: image_sequence, group: sequence, pair: v";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ANY + "; a/f_0012.jpg; a/f_#.jpg",
        ANY + ", padding: strict; a/f_0012.JPEG; a/f_####.jpg",
        ANY + "; a/b12c3d.TIF; a/b12c#d.tiff",
        ANY + "; a/f.0012; a/f.#",
        ANY + "; a#1.jpg; a##.jpg",
        ANY + "; 7; #",
        PAIRED + "; a/left_7.jpg; a/*_#.jpg",
        PAIRED + ", padding: strict; a/7left_.jpg; a/#*_.jpg",
        PAIRED + ", padding: strict; a/left_0007.jpg; a/*_####.jpg",
        "match: '{n}_{m}.jpg', kind: image_sequence, group: sequence, order: [m, n]; 7_x8.jpg; #_#.jpg",
        "match: '{n}.{v:jpg|png}', kind: image_sequence, group: sequence, pair: v; a7.JPG; a#.*"
      })
  void isToldWithSignsForWhatDiffers(String rule, String key, String expected) throws Exception {
    RunPlan plan = CaseJobs.ruled(rule);
    SequenceName name = new SequenceName();
    byte[] bytes = utf8(key);
    assertThat(name.read(plan.rules().rule(0), CaseJobs.match(plan, key), bytes, bytes.length))
        .isTrue();
    ByteBuilder text = new ByteBuilder();
    name.appendText(text);
    assertThat(text).hasToString(expected);
  }

  /** Keys of one sequence stand in brackets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ANY + "; [1.jpg 02.JPG 3.jpeg] [1.png] [a/1.jpg] [1a.jpg] [1.] [1 2]",
        ANY + ", padding: strict; [1.jpg 2.jpg] [01.jpg 10.jpg] [10 11]",
        ANY + "; [a.jpg] [b.jpg] [a/.jpg] [1/a.jpg] [2/a.jpg]",
        ANY + "; [1x.jpg] [1.x.jpg] [1.jpg.x] [1jpg] [jpg1]",
        ANY + "; [1_1.jpg 1_2.jpg] [2_1.jpg 2_2.jpg]",
        PAIRED + "; [left_1.jpg right_1.jpg left_2.jpg] [a_left_1.jpg] [left_a1.jpg]",
        PAIRED
            + ", padding: strict; [left_1.jpg right_1.jpg left_2.jpg] [left_01.jpg right_02.jpg]"
            + " [left_10_1.jpg right_10_2.jpg]",
        "match: '{n}_{m}.jpg', kind: image_sequence, group: sequence, order: [m, n];"
            + " [1_2.jpg a_b.jpg 10_11.jpg]",
        "match: '{n}_{m}.jpg', kind: image_sequence, group: sequence, order: [m, n], padding: strict;"
            + " [1_2.jpg a_b.jpg] [10_2.jpg] [1_22.jpg 2_33.jpg]",
        "match: '{x}_{n}.jpg', kind: image_sequence, group: sequence, order: x; [1_1.jpg a_1.jpg] [1_2.jpg]"
      })
  void theIdentityIsOneForTheKeysOfASequence(String rule, String rows) throws Exception {
    RunPlan plan = CaseJobs.ruled(rule);
    Map<String, String> sequences = new HashMap<>();
    for (String row : rows.substring(1, rows.length() - 1).split("] \\[")) {
      for (String key : row.split(" ")) {
        String identity = hex(CaseJobs.identity(plan, key));
        assertThat(sequences.getOrDefault(identity, row)).as(key).isEqualTo(row);
        sequences.put(identity, row);
      }
    }
    assertThat(sequences).hasSize(rows.split("] \\[").length);
  }

  /** Of names made of few letters, so that many nearly collide. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noTwoSequencesShareAnIdentity(long seed) throws Exception {
    Random random = new Random(seed);
    for (String padding : List.of("loose", "strict")) {
      boolean strict = padding.equals("strict");
      assertInjective(
          CaseJobs.ruled(ANY + ", padding: " + padding),
          key -> SequenceOracle.sequence(key, strict),
          keys(random, "01aZ./#", "", 4_000),
          seed);
    }
    assertInjective(
        CaseJobs.ruled(
            "regex: '(?s)(?<x>[^v]*)(?<v>v+)?(?<y>.*)', kind: image_sequence, group: sequence,"
                + " pair: v, anyFormat: true"),
        SequenceNameTest::paired,
        keys(random, "01v./", "", 4_000),
        seed);
  }

  /** The key with signs of no key's letters in the places of its number and its view. */
  private static String paired(String key) {
    String stem = SequenceOracle.stem(key);
    if (!SequenceOracle.numbered(key)) {
      return "alone " + key;
    }
    String number = stem.replaceFirst("(?s)[0-9]+([^0-9/]*)\\z", "\1$1");
    return (number + key.substring(stem.length())).replaceFirst("v+", "\2");
  }

  private static void assertInjective(
      RunPlan plan, Function<String, String> oracle, List<String> keys, long seed) {
    Map<String, String> byIdentity = new HashMap<>();
    Map<String, String> bySequence = new HashMap<>();
    Map<String, String> example = new HashMap<>();
    RuleMatch match = new RuleMatch();
    GroupIdentity identities = new GroupIdentity(plan);
    for (String key : keys) {
      byte[] bytes = utf8(key);
      assertThat(plan.rules().match(bytes, bytes.length, match)).as(key).isTrue();
      String identity = hex(identities.of(match, bytes, bytes.length));
      String sequence = oracle.apply(key);
      String about = "seed " + seed + ": " + key + " and " + example.get(identity);
      assertThat(byIdentity.getOrDefault(identity, sequence)).as(about).isEqualTo(sequence);
      about = "seed " + seed + ": " + key + " and " + example.get(sequence);
      assertThat(bySequence.getOrDefault(sequence, identity)).as(about).isEqualTo(identity);
      byIdentity.put(identity, sequence);
      bySequence.put(sequence, identity);
      example.put(identity, key);
      example.put(sequence, key);
    }
    assertThat(bySequence.size()).isLessThan(keys.size());
  }

  private static List<String> keys(Random random, String letters, String end, int count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder key = new StringBuilder();
      for (int length = 1 + random.nextInt(6); length > 0; length--) {
        key.append(letters.charAt(random.nextInt(letters.length())));
      }
      keys.add(key + end);
    }
    return keys;
  }

  private static String hex(ByteBuilder bytes) {
    return HexFormat.of().formatHex(bytes.array(), 0, bytes.length());
  }
}
