package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates against the regex that each stands for. */
class TemplatePropertyTest {
  private static final List<String> PIECES = List.of("a", "b", "ab", "/", "_", "é", "😀", "aa");

  /** A template, the regex that says the same, and whether it has captures or alternatives. */
  private static final class Sample {
    final StringBuilder template = new StringBuilder();
    final StringBuilder regex = new StringBuilder();
    int captures;

    Sample(Random random) {
      boolean wild = false;
      int parts = 1 + random.nextInt(9);
      for (int i = 0; i < parts; i++) {
        int choice = random.nextInt(wild ? 4 : 7);
        wild = choice >= 4;
        switch (choice) {
          case 0, 1 -> literal(PIECES.get(random.nextInt(PIECES.size())));
          case 2 -> alternatives(random);
          case 3 -> choice(random);
          case 4 -> capture();
          case 5 -> add("*", "[^/]+");
          default -> add("**", "(?s:.*)");
        }
      }
    }

    private void add(String inTemplate, String inRegex) {
      template.append(inTemplate);
      regex.append(inRegex);
    }

    private void literal(String text) {
      add(text, Pattern.quote(text));
    }

    private void capture() {
      captures++;
      add("{c" + captures + "}", "([^/]+)");
    }

    private void alternatives(Random random) {
      List<String> texts = texts(random);
      add("{" + String.join(",", texts) + "}", "(?:" + oneOf(texts) + ")");
    }

    private void choice(Random random) {
      captures++;
      List<String> texts = texts(random);
      add("{c" + captures + ":" + String.join("|", texts) + "}", "(" + oneOf(texts) + ")");
    }

    private static List<String> texts(Random random) {
      Set<String> texts = new LinkedHashSet<>();
      int count = 2 + random.nextInt(3);
      while (texts.size() < count) {
        String text = PIECES.get(random.nextInt(PIECES.size()));
        texts.add(text + (random.nextBoolean() ? PIECES.get(random.nextInt(PIECES.size())) : ""));
      }
      return List.copyOf(texts);
    }

    private static String oneOf(List<String> texts) {
      return texts.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_240_229, -7})
  void matchesAndCapturesAsTheRegexWould(long seed) {
    Random random = new Random(seed);
    int matched = 0;
    for (int round = 0; round < 2_000; round++) {
      Sample sample = new Sample(random);
      RuleSet rules = Rules.compile(Rules.any(sample.template.toString()));
      Pattern pattern = Pattern.compile(sample.regex.toString());
      for (int k = 0; k < 10; k++) {
        String key = key(random, sample);
        Matcher expected = pattern.matcher(key);
        String told = "seed " + seed + ", template " + sample.template + ", key " + key;
        assertThat(Rules.taken(rules, key)).as(told).isEqualTo(taken(expected));
        matched += expected.matches() ? 1 : 0;
      }
    }
    assertThat(matched).as("matches, so that the captures are tested").isGreaterThan(1_500);
  }

  private static String taken(Matcher matcher) {
    if (!matcher.matches()) {
      return "none";
    }
    StringBuilder taken = new StringBuilder("any");
    for (int i = 1; i <= matcher.groupCount(); i++) {
      taken.append(i == 1 ? ": " : ", ").append("c").append(i).append('=').append(matcher.group(i));
    }
    return taken.toString();
  }

  /** Half of the keys are the template filled in, so that many match. */
  private static String key(Random random, Sample sample) {
    if (random.nextBoolean()) {
      return pieces(random, random.nextInt(12));
    }
    String filled = sample.template.toString().replaceAll("\\{[^}]*[,|]([^},|]*)\\}", "$1");
    StringBuilder key = new StringBuilder();
    for (String part : filled.split("\\{c\\d+\\}|\\*+", -1)) {
      key.append(key.length() == 0 ? "" : pieces(random, random.nextInt(5))).append(part);
    }
    return key.toString();
  }

  private static String pieces(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a}a*a*a*a*a*a*a*a*b",
        "**a**a**a**a**a**a**a**b*",
        "**{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}{a,aa}b{x}",
        "**/{x}a*a*a**a*a{c}a**b*",
        "{x}a{y}a{z}a**a*c{b,ba}",
        "**a{v:a|aa}{w:a|aa}{x:a|aa}{y:a|aa}{z:a|aa}b{n}"
      })
  void triesABoundedNumberOfPlacesOnAHopelessKey(String template) {
    byte[] flat = Rules.utf8("a".repeat(1024));
    byte[] deep = Rules.utf8("aaaaaaa/".repeat(128));
    RuleSet rules = Rules.compile(Rules.any(template));
    for (byte[] key : List.of(flat, deep)) {
      RuleMatch match = new RuleMatch();
      assertThat(rules.match(key, key.length, match)).isFalse();
      // Tokens times bytes times the alternatives of a token, with room for the first free steps.
      assertThat(match.effort().steps()).isLessThan(template.length() * key.length);
    }
  }

  @Test
  void findsAMatchThatNeedsMuchBacktracking() {
    String key = "a".repeat(1000) + "b" + "a".repeat(20);
    RuleSet rules = Rules.compile(Rules.any("**a{x}a*a*b{y}aaaa{z}"));
    assertThat(Rules.taken(rules, key)).isEqualTo("any: x=a, y=" + "a".repeat(15) + ", z=a");
  }
}
