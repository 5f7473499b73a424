package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.run.ledger.LedgerAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the rows that matter to some keys through the steps of a run, and looks where the keys come
 * out.
 */
public final class Explainer {
  private static final byte[] NO_BUCKET = {};

  private final RunPlan plan;
  private final List<ExplainedRow> rows;
  private final List<SortedRecord> tags;

  /** Finds the rows of side tables. */
  private MetadataRows metadataRows;

  /** Objects that are listed more than once, and written once at most. */
  private final Set<Bytes> repeated = new HashSet<>();

  /**
   * @param plan one that writes nothing
   * @param rows what {@link ExplainStep} found
   * @param tags rows of the tag table that matter, as {@link TagPick} gives them
   * @param tables the rows of side tables that matter, as {@link #asks} tells
   */
  public Explainer(
      RunPlan plan, List<ExplainedRow> rows, List<SortedRecord> tags, MetadataTables tables) {
    this.plan = plan;
    this.rows = rows;
    this.tags = tags;
    this.metadataRows = new KnownRows(plan.metadata(), tables);
  }

  /** Which rows of side tables matter to what becomes of keys. */
  public RowQuery asks(List<String> keys) {
    MetadataRows known = metadataRows;
    AskedRows asked = new AskedRows();
    metadataRows = asked;
    explain(keys);
    metadataRows = known;
    repeated.clear();
    return new RowQuery(asked.asked());
  }

  /** Explains keys, each as if the inventory listed it where it does not. */
  public List<Explanation> explain(List<String> keys) {
    Map<Bytes, List<ExplainedRow>> listed = new HashMap<>();
    for (ExplainedRow row : rows.stream().filter(ExplainedRow::listed).toList()) {
      listed.computeIfAbsent(row.object(), any -> new ArrayList<>()).add(row);
    }
    List<SortedRecord> records = new ArrayList<>(tags);
    for (ExplainedRow row : rows) {
      if (row.goesOn()) {
        records.add(new SortedRecord(row.sortKey(), row.record()));
      }
    }
    Map<Bytes, Fate> fates = fates(records);
    List<Explanation> explanations = new ArrayList<>();
    for (String key : keys) {
      for (AskedObject asked : objects(AskedObject.of(plan, key))) {
        Bytes object = asked.object();
        List<ExplainedRow> own = listed.getOrDefault(object, List.of());
        Map<Bytes, Fate> those = own.isEmpty() ? fatesWith(asked, records) : fates;
        Optional<Fate> fate = Optional.ofNullable(those.get(object));
        List<ExplainedRow> told = repeated.contains(object) ? withRepeats(own) : own;
        explanations.add(new Explanation(plan, asked, told, fate, header(asked)));
      }
    }
    return explanations;
  }

  /** The objects of a key, in the order of their buckets; where none is listed, it by itself. */
  private List<AskedObject> objects(AskedObject asked) {
    if (asked.known()) {
      return List.of(asked);
    }
    Set<byte[]> buckets = new TreeSet<>(Arrays::compareUnsigned);
    for (ExplainedRow row : rows) {
      if (row.listed() && Arrays.equals(row.key(), asked.key())) {
        buckets.add(row.bucket());
      }
    }
    return buckets.isEmpty()
        ? List.of(asked)
        : buckets.stream().map(bucket -> asked.in(bucket)).toList();
  }

  /** The rows of a key of which one is a member: as in a group, that of the smallest size. */
  private static List<ExplainedRow> withRepeats(List<ExplainedRow> rows) {
    List<ExplainedRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(ExplainedRow::size));
    boolean member = false;
    for (int i = 0; i < sorted.size(); i++) {
      ExplainedRow row = sorted.get(i);
      if (member && row.member()) {
        sorted.set(i, row.rejected(Reason.DUPLICATE_KEY, ItemAssembler.REPEATED));
      }
      member |= row.member();
    }
    return sorted;
  }

  private Optional<KeyedRecord> header(AskedObject asked) {
    byte[] bucket = plan.severalBuckets() ? asked.bucket() : NO_BUCKET;
    return tags.stream()
        .map(record -> KeyedRecord.read(record.bytes()))
        .filter(row -> Arrays.equals(row.bucket(), bucket) && Arrays.equals(row.key(), asked.key()))
        .findFirst();
  }

  /** What would become of a key if it were listed. */
  private Map<Bytes, Fate> fatesWith(AskedObject asked, List<SortedRecord> records) {
    RuleMatch match = new RuleMatch();
    byte[] bytes = asked.key();
    if (!asked.known()
        || !plan.rules().match(bytes, bytes.length, match)
        || plan.rules().rule(match.rule()).kind().isEmpty()) {
      return Map.of();
    }
    CompiledRule rule = plan.rules().rule(match.rule());
    GroupIdentity identity = new GroupIdentity(plan).in(asked.bucket());
    identity.of(match, bytes, bytes.length);
    Member member = new Member().set(bytes, bytes.length).carries(plan.carries(match.rule()));
    Optional<Fate> rejected = rejected(rule, asked, match, identity, member);
    if (rejected.isPresent()) {
      return Map.of(asked.object(), rejected.get());
    }
    List<SortedRecord> more = new ArrayList<>(records);
    more.add(unlisted(rule, asked, match, identity, member));
    return fates(more);
  }

  /** Gives a member its place in the order, or says why it has none, or no URL. */
  private Optional<Fate> rejected(
      CompiledRule rule,
      AskedObject asked,
      RuleMatch match,
      GroupIdentity identity,
      Member member) {
    String noUrl =
        new SourceBuckets(plan).of(asked.bucket()).urls().fault(asked.key(), asked.key().length);
    if (noUrl != null) {
      return Optional.of(Fate.rejected(Reason.URL_NOT_POSSIBLE, noUrl));
    }
    return identity.alone() || rule.group() instanceof GroupBy.Series
        ? Optional.empty()
        : new MemberOrder(rule)
            .putUndated(member, match, identity.sequence())
            .map(fault -> Fate.rejected(Reason.NO_PLACE, fault));
  }

  private SortedRecord unlisted(
      CompiledRule rule,
      AskedObject asked,
      RuleMatch match,
      GroupIdentity identity,
      Member member) {
    ByteBuilder record = new ByteBuilder();
    if (rule.group() instanceof GroupBy.Series) {
      byte[] bucket = plan.severalBuckets() ? asked.bucket() : NO_BUCKET;
      KeyedRecord.appendObject(record, bucket, member);
      long joinKey = TagRowStep.joinKey(plan, bucket, member.key(), member.keyLength());
      return new SortedRecord(joinKey, record.toByteArray());
    }
    MemberRecord.begin(record, match.rule(), identity, member.carries());
    MemberRecord.append(record, member, identity.keyTail());
    long sortKey = identity.sortKey(rule.kind().orElseThrow());
    return new SortedRecord(sortKey, record.toByteArray());
  }

  private Map<Bytes, Fate> fates(List<SortedRecord> records) {
    Map<Bytes, Fate> fates = new HashMap<>();
    RememberedRejects rejects = new RememberedRejects();
    try (TaskFiles files = new TaskFiles(plan.writing(), rejects, "explain")) {
      ItemAssembler assembler =
          new ItemAssembler(
              plan, files, metadataRows, new Night(plan, LedgerAccess.NONE, files, any -> {}));
      GroupWalk walk =
          new GroupWalk(
              plan, (group, place) -> assembler.assemble(group, new Fates(fates, assembler)));
      Iterator<SortedRecord> sorted = sorted(withMetadata(joined(records, rejects)));
      while (sorted.hasNext()) {
        SortedRecord record = sorted.next();
        if (record.bytes()[0] != MemberRecord.TALLY) {
          walk.record(record.sortKey(), record.bytes());
        }
      }
      walk.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rejects.byKey().forEach((key, fate) -> fates.putIfAbsent(key, fate));
    repeated.addAll(rejects.repeated());
    return fates;
  }

  private Iterator<SortedRecord> joined(List<SortedRecord> records, RememberedRejects rejects) {
    return tags.isEmpty() && records.stream().noneMatch(row -> KeyedRecord.is(row.bytes()))
        ? records.iterator()
        : new TagJoinStep(plan.writing(), rejects, 0, sorted(records.iterator()));
  }

  /** Rows of side tables are here; what files beside objects hold may have to meet who asks. */
  private Iterator<SortedRecord> withMetadata(Iterator<SortedRecord> records) {
    return plan.metadata().uses(MetadataPlan.Way.EXCHANGED)
        ? new MetadataJoinStep(plan, 0, sorted(new MetadataRequestStep(plan, records)))
        : records;
  }

  private static Iterator<SortedRecord> sorted(Iterator<SortedRecord> records) {
    List<SortedRecord> sorted = new ArrayList<>();
    records.forEachRemaining(sorted::add);
    sorted.sort(Comparator.comparingLong(SortedRecord::sortKey));
    return sorted.iterator();
  }

  /**
   * Where a key came out.
   *
   * @param item the item it is in or was to be in; null if it is in none
   * @param position its position there
   * @param members how many members there are
   * @param before the key before it, if any
   * @param after the key behind it, if any
   * @param metadata the item's client metadata, a JSON object; empty if it has none
   * @param media the item's media metadata, a JSON object; empty if it has none
   * @param reason why it is not written; null if it is
   * @param sentence the same for people; empty if it is written
   */
  record Fate(
      MadeItem item,
      int position,
      int members,
      Optional<String> before,
      Optional<String> after,
      String metadata,
      String media,
      Reason reason,
      String sentence) {
    static Fate rejected(Reason reason, String sentence) {
      return new Fate(null, -1, 0, Optional.empty(), Optional.empty(), "", "", reason, sentence);
    }
  }

  /** Notes the fates of all members of items. */
  private record Fates(Map<Bytes, Fate> fates, ItemAssembler assembler)
      implements ItemAssembler.Sink {
    @Override
    public void item(MadeItem item, SpillBuffer text) {
      note(item, assembler.clientMetadata(), assembler.mediaMetadata(), null, "");
    }

    @Override
    public void rejected(MadeItem item, Reason reason, String sentence) {
      note(item, "", "", reason, sentence);
    }

    private void note(
        MadeItem item, String metadata, String media, Reason reason, String sentence) {
      Members members = item.group().members();
      int from = item.plan().from();
      int to = item.plan().to();
      for (int i = from; i < to; i++) {
        byte[] key = members.key(i);
        Optional<String> before = i == from ? Optional.empty() : text(members, i - 1);
        Optional<String> after = i + 1 == to ? Optional.empty() : text(members, i + 1);
        fates.put(
            Bytes.of(item.group().bucket().name(), key),
            new Fate(item, i - from, to - from, before, after, metadata, media, reason, sentence));
      }
    }

    private static Optional<String> text(Members members, int position) {
      return Optional.of(new String(members.key(position), StandardCharsets.UTF_8));
    }
  }
}
