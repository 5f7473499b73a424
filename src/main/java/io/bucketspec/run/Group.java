package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.spec.Limits;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An item's objects while they come in. Holds no more of them than the platform takes in one file:
 * of those above, it only knows how many they are.
 */
final class Group {
  private final Members members = new Members();
  private final Map<Reason, Integer> absent = new EnumMap<>(Reason.class);
  private byte[] identity;
  private int identityLength;
  private CompiledRule rule;
  private int ruleIndex;
  private long tooMany;

  /** Begins an item anew. */
  void begin(byte[] newIdentity, int length, CompiledRule newRule, int newRuleIndex) {
    if (identity == null || identity.length < length) {
      identity = new byte[Math.max(256, length * 2)];
    }
    System.arraycopy(newIdentity, 0, identity, 0, length);
    identityLength = length;
    rule = newRule;
    ruleIndex = newRuleIndex;
    members.clear();
    absent.clear();
    tooMany = 0;
  }

  boolean is(byte[] otherIdentity, int length) {
    return Arrays.equals(identity, 0, identityLength, otherIdentity, 0, length);
  }

  int compareIdentity(Group other) {
    return Arrays.compareUnsigned(
        identity, 0, identityLength, other.identity, 0, other.identityLength);
  }

  void add(ObjectRecord object) {
    if (object.absence() != null) {
      absent.merge(object.absence(), 1, Integer::sum);
      return;
    }
    if (members.count() == Limits.MAX_URLS) {
      tooMany++;
      return;
    }
    RuleMatch match = object.match();
    int order = rule.orderCapture();
    int orderStart = order < 0 ? -1 : match.start(order);
    int orderEnd = orderStart < 0 ? -1 : match.end(order);
    members.add(object.key(), object.keyLength(), orderStart, orderEnd, object.size());
  }

  CompiledRule rule() {
    return rule;
  }

  int ruleIndex() {
    return ruleIndex;
  }

  Members members() {
    return members;
  }

  /** Objects over the platform's limit, which are not held. */
  long tooMany() {
    return tooMany;
  }

  /** That some members were rejected on the way here, if so. */
  Optional<Finding> absentMembers() {
    if (absent.isEmpty()) {
      return Optional.empty();
    }
    int count = absent.values().stream().mapToInt(Integer::intValue).sum();
    String reasons =
        absent.entrySet().stream()
            .map(entry -> entry.getKey().code() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    String sentence =
        count
            + " of "
            + (members.count() + count)
            + " members were rejected ("
            + reasons
            + "); the others stand without a gap.";
    return Optional.of(new Finding(FindingCode.MEMBERS_REJECTED, sentence));
  }
}
