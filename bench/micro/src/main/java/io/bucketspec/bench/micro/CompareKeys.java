package io.bucketspec.bench.micro;

import io.bucketspec.grouping.NaturalOrder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whole keys of one camera run, each with the next of a shuffled order. */
@State(Scope.Thread)
public class CompareKeys {
  static final int KEYS = 2_000;

  private final Keys keys = Keys.shuffledRuns(1, KEYS + 1).get(0);

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public int ours() {
    int signs = 0;
    for (int i = 0; i < KEYS; i++) {
      signs += Integer.signum(compareByUs(i));
    }
    return signs;
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public int comparator() {
    int signs = 0;
    for (int i = 0; i < KEYS; i++) {
      signs += Integer.signum(compareTexts(i));
    }
    return signs;
  }

  int compareByUs(int i) {
    byte[] a = keys.bytes()[i];
    byte[] b = keys.bytes()[i + 1];
    return NaturalOrder.compare(a, 0, a.length, b, 0, b.length);
  }

  int compareTexts(int i) {
    return NaturalStrings.ORDER.compare(keys.texts()[i], keys.texts()[i + 1]);
  }
}
