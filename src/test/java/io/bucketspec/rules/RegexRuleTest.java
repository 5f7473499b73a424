package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?<site>[^/]+)/(?<n>[0-9]+).jpg ; oslo/07.jpg ; regex: site=oslo, n=07",
        "(?<site>[^/]+)/(?<n>[0-9]+).jpg ; x/oslo/07.jpg ; none",
        "(?<a>x)|(?<b>y) ; y ; regex: a=-, b=y",
        "(x)(?<b>y)(?:z) ; xyz ; regex: b=y",
        "(?<b>😀|ä)(?<c>.*)é(?<d>.) ; ä😀é😀 ; regex: b=ä, c=😀, d=😀",
        "\\Q(?<no>\\E(?<yes>.) ; (?<no>x ; regex: yes=x",
        "[(?<no>]+(?<yes>x) ; (?<no>x ; regex: yes=x",
        "\\(?<no>(?<yes>x) ; (<no>x ; regex: yes=x",
        "(?<=a)b|a(?<!b)c ; ac ; regex",
        "(?x)a # (?<no>a) ; a ; regex",
        "\\\\(?<yes>x) ; \\x ; regex: yes=x"
      })
  void findsTheNamedGroupsAndTheirBytes(String row) {
    String[] cells = row.split(" ; ");
    assertThat(Rules.taken(Rules.compile(Rules.regex(cells[0])), cells[1])).isEqualTo(cells[2]);
  }

  @ParameterizedTest
  @CsvSource({
    "(?<n>.*)\\.jpg,     A.JPG,   regex: n=A",
    "(?<n>.*)\\.jpg,     ä.Jpg,   regex: n=ä",
    "(?<n>.*)\\.JPG,     A.JPG,   regex: n=A",
    "(?<n>.*)\\.JPG,     A.jpg,   none",
    "(?<n>[a-z]*)\\.jpg, A.JPG,   none",
    "(?<n>.*)\\.(?<e>[a-z]+), A.JPG, 'regex: n=A, e=JPG'"
  })
  void triesTheExtensionInLowerCaseToo(String regex, String key, String expected) {
    assertThat(Rules.taken(Rules.compile(Rules.regex(regex)), key)).isEqualTo(expected);
  }

  @Test
  void doesNotTakeAKeyThatIsNotUtf8() {
    byte[] key = {'a', (byte) 0xE9, '/'};
    assertThat(Rules.compile(Rules.regex(".*")).match(key, key.length, new RuleMatch())).isFalse();
  }

  @Test
  void looksOnlyAtTheBytesThatCount() {
    byte[] key = Rules.utf8("a.jpgrest");
    assertThat(Rules.compile(Rules.regex("a[.]jpg")).match(key, 5, new RuleMatch())).isTrue();
    assertThat(Rules.compile(Rules.any("a.jpg")).match(key, 5, new RuleMatch())).isTrue();
    assertThat(Rules.compile(Rules.any("a.jpg*")).match(key, 5, new RuleMatch())).isFalse();
  }
}
