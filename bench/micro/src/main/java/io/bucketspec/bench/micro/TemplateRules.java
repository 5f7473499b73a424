package io.bucketspec.bench.micro;

import io.bucketspec.model.Kind;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four rules of the bench's job file, as bucketspec compiles them. */
final class TemplateRules {
  static final List<String> TEMPLATES =
      List.of(
          "cams/{site}/{camera}/{date}/{run}/frame_{frame}.jpg",
          "dicom/{patient}/{study}/{series}/{slice}.dcm",
          "photos/**.{jpg,png}",
          "videos/{site}/{clip}.mp4");

  private final RuleSet rules =
      RuleSet.compile(
          List.of(
              rule(0, Kind.IMAGE_SEQUENCE, captures("site", "camera", "date", "run")),
              rule(1, Kind.DICOM_SERIES, captures("patient", "study", "series")),
              rule(2, Kind.IMAGE, new GroupBy.Single()),
              rule(3, Kind.VIDEO, new GroupBy.Single())),
          List.of());
  private final RuleMatch match = new RuleMatch();

  private static GroupBy captures(String... names) {
    return new GroupBy.Captures(List.of(names));
  }

  private static RuleOptions rule(int index, Kind kind, GroupBy group) {
    return new RuleOptions(
        "rule-" + index,
        Optional.of(TEMPLATES.get(index)),
        Optional.empty(),
        Optional.of(kind),
        group,
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  /** Matches, and looks at where every capture stands: how many bytes they have together. */
  long match(byte[] key) {
    rules.match(key, key.length, match);
    long captured = match.rule();
    for (int i = 0; i < match.captureCount(); i++) {
      captured += match.end(i) - match.start(i);
    }
    return captured;
  }

  /** The matching rule's index and its captures' texts. */
  List<String> found(byte[] key) {
    List<String> found = new ArrayList<>();
    if (rules.match(key, key.length, match)) {
      found.add(String.valueOf(match.rule()));
      CompiledRule rule = rules.rule(match.rule());
      for (int i = 0; i < rule.captureCount(); i++) {
        int length = match.end(i) - match.start(i);
        found.add(new String(key, match.start(i), length, StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
