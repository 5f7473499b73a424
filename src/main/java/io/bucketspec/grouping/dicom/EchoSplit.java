package io.bucketspec.grouping.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rule 7, first half: slices of magnetic resonance at one place differ in echo time and in time,
 * and a volume has one of each.
 */
final class EchoSplit {
  private static final String MODALITY = "MR";

  /** Milliseconds that an echo time may be off by: what a conversion to 32 bits and back does. */
  private static final double TOLERANCE = 1e-3;

  private final Slice[] slices;

  EchoSplit(Slice[] slices) {
    this.slices = slices;
  }

  List<Stack> split(Stack stack) {
    if (!maybeResonance(stack)) {
      return List.of(stack);
    }
    List<Stack> stacks = new ArrayList<>();
    for (Stack echo : byEcho(stack)) {
      stacks.addAll(byTime(echo));
    }
    return stacks;
  }

  /** A table with echo times need not have modalities too. */
  private boolean maybeResonance(Stack stack) {
    for (int index : stack.slices()) {
      if (!slices[index].tags().modality().orElse(MODALITY).equals(MODALITY)) {
        return false;
      }
    }
    return true;
  }

  private List<Stack> byEcho(Stack stack) {
    double[] times = new double[stack.size()];
    int count = 0;
    for (int index : stack.slices()) {
      if (slices[index].tags().has(DicomTag.ECHO_TIME)) {
        times[count++] = slices[index].tags().decimal(DicomTag.ECHO_TIME);
      }
    }
    double[] echoes = distinct(Arrays.copyOf(times, count));
    long[] ranks = new long[stack.size()];
    for (int i = 0; i < ranks.length; i++) {
      DicomTags tags = slices[stack.slices()[i]].tags();
      ranks[i] =
          tags.has(DicomTag.ECHO_TIME)
              ? rank(echoes, tags.decimal(DicomTag.ECHO_TIME)) + 1
              : ValueGroups.ABSENT;
    }
    return parts(stack, new ValueGroups(ranks), "echo", "no echo time", "7 echo time");
  }

  /** The smallest time of each echo. */
  private static double[] distinct(double[] times) {
    Arrays.sort(times);
    int count = 0;
    for (double time : times) {
      if (count == 0 || time - times[count - 1] > TOLERANCE) {
        times[count++] = time;
      }
    }
    return Arrays.copyOf(times, count);
  }

  private static int rank(double[] echoes, double time) {
    int place = Arrays.binarySearch(echoes, time);
    return place >= 0 ? place : -place - 2;
  }

  private List<Stack> byTime(Stack stack) {
    DicomTag tag = DicomTag.TEMPORAL_POSITION_IDENTIFIER;
    long[] times = new long[stack.size()];
    for (int i = 0; i < times.length; i++) {
      DicomTags tags = slices[stack.slices()[i]].tags();
      times[i] = tags.has(tag) ? tags.whole(tag) : ValueGroups.ABSENT;
    }
    return parts(stack, new ValueGroups(times), "time", "no time", "7 temporal position");
  }

  private static List<Stack> parts(
      Stack stack, ValueGroups groups, String noun, String none, String rule) {
    if (groups.count() < 2) {
      return List.of(stack);
    }
    int[][] parts = groups.parts(stack.slices());
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      long value = groups.value(i);
      String label = value == ValueGroups.ABSENT ? none : noun + " " + value;
      stacks.add(stack.part(parts[i], label, rule));
    }
    return stacks;
  }
}
