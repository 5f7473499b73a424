package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
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
  private byte[] identity = new byte[256];
  private int identityLength;
  private CompiledRule rule;
  private int ruleIndex;
  private long tooMany;

  /** Begins the item of a record anew. */
  void begin(MemberRecord record, CompiledRule newRule, int newRuleIndex) {
    identityLength = record.identityEnd() - record.identityStart();
    if (identity.length < identityLength) {
      identity = new byte[identityLength * 2];
    }
    System.arraycopy(record.bytes(), record.identityStart(), identity, 0, identityLength);
    rule = newRule;
    ruleIndex = newRuleIndex;
    members.clear();
    absent.clear();
    tooMany = 0;
  }

  /** Whether a record is of this item. */
  boolean is(MemberRecord record) {
    return Arrays.equals(
        identity, 0, identityLength, record.bytes(), record.identityStart(), record.identityEnd());
  }

  int compareIdentity(Group other) {
    return Arrays.compareUnsigned(
        identity, 0, identityLength, other.identity, 0, other.identityLength);
  }

  void add(Member member) {
    if (member.absence() != null) {
      absent.merge(member.absence(), 1, Integer::sum);
    } else if (members.count() == Limits.MAX_URLS) {
      tooMany++;
    } else {
      members.add(
          member.key(), member.keyLength(), member.orderStart(), member.orderEnd(), member.size());
    }
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
