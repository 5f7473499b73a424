package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
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
  void aSequencesRuleSaysWhatItsCapturesAreFor() {
    RuleOptions options =
        Rules.grouped("s", "{run}/{view:right|left}/{n}.jpg", Rules.paired("view"));
    CompiledRule rule = Rules.compile(options).rule(0);
    assertThat(rule.pairCapture()).isEqualTo(1);
    assertThat(rule.alternatives(1)).containsExactly("right", "left");
    assertThat(rule.alternatives(0)).isEmpty();
    assertThat(rule.withinCaptures()).isEmpty();
    assertThat(rule.fallback()).isEmpty();
    assertThat(rule.describe())
        .isEqualTo(
            "s: {run}/{view:right|left}/{n}.jpg -> image_sequence, grouped by sequence, paired by"
                + " view");
    assertThat(MIXED.rule(2).pairCapture()).isEqualTo(-1);
  }

  @Test
  void aSeriesRuleSaysWhatItsCapturesAreFor() {
    GroupBy folder = new GroupBy.Folder();
    GroupBy captures = Rules.captures("b", "a");
    String match = "{a}/{b}/**";
    CompiledRule rule = series(match, new GroupBy.Series(List.of("b"), Optional.of(captures)));
    assertThat(rule.withinCaptures()).containsExactly(1);
    assertThat(rule.fallback()).contains(captures);
    assertThat(rule.fallbackCaptures()).containsExactly(1, 0);
    assertThat(rule.pairCapture()).isEqualTo(-1);
    assertThat(rule.groupCaptures()).isEmpty();
    assertThat(rule.describe())
        .isEqualTo(
            "s: {a}/{b}/** -> dicom_series, grouped by b, series, without tags grouped by b, a");
    CompiledRule other = series(match, new GroupBy.Series(List.of(), Optional.of(folder)));
    assertThat(other.fallback()).contains(folder);
    assertThat(other.fallbackCaptures()).isEmpty();
    assertThat(other.describe()).endsWith("grouped by series, without tags grouped by folder");
    RuleSet directories =
        Rules.compile(Rules.series("s", "**", new GroupBy.Series(List.of(), Optional.empty())));
    assertThat(Rules.taken(directories, "a/DICOMDIR")).isEqualTo("s");
    assertThat(Rules.taken(directories, "a/b.txt")).isEqualTo("none");
  }

  private static CompiledRule series(String match, GroupBy.Series group) {
    return Rules.compile(Rules.series("s", match, group)).rule(0);
  }

  @Test
  void rulesSayTheirOrder() {
    RuleOptions rule = Rules.grouped("g", "{a}/{b}", new GroupBy.Folder());
    CompiledRule several =
        Rules.compile(Rules.ordered(rule, new OrderBy.Captures(List.of("b", "a")))).rule(0);
    assertThat(several.orderCaptures()).containsExactly(1, 0);
    assertThat(several.describe()).endsWith(", ordered by b, a");
    CompiledRule timestamp =
        Rules.compile(Rules.ordered(rule, new OrderBy.Timestamp("b", "HHmm"))).rule(0);
    assertThat(timestamp.orderCaptures()).containsExactly(1);
    assertThat(timestamp.describe()).endsWith(", ordered by b as HHmm");
    CompiledRule modified = Rules.compile(Rules.ordered(rule, new OrderBy.LastModified())).rule(0);
    assertThat(modified.orderCaptures()).isEmpty();
    assertThat(modified.describe()).endsWith(", ordered by last modified");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                         a/b/f_1.jpg, f_#.jpg, a/b/f_#.jpg",
    "'',                         f_1.jpg,     f_#.jpg, f_#.jpg",
    "'',                         /f_1.jpg,    f_#.jpg, /f_#.jpg",
    "'',                         a/f_1.jpg,   '',      f_1.jpg",
    "'{bucket}: {sequence}',     a/f_1.jpg,   f_#.jpg, acme: f_#.jpg",
    "'{sequence}',               a/f_1.jpg,   '',      f_1.jpg"
  })
  void aSequenceIsCalledByItsFolderAndItself(
      String title, String key, String sequence, String expected) {
    RuleOptions rule = Rules.grouped("s", "**", GroupBy.Sequence.DEFAULT);
    RuleSet rules = Rules.compile(title.isEmpty() ? rule : Rules.titled(rule, title));
    String folder = sequence.isEmpty() ? "" : key.substring(0, key.lastIndexOf('/') + 1);
    TitleParts parts = TitleParts.ofSequence(Rules.utf8(folder), Rules.utf8(sequence));
    assertThat(Rules.title(rules, key, "acme", parts)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                   St, Se, St/Se",
    "'',                   '', Se, Se",
    "'',                   '', '', p/q",
    "'',                   St, '', p/q",
    "'{a}: {series}',      St, Se, p: Se",
    "'{a}: {series}',      '', '', p/q",
    "'{study}-{filename}', St, Se, St-1.dcm",
    "'{a}-{filename}',     '', '', p-1.dcm"
  })
  void aSeriesIsCalledByItsTagsOrByItsFallback(
      String title, String study, String series, String expected) {
    GroupBy.Series byFolder = new GroupBy.Series(List.of(), Optional.of(new GroupBy.Folder()));
    GroupBy.Series byCaptures =
        new GroupBy.Series(List.of(), Optional.of(Rules.captures("a", "b")));
    TitleParts parts = TitleParts.ofSeries(Rules.utf8(study), Rules.utf8(series));
    for (GroupBy.Series group : List.of(byFolder, byCaptures)) {
      RuleOptions rule = Rules.series("s", "{a}/{b}/*", group);
      RuleSet rules = Rules.compile(title.isEmpty() ? rule : Rules.titled(rule, title));
      assertThat(Rules.title(rules, "p/q/1.dcm", "acme", parts)).isEqualTo(expected);
    }
  }

  @Test
  void aCaptureHidesTheTextOfItsName() {
    RuleOptions rule =
        Rules.titled(Rules.grouped("s", "{sequence}/*", GroupBy.Sequence.DEFAULT), "{sequence}");
    TitleParts parts = TitleParts.ofSequence(Rules.utf8("a/"), Rules.utf8("f_#.jpg"));
    assertThat(Rules.title(Rules.compile(rule), "a/f_1.jpg", "acme", parts)).isEqualTo("a");
  }

  @Test
  void tellsTheCapturesThatARuleWouldHave() {
    Optional<String> none = Optional.empty();
    assertThat(RuleSet.captures(Optional.of("{a}/{b:x|y}/**"), none)).containsExactly("a", "b");
    assertThat(RuleSet.captures(none, Optional.of("(?<a>.*)/.*"))).containsExactly("a");
    assertThat(RuleSet.captures(none, Optional.of("(?<a>"))).isEmpty();
    assertThat(RuleSet.captures(Optional.of("{a}/{"), none)).containsExactly("a");
    assertThat(RuleSet.captures(none, none)).isEmpty();
  }

  @Test
  void travelsToOtherMachines() throws Exception {
    RuleSet rules =
        Rules.compile(
            Rules.titled(Rules.regex("(?<site>[a-z]+)/.*"), "{site}: {filename}"),
            Rules.single("t", Kind.IMAGE, "{A}/**.{jpg,png}"),
            Rules.grouped("v", "{v:a|b}_*", Rules.paired("v")),
            series(),
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
      assertThat(Rules.taken(read, "b_1.jpg")).isEqualTo("v: v=b");
      assertThat(Rules.taken(read, "A/1.dcm")).isEqualTo("s: a=A");
      assertThat(read.rule(2).group()).isEqualTo(Rules.paired("v"));
      assertThat(read.rule(3).group()).isEqualTo(series().group());
    }
  }

  private static RuleOptions series() {
    return Rules.series(
        "s", "{a}/*", new GroupBy.Series(List.of("a"), Optional.of(new GroupBy.Folder())));
  }
}
