package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTrieTest {
  private static final List<byte[]> BEGINNINGS =
      List.of(
          Rules.utf8("cams/"),
          Rules.utf8(""),
          Rules.utf8("cams/north/"),
          Rules.utf8("c"),
          Rules.utf8("cams/"),
          Rules.utf8("é"));

  @ParameterizedTest
  @CsvSource({
    "cams/north/1.jpg, 0 1 2 3 4",
    "cams/south/1.jpg, 0 1 3 4",
    "cams/north,       0 1 3 4",
    "cams,             1 3",
    "c,                1 3",
    "b,                1",
    "é,                1 5",
    "è,                1",
    "'',               1"
  })
  void findsTheRulesThatAKeyCanBeOfInTheirOrder(String key, String rules) {
    byte[] bytes = Rules.utf8(key);
    int[] found = PrefixTrie.of(BEGINNINGS).candidates(bytes, bytes.length);
    assertThat(found)
        .isEqualTo(List.of(rules.split(" ")).stream().mapToInt(Integer::parseInt).toArray());
  }

  @Test
  void looksAtNoMoreBytesThanTheKeyHas() {
    byte[] longer = Rules.utf8("cams/north/");
    assertThat(PrefixTrie.of(BEGINNINGS).candidates(longer, 4)).containsExactly(1, 3);
  }

  /** Many rules at once choose as each would by itself, the first that takes the key. */
  @ParameterizedTest
  @ValueSource(longs = {6, 1_234})
  void manyRulesChooseAsOneAfterTheOther(long seed) {
    Random random = new Random(seed);
    List<String> pieces = List.of("a", "b", "/", "ab/", ".JPG", ".jpg", "*", "{a,b}", "é");
    List<String> templates = new ArrayList<>();
    while (templates.size() < 60) {
      String template = text(random, pieces, 1 + random.nextInt(6));
      if (!template.contains("**") && !templates.contains(template)) {
        templates.add(template);
      }
    }
    RuleSet all =
        Rules.compile(
            IntStream.range(0, templates.size())
                .mapToObj(i -> Rules.anyFormat(Rules.ignore("r" + i, templates.get(i))))
                .toArray(RuleOptions[]::new));
    List<RuleSet> each =
        templates.stream().map(template -> Rules.compile(Rules.ignore("r", template))).toList();
    List<String> keyPieces = List.of("a", "b", "/", "ab/", ".jpg", ".Jpg", "é");
    int taken = 0;
    for (int round = 0; round < 5_000; round++) {
      String key = text(random, keyPieces, 1 + random.nextInt(6));
      byte[] bytes = Rules.utf8(key);
      int expected =
          IntStream.range(0, each.size())
              .filter(i -> each.get(i).match(bytes, bytes.length, new RuleMatch()))
              .findFirst()
              .orElse(-1);
      RuleMatch match = new RuleMatch();
      all.match(bytes, bytes.length, match);
      assertThat(match.rule()).as("seed %s, key %s", seed, key).isEqualTo(expected);
      taken += expected > 0 ? 1 : 0;
    }
    assertThat(taken).as("keys that a later rule takes").isGreaterThan(500);
  }

  private static String text(Random random, List<String> pieces, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
