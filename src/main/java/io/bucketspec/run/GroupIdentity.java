package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Varint;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What tells one item from another, as bytes: the bucket where there are several, the rule, the
 * partition's values, and the key, the folder or the captures that the rule groups by. Each part
 * carries its length, so that no two lists of parts look alike.
 *
 * <p>Its place is a hash of what stays the same from night to night, however the job's rules are
 * put and its output is partitioned: the bucket, and the key of an object by itself, or the rule's
 * name and what the rule groups by. By it the ledger finds again what was published, so it never
 * changes between versions.
 */
final class GroupIdentity {
  private static final long PARTITION_SEED = 0x9E3779B97F4A7C15L;

  /** Seeds places of objects by themselves, whatever their rules are called. */
  private static final long BY_ITSELF = 0;

  private static final byte BY_PATH = 0;
  private static final byte BY_TAGS = 1;

  private static final int NO_PARTITION = (int) ByteHash.hash(new byte[0], 0, 0, PARTITION_SEED);

  private final RunPlan plan;
  private final ByteBuilder bytes = new ByteBuilder();
  private final SequenceName sequence = new SequenceName();
  private byte[] bucket = {};
  private final long[] seeds;
  private int partitionFrom;
  private int partitionHash;
  private int groupFrom;
  private int ruleIndex;
  private int keyTail;
  private boolean alone;

  GroupIdentity(RunPlan plan) {
    this.plan = plan;
    this.seeds = seeds(plan);
  }

  /** The seeds of the places of groups, by their rules' names. */
  static long[] seeds(RunPlan plan) {
    long[] seeds = new long[plan.rules().size()];
    for (int i = 0; i < seeds.length; i++) {
      byte[] name = plan.rules().rule(i).name().getBytes(StandardCharsets.UTF_8);
      seeds[i] = ByteHash.hash(name, 0, name.length, BY_ITSELF);
    }
    return seeds;
  }

  /**
   * Makes the next identities those of objects of a bucket; counts only where there are several.
   */
  GroupIdentity in(byte[] newBucket) {
    bucket = newBucket;
    return this;
  }

  /**
   * Makes the identity of the object that the match is of, until the next call. For a rule that
   * groups by series it is the one without header tags.
   */
  ByteBuilder of(RuleMatch match, byte[] key, int keyLength) {
    CompiledRule rule = begin(match, key);
    if (rule.group() instanceof GroupBy.Series) {
      appendFallback(rule, match, key, keyLength);
      return bytes;
    }
    if (rule.group() instanceof GroupBy.Captures) {
      keyTail = 0;
      appendSpans(rule.groupCaptures(), match, key);
    } else if (rule.group() instanceof GroupBy.Sequence) {
      appendSequence(rule, match, key, keyLength);
    } else {
      keyTail = rule.group() instanceof GroupBy.Folder ? folderEnd(key, keyLength) : keyLength;
      bytes.append(key, 0, keyTail);
    }
    return bytes;
  }

  /** Makes the identity of an object of a rule that groups by series, by its header tags. */
  ByteBuilder ofSeries(RuleMatch match, byte[] key, byte[] study, byte[] series) {
    CompiledRule rule = begin(match, key);
    bytes.append(BY_TAGS);
    appendSpans(rule.withinCaptures(), match, key);
    Varint.append(bytes, study, 0, study.length);
    Varint.append(bytes, series, 0, series.length);
    keyTail = 0;
    return bytes;
  }

  /**
   * Makes the identity of the group whose captures have these texts, of a rule that groups by
   * captures.
   *
   * @param texts some texts as UTF-8
   * @param group for each capture that groups, in the rule's order, which of the texts it has
   * @param partition likewise for each capture that partitions; -1 where the rule lacks it
   */
  ByteBuilder ofTexts(int rule, byte[][] texts, int[] group, int[] partition) {
    beginInBucket();
    for (int text : partition) {
      appendText(text < 0 ? null : texts[text]);
    }
    partitioned();
    appendRule(rule);
    for (int text : group) {
      appendText(texts[text]);
    }
    alone = false;
    keyTail = 0;
    return bytes;
  }

  private void appendText(byte[] text) {
    Varint.append(bytes, text == null ? 0 : text.length + 1);
    if (text != null) {
      bytes.append(text);
    }
  }

  /** Makes it the identity that it once was. */
  void restore(byte[] identity) {
    bytes.clear();
    bytes.append(identity);
    keyTail = 0;
  }

  private void beginInBucket() {
    bytes.clear();
    if (plan.severalBuckets()) {
      Varint.append(bytes, bucket, 0, bucket.length);
    }
    partitionFrom = bytes.length();
  }

  private CompiledRule begin(RuleMatch match, byte[] key) {
    beginInBucket();
    CompiledRule rule = plan.rules().rule(match.rule());
    appendSpans(rule.partitionCaptures(), match, key);
    partitioned();
    appendRule(match.rule());
    alone = rule.single();
    return rule;
  }

  private void appendRule(int index) {
    ruleIndex = index;
    Varint.append(bytes, index);
    groupFrom = bytes.length();
  }

  /** What the identity has so far behind the bucket are the partition's values. */
  private void partitioned() {
    partitionHash =
        bytes.length() == partitionFrom
            ? NO_PARTITION
            : (int) ByteHash.hash(bytes.array(), partitionFrom, bytes.length(), PARTITION_SEED);
  }

  private void appendFallback(CompiledRule rule, RuleMatch match, byte[] key, int keyLength) {
    bytes.append(BY_PATH);
    appendSpans(rule.withinCaptures(), match, key);
    keyTail = 0;
    if (rule.fallback().orElse(null) instanceof GroupBy.Captures) {
      appendSpans(rule.fallbackCaptures(), match, key);
    } else {
      keyTail = folderEnd(key, keyLength);
      bytes.append(key, 0, keyTail);
    }
  }

  private void appendSequence(CompiledRule rule, RuleMatch match, byte[] key, int keyLength) {
    alone = !sequence.read(rule, match, key, keyLength);
    bytes.append((byte) (alone ? 0 : 1));
    if (alone) {
      // As of a rule for single objects.
      groupFrom++;
      keyTail = keyLength;
      bytes.append(key, 0, keyLength);
    } else {
      keyTail = sequence.appendIdentity(bytes);
    }
  }

  /** The key last identified as one of a sequence, if its rule groups by it. */
  SequenceName sequence() {
    return sequence;
  }

  /** Whether the item last identified can have no other member. */
  boolean alone() {
    return alone;
  }

  /** The identity last made. */
  ByteBuilder bytes() {
    return bytes;
  }

  /** How many last bytes of the identity last made are the beginning of the key. */
  int keyTail() {
    return keyTail;
  }

  /** The sort key of the object last asked for, by its rule. */
  long sortKey(CompiledRule rule) {
    Kind kind = rule.kind().orElseThrow();
    return sortKey(alone && kind.grouped() ? plan.kindAlone(rule) : kind);
  }

  /** The sort key of the object last asked for. */
  long sortKey(Kind kind) {
    return plan.buckets().sortKey(partitionHash, kind, place());
  }

  /** The place of the item last identified. */
  long place() {
    long seed = alone ? BY_ITSELF : seeds[ruleIndex];
    return place(bytes.array(), 0, partitionFrom, groupFrom, bytes.length(), seed);
  }

  private static long place(
      byte[] bytes, int from, int bucketEnd, int groupFrom, int to, long seed) {
    long inBucket = bucketEnd == from ? seed : ByteHash.hash(bytes, from, bucketEnd, seed);
    return ByteHash.hash(bytes, groupFrom, to, inBucket);
  }

  /**
   * The place of an identity that stands amid other bytes.
   *
   * @param bucketEnd where in it the bucket ends
   * @param seed the rule's, of {@link #seeds}
   */
  static long place(CompiledRule rule, byte[] bytes, int from, int bucketEnd, int to, long seed) {
    Varint in = new Varint().over(bytes, bucketEnd);
    skipSpans(in, rule.partitionCaptures().length);
    in.next();
    int group = in.position();
    boolean sequence = rule.group() instanceof GroupBy.Sequence;
    if (rule.single() || (sequence && bytes[group] == 0)) {
      return place(bytes, from, bucketEnd, sequence ? group + 1 : group, to, BY_ITSELF);
    }
    return place(bytes, from, bucketEnd, group, to, seed);
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

  /** Where in an identity that stands amid other bytes the bucket ends; there may be none. */
  static int bucketEnd(RunPlan plan, byte[] bytes, int from) {
    if (!plan.severalBuckets()) {
      return from;
    }
    Varint in = new Varint().over(bytes, from);
    in.skip(in.nextInt());
    return in.position();
  }

  /** The bucket in an identity that stands amid other bytes; empty if there is but one. */
  static byte[] bucket(RunPlan plan, byte[] bytes, int from) {
    return plan.severalBuckets() ? new Varint().over(bytes, from).nextBytes() : new byte[0];
  }

  /**
   * The study's and the series' UID in the identity, behind its bucket, of a group of a rule that
   * groups by series; empty if it was grouped without tags.
   */
  static Optional<SeriesUids> uids(CompiledRule rule, byte[] identity) {
    Varint in = new Varint().over(identity, 0);
    skipSpans(in, rule.partitionCaptures().length);
    in.next();
    if (in.nextByte() == BY_PATH) {
      return Optional.empty();
    }
    skipSpans(in, rule.withinCaptures().length);
    return Optional.of(new SeriesUids(in.nextBytes(), in.nextBytes()));
  }

  /**
   * Whether an identity, behind its bucket, of a rule that groups by sequence is a sequence's, not
   * an item's by itself.
   */
  static boolean ofSequence(CompiledRule rule, byte[] identity) {
    Varint in = new Varint().over(identity, 0);
    skipSpans(in, rule.partitionCaptures().length);
    in.next();
    return in.nextByte() == 1;
  }

  private static void skipSpans(Varint in, int count) {
    for (int i = 0; i < count; i++) {
      int length = in.nextInt() - 1;
      if (length > 0) {
        in.skip(length);
      }
    }
  }

  /** What tells one DICOM series from another. */
  record SeriesUids(byte[] study, byte[] series) {}

  /**
   * Where the folder part of a key ends: at its last slash, or at 0. Of a key that begins with a
   * slash it is behind the last, so that the folder without a name is not the bucket's root.
   */
  static int folderEnd(byte[] key, int keyLength) {
    for (int i = keyLength - 1; i >= 0; i--) {
      if (key[i] == '/') {
        return key[0] == '/' ? i + 1 : i;
      }
    }
    return 0;
  }
}
