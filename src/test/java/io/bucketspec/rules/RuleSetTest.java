package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
  private static final RuleSet MIXED =
      Rules.compile(
          Rules.ignore("thumbs", "**/thumb_{n}.jpg"),
          Rules.single("clips", Kind.VIDEO, "a/**"),
          Rules.grouped("frames", "a/{run}/{n}.*", Rules.captures("run")),
          Rules.anyFormat(Rules.single("odd", Kind.IMAGE, "a/odd/{n}")),
          Rules.single("all", Kind.IMAGE, "**"));

  @ParameterizedTest
  @CsvSource({
    "a/x/thumb_1.jpg, thumbs: n=1",
    "a/x/thumb_1.mp4, clips",
    "a/x/1.MOV,       clips",
    "a/x/1.jpg,       'frames: run=x, n=1'",
    "a/x/1.tiff,      all",
    "a/odd/1.raw,     odd: n=1.raw",
    "a/x/1.raw,       none",
    "b/1.png,         all",
    "b/1,             none",
    "b/1.jpg.,        none"
  })
  void theFirstRuleTakesTheKeyWhoseKindTakesTheFormat(String key, String expected) {
    assertThat(Rules.taken(MIXED, key)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"a/b.mp4, videos", "b.JPEG, images", "c.dcm, none", "d, none"})
  void withoutRulesEveryVideoAndImageIsTakenByItself(String key, String expected) {
    RuleSet rules = RuleSet.compile(List.of(), List.of());
    assertThat(Rules.taken(rules, key)).isEqualTo(expected);
    assertThat(rules.size()).isEqualTo(2);
    assertThat(rules.rule(0).kind()).contains(Kind.VIDEO);
    assertThat(rules.rule(1).kind()).contains(Kind.IMAGE);
  }

  @Test
  void aMatchIsUsedAgainWithoutTracesOfTheLastKey() {
    RuleMatch match = new RuleMatch();
    byte[] frame = Rules.utf8("a/x/1.jpg");
    byte[] raw = Rules.utf8("a/x/1.raw");
    byte[] clip = Rules.utf8("a/x/1.mp4");
    assertThat(MIXED.match(frame, frame.length, match)).isTrue();
    assertThat(match.captureCount()).isEqualTo(2);
    assertThat(MIXED.match(clip, clip.length, match)).isTrue();
    assertThat(match.captureCount()).isZero();
    assertThat(MIXED.match(raw, raw.length, match)).isFalse();
    assertThat(match.rule()).isEqualTo(-1);
    assertThat(match.captureCount()).isZero();
    assertThatThrownBy(() -> match.start(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void spansThatWereCarriedElsewhereCanBePutBack() {
    RuleMatch match = new RuleMatch();
    match.reset(3);
    match.span(11, 4, 9);
    match.span(0, 1, 2);
    assertThat(match.rule()).isEqualTo(3);
    assertThat(match.captureCount()).isEqualTo(12);
    assertThat(new int[] {match.start(0), match.end(0)}).containsExactly(1, 2);
    assertThat(new int[] {match.start(5), match.end(5)}).containsExactly(-1, -1);
    assertThat(new int[] {match.start(11), match.end(11)}).containsExactly(4, 9);
    match.reset(4);
    assertThat(match.captureCount()).isZero();
  }

  @Test
  void aRuleSaysWhatItsCapturesAreFor() {
    RuleOptions options =
        Rules.ordered(
            Rules.grouped("runs", "{site}/{cam}/{run}/{n}.jpg", Rules.captures("run", "site")),
            "n");
    RuleSet rules =
        RuleSet.compile(
            List.of(options, Rules.single("rest", Kind.IMAGE, "x/{lane}/*")),
            List.of("lane", "site"));
    CompiledRule rule = rules.rule(0);
    assertThat(rule.captures()).containsExactly("site", "cam", "run", "n");
    assertThat(rule.captureCount()).isEqualTo(4);
    assertThat(rule.groupCaptures()).containsExactly(2, 0);
    assertThat(rule.orderCaptures()).containsExactly(3);
    assertThat(rule.partitionCaptures()).containsExactly(-1, 0);
    assertThat(rule.group()).isEqualTo(Rules.captures("run", "site"));
    assertThat(rule.describe())
        .isEqualTo(
            "runs: {site}/{cam}/{run}/{n}.jpg -> image_sequence, grouped by run, site, ordered by"
                + " n");
    assertThat(rules.rule(1).orderCaptures()).isEmpty();
    assertThat(rules.rule(1).groupCaptures()).isEmpty();
    assertThat(MIXED.rule(0).describe()).isEqualTo("thumbs: **/thumb_{n}.jpg -> ignore");
    assertThat(MIXED.rule(0).kind()).isEmpty();
    assertThat(MIXED.rule(3).describe()).isEqualTo("odd: a/odd/{n} -> image, any format");
  }

  @ParameterizedTest
  @CsvSource({
    "'{site}-{n}',           Oslo-7",
    "'{key}',                cams/Oslo/7.jpg",
    "'{filename}',           7.jpg",
    "'{folder}/',            cams/Oslo/",
    "'{bucket}: {folder}',   acme: cams/Oslo",
    "'\\{site\\} é \\\\ }',  '{site} é \\ }'",
    "'{site}{site}{n}',      OsloOslo7"
  })
  void titlesAreMadeOfCapturesAndOfWhatEveryKeyHas(String title, String expected) {
    RuleOptions rule = Rules.single("a", Kind.IMAGE, "cams/{site}/{n}.jpg");
    assertThat(Rules.title(Rules.compile(Rules.titled(rule, title)), "cams/Oslo/7.jpg", "acme"))
        .isEqualTo(expected);
  }

  @Test
  void aCaptureHidesTheBuiltInPartOfItsName() {
    RuleOptions rule = Rules.titled(Rules.any("{key}/{folder}/*"), "{key}+{folder}+{filename}");
    assertThat(Rules.title(Rules.compile(rule), "a/b/c.jpg", "acme")).isEqualTo("a+b+c.jpg");
  }

  @ParameterizedTest
  @CsvSource({
    "single,   a/b/1.jpg, 1.jpg",
    "single,   1.jpg,     1.jpg",
    "single,   a/b/,      a/b",
    "folder,   a/b/1.jpg, a/b",
    "folder,   a//1.jpg,  a/",
    "folder,   1.jpg,     acme",
    "folder,   /1.jpg,    acme"
  })
  void defaultTitlesAreTheFileNameOrTheFolder(String group, String key, String expected) {
    RuleOptions rule =
        group.equals("single") ? Rules.any("**") : Rules.grouped("g", "**", new GroupBy.Folder());
    assertThat(Rules.title(Rules.compile(rule), key, "acme")).isEqualTo(expected);
  }

  @Test
  void aGroupOfARegexThatTookNoPartLeavesNothingInTheTitle() {
    RuleOptions rule = Rules.titled(Rules.regex("(?<a>x)?(?<b>y)"), "{a}-{b}");
    assertThat(Rules.title(Rules.compile(rule), "y", "acme")).isEqualTo("-y");
  }

  @Test
  void theDefaultTitleOfAGroupByCapturesJoinsThem() {
    RuleOptions rule = Rules.grouped("g", "{site}/{run}/{n}.jpg", Rules.captures("run", "site"));
    assertThat(Rules.title(Rules.compile(rule), "Oslo/r1/7.jpg", "acme")).isEqualTo("r1/Oslo");
  }

  @Test
  void travelsToOtherMachines() throws Exception {
    RuleSet rules =
        Rules.compile(
            Rules.titled(Rules.regex("(?<site>[a-z]+)/.*"), "{site}: {filename}"),
            Rules.single("t", Kind.IMAGE, "{A}/**.{jpg,png}"),
            Rules.ignore("i", "x*"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rules);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RuleSet read = (RuleSet) in.readObject();
      assertThat(Rules.taken(read, "oslo/1.jpg")).isEqualTo("regex: site=oslo");
      assertThat(Rules.taken(read, "Oslo/1.JPG")).isEqualTo("t: A=Oslo");
      assertThat(Rules.title(read, "oslo/1.jpg", "b")).isEqualTo("oslo: 1.jpg");
    }
  }
}
