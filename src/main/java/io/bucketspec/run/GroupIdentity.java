package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;

/**
 * What tells one item from another, as bytes: the rule, the partition's values, and the key, the
 * folder or the captures that the rule groups by. Each part carries its length, so that no two
 * lists of parts look alike.
 */
final class GroupIdentity {
  private static final long PARTITION_SEED = 0x9E3779B97F4A7C15L;

  private static final int NO_PARTITION = (int) ByteHash.hash(new byte[0], 0, 0, PARTITION_SEED);

  private final RunPlan plan;
  private final ByteBuilder bytes = new ByteBuilder();
  private int partitionHash;
  private int keyTail;

  GroupIdentity(RunPlan plan) {
    this.plan = plan;
  }

  /** Makes the identity of the object that the match is of, until the next call. */
  ByteBuilder of(RuleMatch match, byte[] key, int keyLength) {
    bytes.clear();
    CompiledRule rule = plan.rules().rule(match.rule());
    appendSpans(rule.partitionCaptures(), match, key);
    partitionHash =
        bytes.length() == 0
            ? NO_PARTITION
            : (int) ByteHash.hash(bytes.array(), 0, bytes.length(), PARTITION_SEED);
    Varint.append(bytes, match.rule());
    if (rule.group() instanceof GroupBy.Captures) {
      keyTail = 0;
      appendSpans(rule.groupCaptures(), match, key);
    } else {
      keyTail = rule.group() instanceof GroupBy.Folder ? folderEnd(key, keyLength) : keyLength;
      bytes.append(key, 0, keyTail);
    }
    return bytes;
  }

  /** The identity last made. */
  ByteBuilder bytes() {
    return bytes;
  }

  /** How many last bytes of the identity last made are the beginning of the key. */
  int keyTail() {
    return keyTail;
  }

  /** The sort key of the object last asked for. */
  long sortKey(Kind kind) {
    return plan.buckets()
        .sortKey(partitionHash, kind, ByteHash.hash(bytes.array(), 0, bytes.length(), 0));
  }

  private void appendSpans(int[] captures, RuleMatch match, byte[] key) {
    for (int capture : captures) {
      int start = capture < 0 ? -1 : match.start(capture);
      if (start < 0) {
        Varint.append(bytes, 0);
      } else {
        Varint.append(bytes, match.end(capture) - start + 1);
        bytes.append(key, start, match.end(capture));
      }
    }
  }

  /** Where the folder part of a key ends: at its last slash, or at 0. */
  static int folderEnd(byte[] key, int keyLength) {
    for (int i = keyLength - 1; i >= 0; i--) {
      if (key[i] == '/') {
        return i;
      }
    }
    return 0;
  }
}
