package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.spec.ItemEncoder;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the items of a group: their titles, their findings, and their texts in the spec. */
final class ItemAssembler {
  private static final int DRAIN_AT = 1 << 15;
  private static final byte[] NO_GROUP = {};
  private static final int DELETE = 0x7F;

  private final RunPlan plan;
  private final TaskFiles files;
  private final ItemEncoder encoder;
  private final ItemTitle titles;
  private final GroupItems items;
  private final GroupName names = new GroupName();
  private final RuleMatch match = new RuleMatch();
  private final Map<Kind, Long> bytesAround = new EnumMap<>(Kind.class);
  private final FolderPaths folders;
  private final SpillBuffer text;
  private final ByteBuilder out = new ByteBuilder(2 * DRAIN_AT);
  private final ByteBuilder url = new ByteBuilder(1024);
  private final ByteBuilder title = new ByteBuilder();
  private byte[] firstKey = NO_GROUP;

  ItemAssembler(RunPlan plan, TaskFiles files) {
    this.plan = plan;
    this.items = new GroupItems(plan);
    this.files = files;
    this.encoder = ItemEncoder.of(plan.output().spec());
    this.titles = new ItemTitle(plan.bucketBytes());
    this.folders = new FolderPaths(plan.output());
    this.text = plan.writes() ? SpillBuffer.keeping() : SpillBuffer.counting();
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
    GroupItems.order(group);
    rejectRepeats(group);
    if (group.members().count() == 0) {
      return;
    }
    if (group.tooMany() > 0) {
      rejectTooMany(group, sink);
      return;
    }
    items.of(
        group,
        new GroupItems.Sink() {
          @Override
          public void item(ItemPlan item) throws IOException {
            make(group, item, sink);
          }

          @Override
          public void tooFew(ItemPlan item, int least) throws IOException {
            String sentence = tooFewSentence(item, least);
            reject(made(group, item), Reason.SHORT_SEQUENCE, item.count(), sentence, sink);
          }

          @Override
          public void dropped(int position, Reason reason, String sentence) throws IOException {
            byte[] key = key(group.members(), position);
            files.reject(reason, group.rule().name(), key, key.length, sentence);
          }
        });
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
    reject(made(group, whole), Reason.TOO_MANY_MEMBERS, objects, sentence, sink);
  }

  private MadeItem made(Group group, ItemPlan item) {
    return new MadeItem(header(group, item), "", group, item);
  }

  private void reject(MadeItem item, Reason reason, long objects, String sentence, Sink sink)
      throws IOException {
    files.rejectItem(reason, item.header(), objects, sentence);
    sink.rejected(item, reason, sentence);
  }

  private void make(Group group, ItemPlan item, Sink sink) throws IOException {
    ItemHeader header = header(group, item);
    String folder = folders.of(group.rule(), item.kind(), match, firstKey);
    MadeItem made = new MadeItem(header, folder, group, item);
    if (isBlank(header.title())) {
      String sentence = "Its title is blank: give the rule a 'title' that never is.";
      reject(made, Reason.BLANK_TITLE, item.count(), sentence, sink);
      return;
    }
    Optional<String> noFolder = PartitionPath.fault(folder);
    if (noFolder.isPresent()) {
      reject(made, Reason.LONG_PARTITION, item.count(), noFolder.get(), sink);
      return;
    }
    encode(group, item, header);
    addLimitFinding(header);
    Optional<Finding> unwanted = unwanted(header);
    if (unwanted.isPresent()) {
      rejectFor(unwanted.get(), made, sink);
    } else {
      sink.item(made, text);
    }
  }

  private void rejectFor(Finding finding, MadeItem item, Sink sink) throws IOException {
    boolean tooMany = finding.code() == FindingCode.TOO_MANY_MEMBERS;
    Reason reason = tooMany ? Reason.TOO_MANY_MEMBERS : Reason.FINDING;
    String sentence = (tooMany ? "" : finding.code().code() + ": ") + finding.sentence();
    reject(item, reason, item.plan().count(), sentence, sink);
  }

  private static boolean isBlank(byte[] title) {
    for (byte b : title) {
      if (b > ' ' && b < DELETE) {
        return false;
      }
    }
    return new String(title, StandardCharsets.UTF_8).isBlank();
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
      String sentence = "The inventory lists this key more than once; it is written once.";
      files.reject(Reason.DUPLICATE_KEY, group.rule().name(), key, key.length, sentence);
    }
  }

  private ItemHeader header(Group group, ItemPlan item) {
    Members members = group.members();
    firstKey = key(members, item.from());
    CompiledRule rule = group.rule();
    if (!plan.rules().match(firstKey, firstKey.length, match)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    title.clear();
    titles.append(group, item, match, firstKey, title);
    byte[] titleBytes = title.toByteArray();
    longTitle(titleBytes).ifPresent(item.findings()::add);
    return new ItemHeader(
        item.kind(),
        group.ruleIndex(),
        titleBytes,
        item.alone() ? NO_GROUP : names.of(group, match, firstKey),
        firstKey,
        item.count(),
        members.totalSize(item.from(), item.to()),
        item.findings(),
        item.decided());
  }

  private static byte[] key(Members members, int position) {
    return Arrays.copyOfRange(
        members.bytes(), members.keyStart(position), members.keyEnd(position));
  }

  private static Optional<Finding> longTitle(byte[] title) {
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

  private void encode(Group group, ItemPlan item, ItemHeader header) throws IOException {
    text.clear();
    out.clear();
    Members members = group.members();
    encoder.begin(out, header.kind(), header.title(), header.title().length);
    int shared = beginUrls(members);
    for (int i = item.from(); i < item.to(); i++) {
      encodeMember(members, i, i - item.from(), shared);
      if (out.length() >= DRAIN_AT) {
        drain();
      }
    }
    encoder.end(out);
    drain();
  }

  /** Encodes the folder that all members are in; the length of that part of their keys. */
  private int beginUrls(Members members) {
    int start = members.keyStart(0);
    int shared = start + members.shared();
    while (shared > start && members.bytes()[shared - 1] != '/') {
      shared--;
    }
    url.clear();
    plan.urls().append(url);
    plan.urls().append(members.bytes(), start, shared, url);
    return shared - start;
  }

  private void encodeMember(Members members, int member, int position, int shared) {
    int from = members.keyStart(member) + shared;
    int to = members.keyEnd(member);
    if (plan.urls().plain()) {
      encoder.beginPlainMember(out, position);
      out.append(url.array(), 0, url.length());
      plan.urls().append(members.bytes(), from, to, out);
      encoder.endPlainMember(out);
      return;
    }
    int folder = url.length();
    plan.urls().append(members.bytes(), from, to, url);
    encoder.member(out, position, url.array(), url.length());
    url.setLength(folder);
  }

  private void drain() throws IOException {
    text.append(out);
    out.clear();
  }

  private void addLimitFinding(ItemHeader header) {
    Limits limits = plan.output().limits();
    long fileBytes = text.length() + bytesAround(header.kind());
    if (fileBytes <= limits.fileBytes()
        && header.mediaBytes() <= limits.mediaBytes()
        && header.members() <= limits.urls()) {
      return;
    }
    List<String> over = new ArrayList<>();
    over(over, "mediaBytes", header.mediaBytes(), limits.mediaBytes());
    over(over, "fileBytes", fileBytes, limits.fileBytes());
    over(over, "urls", header.members(), limits.urls());
    String sentence =
        "Alone it is over the limit of a file (" + String.join(", ", over) + "): it has its own.";
    header.findings().add(new Finding(FindingCode.OVER_LIMIT, sentence));
  }

  /** What a file has besides an item that is alone in it. */
  private long bytesAround(Kind kind) {
    return bytesAround.computeIfAbsent(
        kind, any -> new SpecSize(plan.output().spec()).sizeWith(any, 0));
  }

  private static void over(List<String> over, String limit, long value, long most) {
    if (value > most) {
      over.add(limit + " " + value + " > " + most);
    }
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
