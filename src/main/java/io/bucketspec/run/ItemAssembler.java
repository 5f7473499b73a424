package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the items of a group: their titles, their findings, and their texts in the spec. */
final class ItemAssembler {
  /** Why a key's further rows are rejected. */
  static final String REPEATED = "The inventory lists this key more than once; it is written once.";

  private static final byte[] NO_GROUP = {};
  private static final byte[] NO_BUCKET = {};

  private final RunPlan plan;
  private final TaskFiles files;
  private final Night night;
  private final ItemMetadata metadata;
  private final ItemText text;
  private final ItemTitle titles;
  private final GroupItems items;
  private final GroupName names = new GroupName();
  private final RuleMatch match = new RuleMatch();
  private final FolderPaths folders;
  private final ByteBuilder title = new ByteBuilder();
  private byte[] firstKey = NO_GROUP;

  /**
   * @param rows finds the rows of side tables
   * @param night knows what was published before
   */
  ItemAssembler(RunPlan plan, TaskFiles files, MetadataRows rows, Night night) {
    this.plan = plan;
    this.night = night;
    this.items = new GroupItems(plan);
    this.files = files;
    this.metadata = new ItemMetadata(plan, rows, files.tally());
    this.text = new ItemText(plan);
    this.titles = new ItemTitle();
    this.folders = new FolderPaths(plan.output());
  }

  /** Takes the items that a group became. */
  interface Sink {
    /**
     * Takes one.
     *
     * @param text its text in the spec, valid until this returns
     */
    void item(MadeItem item, SpillBuffer text) throws IOException;

    /** Takes one that was rejected; its folder is not known. */
    default void rejected(MadeItem item, Reason reason, String sentence) {}
  }

  /** Makes the items of a group, and rejects what can't be one. */
  void assemble(Group group, Sink sink) throws IOException {
    assembleItems(group, sink);
    metadata.countUnused(group);
  }

  /** The media metadata of the item last handed over, a JSON object; empty for none. */
  String mediaMetadata() {
    return metadata.media().toString();
  }

  /** The client metadata of the item last handed over, a JSON object; empty for none. */
  String clientMetadata() {
    return metadata.client().toString();
  }

  /** Closes the counts of what was found for items. */
  void finish() {
    metadata.count();
  }

  private void assembleItems(Group group, Sink sink) throws IOException {
    GroupItems.order(group);
    rejectRepeats(group);
    if (night.remembers()) {
      night.meet(group);
    }
    if (group.members().count() == 0 || group.tooMany() > 0) {
      if (group.tooMany() > 0) {
        rejectTooMany(group, sink);
      }
      if (night.remembers()) {
        night.unwritable(group);
      }
      return;
    }
    List<ItemPlan> plans = new ArrayList<>(1);
    decide(group, plans, sink);
    if (plan.retry().some()) {
      leaveOutOthers(group, plans);
    }
    if (night.remembers()) {
      judged(group, plans, sink);
    } else {
      for (ItemPlan item : plans) {
        make(group, item, NightChange.NEW, sink);
      }
    }
  }

  /** Leaves out items that the run is not about. */
  private void leaveOutOthers(Group group, List<ItemPlan> plans) {
    for (ItemPlan item : List.copyOf(plans)) {
      if (!plan.retry().wants(group, item)) {
        files.tally().filtered(RetryPlan.NOT_ASKED_FOR, item.count());
        noteUnwritten(group, item);
        plans.remove(item);
      }
    }
  }

  /** Makes those items that were not published before, or are to be published again. */
  private void judged(Group group, List<ItemPlan> plans, Sink sink) throws IOException {
    for (Verdict verdict : night.judge(group, plans)) {
      if (!verdict.writes()) {
        noteUnwritten(group, verdict.item());
      } else {
        MadeItem made = make(group, verdict.item(), verdict.issue(), sink);
        if (made != null) {
          night.written(made, verdict.issue());
        }
      }
    }
    night.leave();
  }

  /** Decides which items the group becomes, and rejects members that are in none. */
  private void decide(Group group, List<ItemPlan> plans, Sink sink) throws IOException {
    items.of(
        group,
        new GroupItems.Sink() {
          @Override
          public void item(ItemPlan item) {
            plans.add(item);
          }

          @Override
          public void tooFew(ItemPlan item, int least) throws IOException {
            String sentence = tooFewSentence(item, least);
            MadeItem rejected = new MadeItem(header(group, item), "", group, item);
            metadata.note(group, item, match, firstKey);
            reject(rejected, Reason.SHORT_SEQUENCE, item.count(), sentence, sink);
          }

          @Override
          public void dropped(int position, Reason reason, String sentence) throws IOException {
            byte[] key = group.members().key(position);
            note(group, position, key);
            files.reject(
                reason, group.rule().name(), group.bucket().name(), key, key.length, sentence);
          }
        });
  }

  /** Notes the rows that belong to an item that was published before. */
  private void noteUnwritten(Group group, ItemPlan item) {
    if (plan.metadata().of(group.ruleIndex()).isPresent()) {
      byte[] key = group.members().key(item.from());
      if (plan.rules().match(key, key.length, match)) {
        metadata.note(group, item, match, key);
      }
    }
  }

  /** Notes the rows that belong to a member that is in no item. */
  private void note(Group group, int position, byte[] key) {
    Kind kind = group.rule().kind().orElseThrow();
    if (plan.rules().match(key, key.length, match)) {
      metadata.note(
          group, new ItemPlan(kind, position, position + 1, "", List.of(), ""), match, key);
    }
  }

  private static String tooFewSentence(ItemPlan item, int least) {
    return item.count() < least
        ? "It has "
            + Quantity.count(item.count(), "member")
            + "; a sequence has at least "
            + least
            + " ('minLength')."
        : "Its name has no frame number.";
  }

  private void rejectTooMany(Group group, Sink sink) throws IOException {
    Members members = group.members();
    Kind kind = group.rule().kind().orElseThrow();
    ItemPlan whole = new ItemPlan(kind, 0, members.count(), "", new ArrayList<>(), "");
    long objects = members.count() + group.tooMany();
    String sentence =
        group.byTags()
            ? "The series has "
                + objects
                + " objects; the rules for series take "
                + group.most()
                + ". Group by a capture beside it ('within'), or by path."
            : "The group has "
                + objects
                + " members; the platform takes "
                + Limits.MAX_URLS
                + " URLs in a file. Split it by another capture.";
    MadeItem rejected = new MadeItem(header(group, whole, group.firstKey()), "", group, whole);
    metadata.note(group, whole, match, firstKey);
    reject(rejected, Reason.TOO_MANY_MEMBERS, objects, sentence, sink);
  }

  private void reject(MadeItem item, Reason reason, long objects, String sentence, Sink sink)
      throws IOException {
    files.rejectItem(reason, item.header(), objects, sentence);
    sink.rejected(item, reason, sentence);
  }

  /** Makes an item; null if it is rejected. */
  private MadeItem make(Group group, ItemPlan item, NightChange issue, Sink sink)
      throws IOException {
    ItemHeader header = header(group, item).issued(issue);
    String folder = folders.of(group.rule(), item.kind(), match, firstKey);
    MadeItem made = new MadeItem(header, folder, group, item);
    if (ItemTitle.isBlank(header.title())) {
      String sentence = "Its title is blank: give the rule a 'title' that never is.";
      metadata.note(group, item, match, firstKey);
      reject(made, Reason.BLANK_TITLE, item.count(), sentence, sink);
      return null;
    }
    Optional<String> noFolder = PartitionPath.fault(folder);
    if (noFolder.isPresent()) {
      metadata.note(group, item, match, firstKey);
      reject(made, Reason.LONG_PARTITION, item.count(), noFolder.get(), sink);
      return null;
    }
    Optional<Refusal> refusal = metadata.gather(group, item, match, firstKey, header.findings());
    if (refusal.isPresent()) {
      reject(made, refusal.get().reason(), item.count(), refusal.get().sentence(), sink);
      return null;
    }
    text.encode(group.members(), group.bucket().urls(), item, header, metadata);
    text.overLimit(header).ifPresent(header.findings()::add);
    Optional<Finding> unwanted = unwanted(header);
    if (unwanted.isPresent()) {
      rejectFor(unwanted.get(), made, sink);
      return null;
    }
    sink.item(made, text.text());
    return made;
  }

  private void rejectFor(Finding finding, MadeItem item, Sink sink) throws IOException {
    boolean tooMany = finding.code() == FindingCode.TOO_MANY_MEMBERS;
    Reason reason = tooMany ? Reason.TOO_MANY_MEMBERS : Reason.FINDING;
    String sentence = (tooMany ? "" : finding.code().code() + ": ") + finding.sentence();
    reject(item, reason, item.plan().count(), sentence, sink);
  }

  private void rejectRepeats(Group group) throws IOException {
    Members members = group.members();
    if (members.duplicates() == 0) {
      return;
    }
    List<byte[]> repeats = new ArrayList<>();
    members.forEachDuplicate(
        (from, to, size) -> repeats.add(Arrays.copyOfRange(members.bytes(), from, to)));
    for (byte[] key : repeats) {
      files.reject(
          Reason.DUPLICATE_KEY,
          group.rule().name(),
          group.bucket().name(),
          key,
          key.length,
          REPEATED);
    }
  }

  private ItemHeader header(Group group, ItemPlan item) {
    return header(group, item, group.members().key(item.from()));
  }

  private ItemHeader header(Group group, ItemPlan item, byte[] key) {
    Members members = group.members();
    firstKey = key;
    if (!plan.rules().match(firstKey, firstKey.length, match)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    title.clear();
    titles.append(group, item, match, firstKey, title);
    byte[] titleBytes = title.toByteArray();
    ItemTitle.tooLong(titleBytes).ifPresent(item.findings()::add);
    return new ItemHeader(
        item.kind(),
        group.ruleIndex(),
        titleBytes,
        item.alone() ? NO_GROUP : names.of(group, match, firstKey),
        plan.severalBuckets() ? group.bucket().name() : NO_BUCKET,
        firstKey,
        item.count(),
        members.totalSize(item.from(), item.to()),
        item.findings(),
        NightChange.NEW,
        item.decided());
  }

  private Optional<Finding> unwanted(ItemHeader header) {
    for (Finding finding : header.findings()) {
      if (plan.rejects(finding.code())) {
        return Optional.of(finding);
      }
    }
    return Optional.empty();
  }
}
