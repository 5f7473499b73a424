package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import io.bucketspec.run.MetadataRecord.MemberKey;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Before the exchange that brings rows of side tables and their items together: lets all records
 * pass, and for those of objects asks for the rows that belong to them.
 */
public final class MetadataRequestStep implements Iterator<SortedRecord> {
  private final RunPlan plan;
  private final Iterator<SortedRecord> records;
  private final MemberRecord record = new MemberRecord();
  private final ItemKey keys;
  private final SourceBuckets buckets;
  private final RuleMatch match = new RuleMatch();
  private final Deque<SortedRecord> out = new ArrayDeque<>();

  public MetadataRequestStep(RunPlan plan, Iterator<SortedRecord> records) {
    this.plan = plan;
    this.records = records;
    this.keys = new ItemKey(plan);
    this.buckets = new SourceBuckets(plan);
  }

  @Override
  public boolean hasNext() {
    if (out.isEmpty() && records.hasNext()) {
      SortedRecord next = records.next();
      out.add(next);
      if (MemberRecord.is(next.bytes())) {
        ask(next);
      }
    }
    return !out.isEmpty();
  }

  private void ask(SortedRecord objects) {
    record.read(objects.bytes());
    int rule = record.rule();
    Optional<RuleMetadata> metadata = plan.metadata().of(rule);
    if (metadata.isEmpty()) {
      return;
    }
    byte[] identity =
        Arrays.copyOfRange(record.bytes(), record.identityStart(), record.identityEnd());
    boolean wholeAsked = false;
    while (record.next()) {
      Member member = record.member();
      if (member.absence() == null) {
        byte[] key = Arrays.copyOf(member.key(), member.keyLength());
        for (RuleMetadata.Source source : metadata.get().sources()) {
          if (plan.metadata().way(source.table()) == MetadataPlan.Way.EXCHANGED
              && (source.byMember() || !wholeAsked)) {
            ask(objects.sortKey(), rule, identity, key, source);
          }
        }
        wholeAsked = true;
      }
    }
  }

  private void ask(
      long sortKey, int rule, byte[] identity, byte[] key, RuleMetadata.Source source) {
    if (!plan.rules().match(key, key.length, match)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    CompiledRule compiled = plan.rules().rule(rule);
    int bucketEnd = GroupIdentity.bucketEnd(plan, identity, 0);
    byte[] behind = Arrays.copyOfRange(identity, bucketEnd, identity.length);
    SourceBucket bucket = buckets.of(GroupIdentity.bucket(plan, identity, 0));
    TitleParts parts = keys.parts(compiled, behind, alone(compiled, behind), match, key);
    PlannedTable table = plan.metadata().tables().get(source.table());
    ByteBuilder joinKey = keys.of(source, table, compiled, bucket, match, key, parts);
    if (joinKey != null) {
      MemberKey member = source.byMember() ? MemberKey.of(key, 0, key.length) : MemberKey.WHOLE;
      byte[] bytes = joinKey.toByteArray();
      JoinRecord.Asker asker = new JoinRecord.Asker(sortKey, rule, identity, member);
      out.add(
          new SortedRecord(
              JoinRecord.place(plan.buckets(), source.table(), bytes, true),
              JoinRecord.request(source.table(), bytes, asker)));
    }
  }

  /**
   * Whether it is an image by itself because its name has no number. Where one may become that for
   * another reason, names that differ by it are not asked for here.
   */
  private static boolean alone(CompiledRule rule, byte[] identity) {
    return rule.group() instanceof GroupBy.Sequence sequence
        && sequence.shorter() == GroupBy.Shorter.SINGLE
        && !GroupIdentity.ofSequence(rule, identity);
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.poll();
  }
}
