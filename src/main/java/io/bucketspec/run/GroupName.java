package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.util.Arrays;

/** What the members of a group share, for people. */
final class GroupName {
  private final ByteBuilder name = new ByteBuilder();
  private final SequenceName sequence = new SequenceName();

  /**
   * The name of the group that a key belongs to; empty for single kinds.
   *
   * @param match the key's captures by the rule
   */
  byte[] of(Group group, RuleMatch match, byte[] key) {
    CompiledRule rule = group.rule();
    if (!group.byTags()) {
      return of(rule, match, key);
    }
    name.clear();
    GroupIdentity.SeriesUids uids = GroupIdentity.uids(rule, group.identity()).orElseThrow();
    return name.append(uids.study()).append((byte) '/').append(uids.series()).toByteArray();
  }

  /** The same where no header tags name the group. */
  byte[] of(CompiledRule rule, RuleMatch match, byte[] key) {
    name.clear();
    if (rule.group() instanceof GroupBy.Folder) {
      return Arrays.copyOf(key, GroupIdentity.folderEnd(key, key.length));
    }
    if (rule.group() instanceof GroupBy.Sequence) {
      sequence.read(rule, match, key, key.length);
      sequence.appendText(name);
    } else if (rule.group() instanceof GroupBy.Series) {
      fallback(rule, match, key);
    } else {
      captures(rule.groupCaptures(), match, key);
    }
    return name.toByteArray();
  }

  private void fallback(CompiledRule rule, RuleMatch match, byte[] key) {
    if (rule.fallbackCaptures().length == 0) {
      name.append(key, 0, GroupIdentity.folderEnd(key, key.length));
    } else {
      captures(rule.fallbackCaptures(), match, key);
    }
  }

  private void captures(int[] captures, RuleMatch match, byte[] key) {
    for (int capture : captures) {
      if (name.length() > 0) {
        name.append((byte) '/');
      }
      if (match.start(capture) >= 0) {
        name.append(key, match.start(capture), match.end(capture));
      }
    }
  }
}
