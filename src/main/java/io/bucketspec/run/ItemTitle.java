package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import io.bucketspec.spec.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The titles of items. */
final class ItemTitle {
  private static final byte[] NO_IDENTITY = {};
  private static final int DELETE = 0x7F;

  private final SequenceName sequence = new SequenceName();
  private final ByteBuilder name = new ByteBuilder();

  /**
   * Appends the title of an item.
   *
   * @param match the captures of the key that the title is made of
   */
  void append(Group group, ItemPlan item, RuleMatch match, byte[] key, ByteBuilder out) {
    TitleParts parts = parts(group, item, match, key);
    group.rule().title(match, key, key.length, group.bucket().name(), parts, out);
    if (!item.label().isEmpty()) {
      out.append(" [").append(item.label()).append("]");
    }
  }

  private TitleParts parts(Group group, ItemPlan item, RuleMatch match, byte[] key) {
    CompiledRule rule = group.rule();
    return rule.group() instanceof GroupBy.Series
        ? parts(rule, group.identity(), item.alone(), match, key)
        : parts(rule, NO_IDENTITY, item.alone(), match, key);
  }

  /**
   * The texts of a title that no key has.
   *
   * @param identity the item's; needed of a series only
   * @param alone whether it is no group, though its rule makes groups
   */
  TitleParts parts(CompiledRule rule, byte[] identity, boolean alone, RuleMatch match, byte[] key) {
    if (rule.group() instanceof GroupBy.Sequence && !alone) {
      name.clear();
      sequence.read(rule, match, key, key.length);
      sequence.appendText(name);
      int slash = name.length() - 1;
      while (slash >= 0 && name.array()[slash] != '/') {
        slash--;
      }
      return TitleParts.ofSequence(
          Arrays.copyOf(name.array(), slash + 1),
          Arrays.copyOfRange(name.array(), slash + 1, name.length()));
    }
    if (rule.group() instanceof GroupBy.Series) {
      return GroupIdentity.uids(rule, identity)
          .map(uids -> TitleParts.ofSeries(uids.study(), uids.series()))
          .orElse(TitleParts.NONE);
    }
    return TitleParts.NONE;
  }

  /** Whether it has nothing to be seen. */
  static boolean isBlank(byte[] title) {
    for (byte b : title) {
      if (b > ' ' && b < DELETE) {
        return false;
      }
    }
    return new String(title, StandardCharsets.UTF_8).isBlank();
  }

  /** That it is longer than the platform supports, if so. */
  static Optional<Finding> tooLong(byte[] title) {
    if (title.length <= Limits.MAX_TITLE_CHARS) {
      return Optional.empty();
    }
    String text = new String(title, StandardCharsets.UTF_8);
    int chars = text.codePointCount(0, text.length());
    if (chars <= Limits.MAX_TITLE_CHARS) {
      return Optional.empty();
    }
    String sentence =
        "The title has "
            + chars
            + " characters; the platform supports "
            + Limits.MAX_TITLE_CHARS
            + ".";
    return Optional.of(new Finding(FindingCode.LONG_TITLE, sentence));
  }
}
