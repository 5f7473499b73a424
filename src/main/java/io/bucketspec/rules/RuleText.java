package io.bucketspec.rules;

import io.bucketspec.model.ByteBuilder;
import java.io.Serializable;
import java.util.List;

/** A text made of what the keys of one rule have: captures, parts of the key, literal text. */
public final class RuleText implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TitleTemplate template;
  private final boolean settled;

  private RuleText(TitleTemplate template, boolean settled) {
    this.template = template;
    this.settled = settled;
  }

  static RuleText parse(
      String what, String text, KeyMatcher matcher, GroupBy group, int pair, List<String> faults) {
    TitleTemplate template = TitleTemplate.parse(what, text, matcher.captures(), group, faults);
    boolean settled = faults.isEmpty() && settled(template, matcher, group, pair);
    return new RuleText(template, settled);
  }

  /** Whether all members of a group have the same text. */
  static boolean settled(TitleTemplate template, KeyMatcher matcher, GroupBy group, int pair) {
    return template.all(
        capture -> settles(group, matcher, pair, capture), name -> settles(group, name));
  }

  private static boolean settles(GroupBy group, KeyMatcher matcher, int pair, int capture) {
    if (group instanceof GroupBy.Single) {
      return true;
    }
    if (group instanceof GroupBy.Captures by) {
      return by.names().contains(matcher.captures().get(capture));
    }
    if (group instanceof GroupBy.Series series) {
      return series.within().contains(matcher.captures().get(capture))
          && series.fallback().map(by -> settles(by, matcher, pair, capture)).orElse(true);
    }
    return capture != pair && matcher.sameInFolder(capture);
  }

  private static boolean settles(GroupBy group, String builtIn) {
    return switch (builtIn) {
      case "key", "filename" -> group instanceof GroupBy.Single;
      case "folder" -> !(group instanceof GroupBy.Captures || group instanceof GroupBy.Series);
      default -> true;
    };
  }

  /** Whether all members of a group have the same text. */
  public boolean settled() {
    return settled;
  }

  /** Whether it has the name of a sequence, which an image that is none lacks. */
  public boolean namesSequence() {
    return template.namesSequence();
  }

  /**
   * Appends the text that a key has.
   *
   * @param match the key's captures by this rule
   * @param bucket the bucket's name as UTF-8
   * @param parts {@link TitleParts#NONE} but for sequences and series
   * @return false, and nothing is appended, if a capture took no part in the match, or no header
   *     tag told the study or series that it names
   */
  public boolean append(
      RuleMatch match, byte[] key, int length, byte[] bucket, TitleParts parts, ByteBuilder out) {
    if (!template.complete(match, parts)) {
      return false;
    }
    template.appendText(match, key, length, bucket, parts, out);
    return true;
  }
}
