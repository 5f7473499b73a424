package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
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

/** Makes an item of a group: its order, title, findings, and its text in the spec. */
final class ItemAssembler {
  private static final int DRAIN_AT = 1 << 15;
  private static final byte[] NO_GROUP = {};
  private static final int DELETE = 0x7F;

  private final RunPlan plan;
  private final TaskFiles files;
  private final ItemEncoder encoder;
  private final byte[] bucket;
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
    this.files = files;
    this.encoder = ItemEncoder.of(plan.output().spec());
    this.bucket = plan.bucketBytes();
    this.folders = new FolderPaths(plan.output());
    this.text = plan.writes() ? SpillBuffer.keeping() : SpillBuffer.counting();
  }

  /** The item's text in the spec, of the group last assembled. */
  SpillBuffer text() {
    return text;
  }

  /** The item, or empty when it was rejected. */
  Optional<ItemHeader> assemble(Group group) throws IOException {
    Members members = group.members();
    members.order();
    rejectRepeats(group);
    if (members.count() == 0) {
      return Optional.empty();
    }
    ItemHeader header = header(group);
    if (group.tooMany() > 0) {
      long objects = members.count() + group.tooMany();
      String sentence =
          "The group has "
              + objects
              + " members; the platform takes "
              + Limits.MAX_URLS
              + " URLs in a file. Split it by another capture.";
      files.rejectItem(Reason.TOO_MANY_MEMBERS, header, objects, sentence);
      return Optional.empty();
    }
    if (isBlank(header.title())) {
      String sentence = "Its title is blank: give the rule a 'title' that never is.";
      files.rejectItem(Reason.BLANK_TITLE, header, members.count(), sentence);
      return Optional.empty();
    }
    Optional<String> noFolder = PartitionPath.fault(folder(group.rule()));
    if (noFolder.isPresent()) {
      files.rejectItem(Reason.LONG_PARTITION, header, members.count(), noFolder.get());
      return Optional.empty();
    }
    encode(group, header);
    addLimitFinding(header);
    return keep(header) ? Optional.of(header) : Optional.empty();
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

  private ItemHeader header(Group group) {
    Members members = group.members();
    firstKey = Arrays.copyOfRange(members.bytes(), members.keyStart(0), members.keyEnd(0));
    int length = firstKey.length;
    CompiledRule rule = group.rule();
    if (!plan.rules().match(firstKey, length, match)) {
      throw new IllegalStateException("a key no longer matches the rule that took it");
    }
    title.clear();
    rule.title(match, firstKey, length, bucket, TitleParts.NONE, title);
    Kind kind = rule.kind().orElseThrow();
    List<Finding> findings = new ArrayList<>(0);
    group.absentMembers().ifPresent(findings::add);
    byte[] titleBytes = title.toByteArray();
    longTitle(titleBytes).ifPresent(findings::add);
    return new ItemHeader(
        kind,
        group.ruleIndex(),
        titleBytes,
        groupText(rule, length),
        firstKey,
        members.count(),
        members.totalSize(),
        findings);
  }

  private byte[] groupText(CompiledRule rule, int keyLength) {
    if (rule.group() instanceof GroupBy.Single) {
      return NO_GROUP;
    }
    if (rule.group() instanceof GroupBy.Folder) {
      return Arrays.copyOf(firstKey, GroupIdentity.folderEnd(firstKey, keyLength));
    }
    ByteBuilder group = new ByteBuilder();
    for (int capture : rule.groupCaptures()) {
      if (group.length() > 0) {
        group.append((byte) '/');
      }
      if (match.start(capture) >= 0) {
        group.append(firstKey, match.start(capture), match.end(capture));
      }
    }
    return group.toByteArray();
  }

  /** The spec folder of the item last assembled. */
  String folder(CompiledRule rule) {
    return folders.of(rule, match, firstKey);
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

  private void encode(Group group, ItemHeader header) throws IOException {
    text.clear();
    out.clear();
    Members members = group.members();
    encoder.begin(out, header.kind(), header.title(), header.title().length);
    int shared = beginUrls(members);
    for (int i = 0; i < members.count(); i++) {
      encodeMember(members, i, shared);
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

  private void encodeMember(Members members, int position, int shared) {
    int from = members.keyStart(position) + shared;
    int to = members.keyEnd(position);
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

  private boolean keep(ItemHeader header) throws IOException {
    for (Finding finding : header.findings()) {
      if (plan.rejects(finding.code())) {
        String sentence = finding.code().code() + ": " + finding.sentence();
        files.rejectItem(Reason.FINDING, header, header.members(), sentence);
        return false;
      }
    }
    return true;
  }
}
