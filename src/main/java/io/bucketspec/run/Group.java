package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.Finding;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.spec.Limits;
import java.util.Arrays;
import java.util.List;

/**
 * An item's objects while they come in. Holds no more of them than the platform takes in one file:
 * of those above, it only knows how many they are.
 */
final class Group {
  private final Members members = new Members();
  private final GroupRows rows = new GroupRows();
  private final AbsentMembers absent = new AbsentMembers();
  private final FirstKey first = new FirstKey();
  private final KeyHashes rejected = new KeyHashes();
  private byte[] identity = new byte[256];
  private int identityLength;
  private int bucketEnd;
  private SourceBucket bucket;
  private CompiledRule rule;
  private int ruleIndex;
  private boolean byTags;
  private int most;
  private long tooMany;
  private long newest;

  /**
   * Begins the item of an identity anew, which stands amid other bytes.
   *
   * @param newBucketEnd where in it the bucket ends
   */
  void begin(
      byte[] bytes,
      int from,
      int to,
      int newBucketEnd,
      SourceBucket newBucket,
      CompiledRule newRule,
      int newRuleIndex) {
    identityLength = to - from;
    bucketEnd = newBucketEnd - from;
    bucket = newBucket;
    if (identity.length < identityLength) {
      identity = new byte[identityLength * 2];
    }
    System.arraycopy(bytes, from, identity, 0, identityLength);
    rule = newRule;
    ruleIndex = newRuleIndex;
    byTags =
        rule.group() instanceof GroupBy.Series && GroupIdentity.uids(rule, identity()).isPresent();
    most = byTags ? SeriesItems.MOST_SLICES : Limits.MAX_URLS;
    members.clear();
    rows.clear();
    absent.clear();
    rejected.clear();
    tooMany = 0;
    newest = 0;
    first.clear();
  }

  /**
   * The key that comes first in natural order, of all that came in, also of those that are not
   * held: it depends neither on which are nor on how they came.
   */
  byte[] firstKey() {
    for (int i = 0; i < members.count(); i++) {
      first.take(members.bytes(), members.keyStart(i), members.keyEnd(i));
    }
    return first.key();
  }

  /**
   * Where the exchange brings its objects, from night to night.
   *
   * @param seeds of {@link GroupIdentity#seeds}
   */
  long place(long[] seeds) {
    return GroupIdentity.place(rule, identity, 0, bucketEnd, identityLength, seeds[ruleIndex]);
  }

  /** Whether it is no group but an object by itself. */
  boolean byItself() {
    return rule.single()
        || (rule.group() instanceof GroupBy.Sequence
            && !GroupIdentity.ofSequence(rule, identity()));
  }

  /** The key of a member that was rejected; null if none was. */
  byte[] rejectedKey() {
    return rejected.first();
  }

  /** Whether a member of that key was rejected. */
  boolean rejected(byte[] key) {
    return rejected.has(key);
  }

  /** Whether an identity that stands amid other bytes is this item's. */
  boolean is(byte[] bytes, int from, int to) {
    return Arrays.equals(identity, 0, identityLength, bytes, from, to);
  }

  int compareIdentity(Group other) {
    return Arrays.compareUnsigned(
        identity, 0, identityLength, other.identity, 0, other.identityLength);
  }

  void add(Member member) {
    if (member.absence() != null) {
      absent.add(member);
      rejected.add(member.key(), member.keyLength());
    } else if (members.count() == most) {
      tooMany++;
      first.take(member.key(), 0, member.keyLength());
    } else {
      members.add(
          member.key(), member.keyLength(), member.orderStart(), member.orderEnd(), member.size());
      if ((member.carries() & Member.CONTENT) != 0) {
        members.content(member.content());
      }
      if ((member.carries() & Member.EXTRA) != 0) {
        members.extra(member.extra().array(), 0, member.extra().length());
      }
      newest = Math.max(newest, member.modified());
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

  /** The rows of side tables that came to it. */
  GroupRows rows() {
    return rows;
  }

  /** Whether its members are of one series by their header tags. */
  boolean byTags() {
    return byTags;
  }

  /** How many members are held. */
  int most() {
    return most;
  }

  /** Objects over the limit, which are not held. */
  long tooMany() {
    return tooMany;
  }

  /** When the member last modified was, in milliseconds since the epoch; 0 if nobody knows. */
  long newest() {
    return newest;
  }

  /** What is to be said of members that are not there. */
  List<Finding> absentMembers() {
    return absent.findings(members.count());
  }

  /** What its members' records have behind the bucket, as {@link GroupIdentity} makes it. */
  byte[] identity() {
    return Arrays.copyOfRange(identity, bucketEnd, identityLength);
  }

  /** The bucket that all members are of. */
  SourceBucket bucket() {
    return bucket;
  }
}
