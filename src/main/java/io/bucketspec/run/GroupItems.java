package io.bucketspec.run;

import io.bucketspec.grouping.DetectedNumbers;
import io.bucketspec.grouping.GroupParts;
import io.bucketspec.grouping.GroupTraits;
import io.bucketspec.grouping.Members;
import io.bucketspec.grouping.Part;
import io.bucketspec.grouping.dicom.DroppedSlice;
import io.bucketspec.grouping.dicom.SeriesPart;
import io.bucketspec.grouping.dicom.SeriesResult;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import io.bucketspec.model.Policy;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decides which items the members of a group become. */
final class GroupItems {
  private static final String FRAME_NUMBER = "frame number";
  private static final String NO_SEQUENCE = "no sequence";

  private final RunPlan plan;
  private final RuleMatch match = new RuleMatch();
  private final SequenceName name = new SequenceName();

  GroupItems(RunPlan plan) {
    this.plan = plan;
  }

  /** Takes what was decided. */
  interface Sink {
    void item(ItemPlan item) throws IOException;

    /**
     * Takes members that are too few for what their rule makes, or one that is none of a sequence.
     *
     * @param least how many there must be; 1 for a name that has no number
     */
    void tooFew(ItemPlan item, int least) throws IOException;

    /** Takes a member that is in no item, by its position. */
    void dropped(int position, Reason reason, String sentence) throws IOException;
  }

  /** Puts the members in order; of equal keys one stays. */
  static void order(Group group) {
    if (MemberOrder.besidesKey(group.rule())) {
      group.members().orderByExtra();
    } else {
      group.members().order();
    }
  }

  /**
   * The items of a group.
   *
   * @param group one with at least one member, in order
   */
  void of(Group group, Sink sink) throws IOException {
    CompiledRule rule = group.rule();
    Kind kind = rule.kind().orElseThrow();
    Members members = group.members();
    if (rule.single()) {
      sink.item(new ItemPlan(kind, 0, members.count(), "", absent(group, List.of()), ""));
      return;
    }
    if (group.byTags()) {
      series(group, sink);
      return;
    }
    if (detects(rule)) {
      DetectedNumbers.find(members);
    }
    for (Part part : GroupParts.of(members, traits(group), plan.policies())) {
      if (rule.group() instanceof GroupBy.Sequence sequence) {
        sequencePart(group, sequence, part, sink);
      } else if (tiffByItself(kind, members, part)) {
        singles(group, part, sink);
      } else {
        sink.item(item(kind, group, part, ""));
      }
    }
  }

  private void series(Group group, Sink sink) throws IOException {
    Members members = group.members();
    Kind kind = group.rule().kind().orElseThrow();
    SeriesResult series = SeriesItems.arrange(members);
    int from = 0;
    for (SeriesPart volume : series.parts()) {
      int to = from + volume.order().length;
      List<Finding> findings = new ArrayList<>(series.findings());
      findings.addAll(volume.findings());
      Part whole = new Part(from, to, volume.label(), findings);
      int most = group.rule().maxMembers();
      List<Part> parts = GroupParts.withMost(members, whole, most, plan.policies());
      for (Part part : parts) {
        Part told = parts.size() == 1 ? part : ofWhole(part);
        sink.item(item(kind, group, told, volume.decided()));
      }
      from = to;
    }
    for (DroppedSlice dropped : series.dropped()) {
      sink.dropped(from++, dropped.reason(), dropped.sentence());
    }
  }

  /** A part whose findings name positions in the stack that it was cut from. */
  private static Part ofWhole(Part part) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : part.findings()) {
      boolean positions =
          finding.code() == FindingCode.SLICE_GAP
              || finding.code() == FindingCode.IRREGULAR_SPACING;
      String more = positions ? " These are positions before the split." : "";
      findings.add(new Finding(finding.code(), finding.sentence() + more));
    }
    return new Part(part.from(), part.to(), part.label(), findings);
  }

  private void sequencePart(Group group, GroupBy.Sequence sequence, Part part, Sink sink)
      throws IOException {
    Kind kind = group.rule().kind().orElseThrow();
    boolean alone = part.count() == 1 && nameless(group);
    boolean tooFew = alone || part.count() < sequence.minLength();
    if (tiffByItself(kind, group.members(), part)
        || (tooFew && sequence.shorter() == GroupBy.Shorter.SINGLE)) {
      singles(group, part, sink);
    } else if (tooFew && sequence.shorter() == GroupBy.Shorter.REJECT) {
      sink.tooFew(item(kind, group, part, NO_SEQUENCE), alone ? 1 : sequence.minLength());
    } else {
      sink.item(item(kind, group, part, alone ? NO_SEQUENCE : FRAME_NUMBER));
    }
  }

  /** Whether nothing in its member's name could tell it from others of a sequence. */
  private boolean nameless(Group group) {
    Members members = group.members();
    byte[] key = members.key(0);
    return plan.rules().match(key, key.length, match)
        && !name.read(group.rule(), match, key, key.length);
  }

  /** Whether it is an image that a split of {@link FindingCode#TIFF_SEQUENCE} put apart. */
  private boolean tiffByItself(Kind kind, Members members, Part part) {
    return kind == Kind.IMAGE_SEQUENCE
        && part.count() == 1
        && plan.policy(FindingCode.TIFF_SEQUENCE) == Policy.SPLIT
        && MediaType.tiff(
            members.bytes(), members.keyStart(part.from()), members.keyEnd(part.from()));
  }

  private static void singles(Group group, Part part, Sink sink) throws IOException {
    // Sequences have titles that fit a single image too; others would all be called as the group.
    boolean titled = group.rule().group() instanceof GroupBy.Sequence;
    for (int i = part.from(); i < part.to(); i++) {
      List<Finding> findings = absent(group, List.of());
      String label = titled ? "" : fileName(group.members(), i);
      sink.item(new ItemPlan(Kind.IMAGE, i, i + 1, label, findings, NO_SEQUENCE));
    }
  }

  private static String fileName(Members members, int position) {
    int start = members.keyStart(position);
    int length = members.keyEnd(position) - start;
    String key = new String(members.bytes(), start, length, StandardCharsets.UTF_8);
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static ItemPlan item(Kind kind, Group group, Part part, String decided) {
    List<Finding> findings = absent(group, part.findings());
    return new ItemPlan(kind, part.from(), part.to(), part.label(), findings, decided);
  }

  /** The findings, and before them that members of the group are absent, if so. */
  private static List<Finding> absent(Group group, List<Finding> others) {
    List<Finding> findings = new ArrayList<>(others.size());
    findings.addAll(group.absentMembers());
    findings.addAll(others);
    return findings;
  }

  private GroupTraits traits(Group group) {
    CompiledRule rule = group.rule();
    boolean sequence = rule.kind().orElseThrow() == Kind.IMAGE_SEQUENCE;
    boolean frames = sequence || rule.group() instanceof GroupBy.Sequence;
    return new GroupTraits(
        frames && ordersByNumber(rule),
        rule.pairCapture() >= 0,
        views(rule),
        sequence,
        plan.findsCopies(),
        rule.maxMembers());
  }

  private static int views(CompiledRule rule) {
    return rule.pairCapture() < 0 ? 0 : rule.alternatives(rule.pairCapture()).size();
  }

  private static boolean ordersByNumber(CompiledRule rule) {
    return rule.order() instanceof OrderBy.Natural
        || (rule.order() instanceof OrderBy.Captures order && order.names().size() == 1);
  }

  /** Whether members are frames by their names, though neither a capture nor the group says so. */
  private static boolean detects(CompiledRule rule) {
    return rule.kind().orElseThrow() == Kind.IMAGE_SEQUENCE
        && rule.order() instanceof OrderBy.Natural
        && !(rule.group() instanceof GroupBy.Sequence);
  }
}
