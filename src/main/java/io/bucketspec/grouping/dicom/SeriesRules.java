package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import io.bucketspec.model.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rules that make ordered parts of the objects of one series. A SeriesInstanceUID promises less
 * than a volume (PS3.3 A.1.2.3): localizers, several echoes or times, reports and copies go by it
 * too. Numbers are the rules' in {@link SeriesPart#decided}; rule 2, that a series is what has one
 * study and series UID, is the caller's.
 */
public final class SeriesRules {
  private static final String SERIES = "2 series UID";
  private static final int PLAIN = 0;
  private static final int FRAMES = 1;
  private static final int IMAGES = 2;
  private static final int KINDS = 3;

  private final Slice[] slices;
  private final List<DroppedSlice> dropped = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private SeriesRules(List<Slice> slices) {
    this.slices = slices.toArray(new Slice[0]);
  }

  /**
   * Applies the rules to all objects of a series. Nothing depends on the order in which they are
   * given, and no tags make it fail.
   */
  public static SeriesResult apply(List<Slice> slices) {
    return new SeriesRules(slices).apply();
  }

  private SeriesResult apply() {
    int[] kept = kept();
    SeriesFindings.folders(slices, kept).ifPresent(findings::add);
    SeriesFindings.unreadable(slices, kept).ifPresent(findings::add);
    List<Stack> stacks = stacks(kept);
    List<String> labels = new ArrayList<>();
    for (Stack stack : stacks) {
      labels.add(String.join(", ", stack.labels()));
    }
    int volume = onlyVolume(stacks);
    if (volume >= 0) {
      labels.set(volume, "");
    }
    List<String> unique = PartLabels.unique(labels);
    List<SeriesPart> parts = new ArrayList<>();
    for (int i = 0; i < unique.size(); i++) {
      parts.add(part(stacks.get(i), unique.get(i)));
    }
    return new SeriesResult(List.copyOf(parts), List.copyOf(dropped), List.copyOf(findings));
  }

  /**
   * What stands for the whole series needs no label: what is its only part, or the only one that is
   * no localizer. So a series is called the same with a scout and without.
   */
  private static int onlyVolume(List<Stack> stacks) {
    int volume = -1;
    for (int i = 0; i < stacks.size(); i++) {
      if (!stacks.get(i).localizer()) {
        if (volume >= 0) {
          return -1;
        }
        volume = i;
      }
    }
    return stacks.size() == 1 ? 0 : volume;
  }

  /** Rules 1 and 3. */
  private int[] kept() {
    int[] kept = new int[slices.length];
    int count = 0;
    Instances instances = new Instances(slices, dropped);
    for (int index : SliceKeys.canonical(slices)) {
      if (!instances.keeps(index)) {
        continue;
      }
      Optional<String> why = Pixels.whyNone(slices[index]);
      if (why.isPresent()) {
        dropped.add(new DroppedSlice(index, Reason.NO_PIXELS, why.get()));
      } else {
        kept[count++] = index;
      }
    }
    instances.finding().ifPresent(findings::add);
    return Arrays.copyOf(kept, count);
  }

  /** Rules 4 to 7. */
  private List<Stack> stacks(int[] kept) {
    int[][] kinds = kinds(kept);
    Stack plain = Stack.whole(kinds[PLAIN]);
    PlaneSplit planes = new PlaneSplit(slices, kinds[PLAIN]);
    EchoSplit echoes = new EchoSplit(slices);
    RepeatSplit repeats = new RepeatSplit(slices);
    List<Stack> stacks = new ArrayList<>();
    for (Stack plane : planes.split(plain)) {
      for (Stack echo : echoes.split(plane)) {
        stacks.addAll(repeats.split(echo));
      }
    }
    Stack frames = Stack.whole(kinds[FRAMES]);
    stacks.addAll(SingleObjects.split(slices, frames, "multi-frame", "4 multi-frame"));
    Stack images = Stack.whole(kinds[IMAGES]);
    stacks.addAll(SingleObjects.split(slices, images, "image", "5 single image"));
    return stacks;
  }

  private int[][] kinds(int[] kept) {
    long[] kinds = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      DicomTags tags = slices[kept[i]].tags();
      int single = SingleObjects.isRadiograph(tags) ? IMAGES : PLAIN;
      kinds[i] = SingleObjects.isMultiFrame(tags) ? FRAMES : single;
    }
    int[][] parts = new int[KINDS][0];
    ValueGroups groups = new ValueGroups(kinds);
    int[][] found = groups.parts(kept);
    for (int i = 0; i < found.length; i++) {
      parts[(int) groups.value(i)] = found[i];
    }
    return parts;
  }

  /** Rules 8 and 9. */
  private SeriesPart part(Stack stack, String label) {
    List<String> rules = new ArrayList<>();
    rules.add(SERIES);
    rules.addAll(stack.rules());
    if (stack.size() == 1) {
      // Nothing to put in order.
      return new SeriesPart(stack.slices(), label, String.join(", ", rules), stack.findings());
    }
    SliceOrder order = new SliceOrder(slices, stack);
    rules.add(order.rule());
    List<Finding> found = new ArrayList<>(stack.findings());
    if (!stack.localizer()) {
      order.distinctPositions().ifPresent(positions -> Spacing.look(positions, found));
    }
    return new SeriesPart(order.order(), label, String.join(", ", rules), List.copyOf(found));
  }
}
