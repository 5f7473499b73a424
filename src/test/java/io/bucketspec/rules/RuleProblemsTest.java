package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketspec.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, where, and in which words. */
class RuleProblemsTest {
  static Stream<Arguments> faultyTemplates() {
    return Stream.of(
        Arguments.of("", "The template is empty; '**' takes every key."),
        Arguments.of("a{b", "Character 2: this { is never closed; write \\{ for a literal brace."),
        Arguments.of("😀{b", "Character 2: this { is never closed; write \\{ for a literal brace."),
        Arguments.of(
            "a/{}", "Character 3: a capture without a name; write * for text that needs none."),
        Arguments.of(
            "{1a}",
            "Character 2: '1a' is no name for a capture: a letter, then letters, digits or _."),
        Arguments.of(
            "{a-b}",
            "Character 2: 'a-b' is no name for a capture: a letter, then letters, digits or _."),
        Arguments.of(
            "{é}",
            "Character 2: 'é' is no name for a capture: a letter, then letters, digits or _."),
        Arguments.of("{jpg,,png}", "Character 6: an empty alternative; leave it away."),
        Arguments.of("{jpg,}", "Character 6: an empty alternative; leave it away."),
        Arguments.of("{,}", "Character 2: an empty alternative; leave it away."),
        Arguments.of("{v:a||b}", "Character 6: an empty text for 'v'; leave it and its | away."),
        Arguments.of("{v:|b}", "Character 4: an empty text for 'v'; leave it and its | away."),
        Arguments.of("{v:😀|}", "Character 6: an empty text for 'v'; leave it and its | away."),
        Arguments.of("x{v:}", fewTexts(2)),
        Arguments.of("{v:left}", fewTexts(1)),
        Arguments.of("{v:left,right}", fewTexts(1)),
        Arguments.of(
            "{v:a|b|a}", "Character 8: 'a' stands here a second time, for 'v'; leave it away."),
        Arguments.of(
            "{v:a|b}/{v}",
            "Character 9: the capture 'v' stands here a second time, after character 1; give each"
                + " its own name."),
        Arguments.of(
            "{v:a|b*}",
            "Character 7: '*' within braces; they hold a capture's name or literal texts."
                + " Write \\* for a literal one."),
        Arguments.of(
            "{v:a|b", "Character 1: this { is never closed; write \\{ for a literal brace."),
        Arguments.of(
            "{:a|b}", "Character 1: a capture without a name; write * for text that needs none."),
        Arguments.of(
            "{1:a|b}",
            "Character 2: '1' is no name for a capture: a letter, then letters, digits or _."
                + " Texts to choose from are {a,b}, or {name:a|b}."),
        Arguments.of(
            "{left|right}",
            "Character 2: 'left|right' is no name for a capture: a letter, then letters, digits or"
                + " _. Texts to choose from are {a,b}, or {name:a|b}."),
        Arguments.of(
            "{*.jpg,b}",
            "Character 2: '*' within braces; they hold a capture's name or literal texts."
                + " Write \\* for a literal one."),
        Arguments.of(
            "{a,{b}",
            "Character 4: '{' within braces; they hold a capture's name or literal texts."
                + " Write \\{ for a literal one."),
        Arguments.of(
            "ab\\",
            "Character 3: the template ends in a backslash, which is there to make the next"
                + " character literal; write \\\\ for a backslash."),
        Arguments.of(
            "{a}/{b}/{a}",
            "Character 9: the capture 'a' stands here a second time, after character 1; give each"
                + " its own name."),
        Arguments.of("{a}{b}", sideBySide(4, "{a}", "{b}")),
        Arguments.of("*{a}", sideBySide(2, "*", "{a}")),
        Arguments.of("**{a}", sideBySide(3, "**", "{a}")),
        Arguments.of("{a}**", sideBySide(4, "{a}", "**")),
        Arguments.of("***", sideBySide(3, "**", "*")));
  }

  private static String fewTexts(int place) {
    return "Character "
        + place
        + ": 'v' needs two texts or more to choose from, such as {v:one|other}; write \\: for a"
        + " literal colon.";
  }

  private static String sideBySide(int place, String left, String right) {
    return "Character "
        + place
        + ": '"
        + left
        + "' and '"
        + right
        + "' stand side by side, so where one ends and the other begins is anyone's guess; put"
        + " literal text between them or leave one away.";
  }

  @ParameterizedTest
  @MethodSource("faultyTemplates")
  void tellsWhatIsWrongWithATemplateAndWhere(String template, String message) {
    assertThat(problems(List.of(Rules.any(template)), List.of()))
        .containsExactly(new RuleProblem(0, "match", message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a}{x,y}{b}",
        "}",
        "a}b,c",
        "{a}_{A}",
        "**/",
        "{a1_}",
        "/",
        "{b,b}",
        "{a}{v:b|c}{d}"
      })
  void takesTemplatesThatOnlyLookOdd(String template) {
    assertThatCode(() -> Rules.compile(Rules.any(template))).doesNotThrowAnyException();
  }

  @Test
  void tellsAllFaultsOfATemplate() {
    assertThat(problems(List.of(Rules.any("{a}{a}/{}/{x")), List.of()))
        .extracting(problem -> problem.message().split(":", 2)[0])
        .containsExactlyInAnyOrder("Character 4", "Character 4", "Character 8", "Character 11");
  }

  @Test
  void quotesJavaOnARegexThatIsNone() {
    assertThat(problems(List.of(Rules.regex("a(b")), List.of()))
        .containsExactly(
            new RuleProblem(
                0,
                "regex",
                "This is no regular expression of Java: Unclosed group at character 4."));
  }

  @Test
  void refusesCapturesThatTheMatchDoesNotHave() {
    RuleOptions rule =
        Rules.titled(
            Rules.ordered(
                Rules.grouped("runs", "{site}/{run}/{frame}.jpg", Rules.captures("site", "runn")),
                "farme"),
            "{sitee}-{filname}-{");
    assertThat(problems(List.of(rule), List.of()))
        .containsExactly(
            new RuleProblem(
                0,
                "group[1]",
                "There is no capture 'runn'. The match has 'site', 'run', 'frame'. Did you mean"
                    + " 'run'?"),
            new RuleProblem(
                0,
                "order",
                "There is no capture 'farme'. The match has 'site', 'run', 'frame'. Did you mean"
                    + " 'frame'?"),
            new RuleProblem(
                0,
                "title",
                "There is nothing called 'sitee'. The title has 'site', 'run', 'frame', 'key',"
                    + " 'filename', 'folder', 'bucket'. Did you mean 'site'?"),
            new RuleProblem(
                0,
                "title",
                "There is nothing called 'filname'. The title has 'site', 'run', 'frame', 'key',"
                    + " 'filename', 'folder', 'bucket'. Did you mean 'filename'?"),
            new RuleProblem(
                0,
                "title",
                "Character 19: this { is never closed; write \\{ for a literal brace."));
  }

  @Test
  void saysSoWhenThereAreNoCapturesAtAll() {
    assertThat(problems(List.of(Rules.grouped("g", "**.jpg", Rules.captures("site"))), List.of()))
        .containsExactly(
            new RuleProblem(
                0, "group[0]", "There is no capture 'site'. The match has no captures."));
  }

  @Test
  void refusesTwoRulesOfOneName() {
    assertThat(
            problems(
                List.of(
                    Rules.single("a", Kind.IMAGE, "x*"),
                    Rules.any("y*"),
                    Rules.single("a", Kind.IMAGE, "z*")),
                List.of()))
        .containsExactly(
            new RuleProblem(
                2, "name", "Rule 1 is called 'a' too; reports tell rules apart by their names."));
  }

  @Test
  void refusesARuleThatAnEarlierOneHides() {
    GroupBy folder = new GroupBy.Folder();
    assertThat(
            problems(
                List.of(Rules.single("a", Kind.IMAGE, "x/**"), Rules.grouped("b", "x/**", folder)),
                List.of()))
        .containsExactly(
            new RuleProblem(
                1,
                "match",
                "This rule can never take a key: rule 'a' before it has the same match and takes"
                    + " the same formats. Remove one of them, or put the narrower one first."));
    assertThat(
            problems(
                List.of(Rules.ignore("a", "x/**"), Rules.single("b", Kind.VIDEO, "x/**")),
                List.of()))
        .hasSize(1);
  }

  @Test
  void takesTheSameMatchTwiceForOtherFormats() {
    GroupBy folder = new GroupBy.Folder();
    assertThatCode(
            () ->
                Rules.compile(
                    Rules.grouped("sequence", "x/**", folder),
                    Rules.single("tiff too", Kind.IMAGE, "x/**"),
                    Rules.single("video", Kind.VIDEO, "x/**"),
                    Rules.ignore("rest", "x/**")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesPartitionsThatNoRuleCanFill() {
    assertThat(
            problems(
                List.of(
                    Rules.single("a", Kind.IMAGE, "{site}/{n}.jpg"), Rules.ignore("i", "t/{tmp}")),
                List.of("site", "sit", "tmp")))
        .containsExactly(
            new RuleProblem(
                -1,
                "partitionBy[1]",
                "No rule has a capture 'sit'. The rules have 'site', 'n'. Did you mean 'site'?"),
            new RuleProblem(
                -1, "partitionBy[2]", "No rule has a capture 'tmp'. The rules have 'site', 'n'."));
    assertThat(problems(List.of(), List.of("site")))
        .containsExactly(
            new RuleProblem(
                -1, "partitionBy[0]", "No rule has a capture 'site'. The rules have no captures."));
  }

  @Test
  void refusesAPartitionThatCouldTearAGroup() {
    String message =
        "The output is partitioned by 'site', so the members of one group could fall into different"
            + " partitions; add 'site' to 'group'.";
    assertThat(
            problems(
                List.of(Rules.grouped("a", "{site}/{run}/*.jpg", Rules.captures("run"))),
                List.of("site")))
        .containsExactly(new RuleProblem(0, "group", message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x/{site}.jpg",
        "{site}",
        "x/{site}_**.jpg",
        "{site}{/,x}*.jpg",
        "**/{site}/*_**.jpg",
        "x/{site:a|b}.jpg",
        "{site:a/|b/}*",
        "{a,a/b}/{site}/{x,c/y}*",
        "{v:a|a/b}/{site}/{x,c/y}*"
      })
  void refusesAPartitionThatTheFolderDoesNotSettle(String template) {
    assertThat(
            problems(List.of(Rules.grouped("a", template, new GroupBy.Folder())), List.of("site")))
        .containsExactly(
            new RuleProblem(
                0,
                "group",
                "The output is partitioned by 'site', which is not settled by the folder, so the"
                    + " members of one group could fall into different partitions; capture it"
                    + " before the match's last slash, or group by a list of captures that has"
                    + " it."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x/{site}/*.jpg",
        "{site}/**",
        "**/{site}/**.jpg",
        "**/{site}_*/x*.jpg",
        "{site}{/,x/}*",
        "{site:a|b}/*",
        "{site:a|b/c}/*.jpg",
        "{v:a/|b/c/}{site}/*"
      })
  void takesAPartitionThatTheFolderSettles(String template) {
    RuleOptions rule = Rules.grouped("a", template, new GroupBy.Folder());
    RuleSet rules = RuleSet.compile(List.of(rule), List.of("site"));
    assertThat(rules.rule(0).partitionCaptures())
        .containsExactly(rules.rule(0).captures().indexOf("site"));
  }

  private static final String NOT_SETTLED =
      "The output is partitioned by 'site', which is not settled by the folder, so the members of"
          + " one group could fall into different partitions; capture it before the match's last"
          + " slash, or group by a list of captures that has it.";

  @Test
  void refusesCapturesOfAGroupsFieldsThatTheMatchDoesNotHave() {
    assertThat(
            problems(List.of(Rules.grouped("a", "{view}/*.jpg", Rules.paired("vew"))), List.of()))
        .containsExactly(
            new RuleProblem(
                0,
                "pair",
                "There is no capture 'vew'. The match has 'view'. Did you mean 'view'?"));
    GroupBy.Series series =
        new GroupBy.Series(
            List.of("p", "q", "p"), Optional.of(new GroupBy.Captures(List.of("r", "r"))));
    assertThat(problems(List.of(Rules.series("a", "{p}/**", series)), List.of()))
        .containsExactly(
            new RuleProblem(0, "within[1]", "There is no capture 'q'. The match has 'p'."),
            new RuleProblem(0, "within[2]", "'p' stands here twice."),
            new RuleProblem(0, "fallback[0]", "There is no capture 'r'. The match has 'p'."),
            new RuleProblem(0, "fallback[1]", "There is no capture 'r'. The match has 'p'."),
            new RuleProblem(0, "fallback[1]", "'r' stands here twice."));
  }

  @Test
  void refusesOrdersByCapturesThatTheMatchDoesNotHave() {
    RuleOptions rule = Rules.grouped("a", "{take}/{n}.jpg", new GroupBy.Folder());
    OrderBy several = new OrderBy.Captures(List.of("take", "m"));
    String message = "There is no capture 'm'. The match has 'take', 'n'.";
    assertThat(problems(List.of(Rules.ordered(rule, several)), List.of()))
        .containsExactly(new RuleProblem(0, "order[1]", message));
    assertThat(
            problems(List.of(Rules.ordered(rule, new OrderBy.Timestamp("m", "HHmm"))), List.of()))
        .containsExactly(new RuleProblem(0, "order", message));
  }

  @Test
  void aSequenceLiesInOneFolderAndSoInOnePartition() {
    GroupBy sequence = GroupBy.Sequence.DEFAULT;
    assertThat(problems(List.of(Rules.grouped("a", "x/{site}_{n}.jpg", sequence)), List.of("site")))
        .containsExactly(new RuleProblem(0, "group", NOT_SETTLED));
    RuleOptions settled = Rules.grouped("a", "{site}/{n}.jpg", sequence);
    assertThat(RuleSet.compile(List.of(settled), List.of("site")).rule(0).partitionCaptures())
        .containsExactly(0);
  }

  @Test
  void refusesAPartitionThatWouldPartTheViewsOfAPair() {
    RuleOptions rule = Rules.grouped("a", "{site}/{view:l|r}/{n}.jpg", Rules.paired("view"));
    assertThat(problems(List.of(rule), List.of("site", "view")))
        .containsExactly(
            new RuleProblem(
                0,
                "pair",
                "The output is partitioned by 'view', which is the rule's 'pair', so the views of"
                    + " one number would fall into different partitions; partition by other"
                    + " captures, or leave 'pair' away."));
  }

  @Test
  void refusesAPartitionThatASeriesIsNotWithin() {
    String message =
        "The output is partitioned by 'site', so the objects of one series could fall into"
            + " different partitions; add 'site' to 'within'.";
    GroupBy.Series none = new GroupBy.Series(List.of(), Optional.empty());
    GroupBy.Series other = new GroupBy.Series(List.of("p"), Optional.empty());
    String match = "{p}/{site}/**";
    assertThat(problems(List.of(Rules.series("a", match, none)), List.of("site")))
        .containsExactly(new RuleProblem(0, "group", message));
    assertThat(problems(List.of(Rules.series("a", match, other)), List.of("site")))
        .containsExactly(new RuleProblem(0, "within", message));
  }

  @Test
  void refusesAPartitionThatTheFallbackDoesNotSettle() {
    List<String> within = List.of("site");
    GroupBy.Series folder = new GroupBy.Series(within, Optional.of(new GroupBy.Folder()));
    GroupBy.Series captures = new GroupBy.Series(within, Optional.of(Rules.captures("p")));
    GroupBy.Series settled = new GroupBy.Series(within, Optional.of(Rules.captures("p", "site")));
    String match = "{p}/{site}_{n}.dcm";
    assertThat(problems(List.of(Rules.series("a", match, folder)), within))
        .containsExactly(new RuleProblem(0, "fallback", NOT_SETTLED));
    assertThat(problems(List.of(Rules.series("a", match, captures)), within))
        .containsExactly(
            new RuleProblem(
                0,
                "fallback",
                "The output is partitioned by 'site', so the members of one group could fall into"
                    + " different partitions; add 'site' to 'fallback'."));
    assertThatCode(() -> RuleSet.compile(List.of(Rules.series("a", match, settled)), within))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTitlesWithTextsOfAnotherGroup() {
    RuleOptions folder = Rules.grouped("a", "a/**", new GroupBy.Folder());
    RuleOptions sequence = Rules.grouped("b", "b/**", GroupBy.Sequence.DEFAULT);
    assertThat(
            problems(
                List.of(
                    Rules.titled(folder, "{sequence}"), Rules.titled(sequence, "{study}{sequnce}")),
                List.of()))
        .containsExactly(
            new RuleProblem(
                0,
                "title",
                "There is nothing called 'sequence' but with 'group: sequence'. The title has"
                    + " 'key', 'filename', 'folder', 'bucket'."),
            new RuleProblem(
                1,
                "title",
                "There is nothing called 'study' but with 'group: series'. The title has 'key',"
                    + " 'filename', 'folder', 'bucket', 'sequence'."),
            new RuleProblem(
                1,
                "title",
                "There is nothing called 'sequnce'. The title has 'key', 'filename', 'folder',"
                    + " 'bucket', 'sequence'. Did you mean 'sequence'?"));
  }

  @Test
  void listsEverythingInItsMessage() {
    InvalidRules invalid =
        catchThrowableOfType(
            InvalidRules.class,
            () -> RuleSet.compile(List.of(Rules.any("a"), Rules.any("")), List.of()));
    assertThat(invalid)
        .hasMessage(
            "Rule 2, 'name': Rule 1 is called 'any' too; reports tell rules apart by their names.\n"
                + "Rule 2, 'match': The template is empty; '**' takes every key.");
  }

  private static List<RuleProblem> problems(List<RuleOptions> rules, List<String> partitionBy) {
    InvalidRules invalid =
        catchThrowableOfType(InvalidRules.class, () -> RuleSet.compile(rules, partitionBy));
    assertThat(invalid).as("the problems that compiling throws").isNotNull();
    return invalid.problems();
  }
}
