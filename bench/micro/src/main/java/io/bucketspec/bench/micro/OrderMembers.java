package io.bucketspec.bench.micro;

import io.bucketspec.grouping.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The frames of camera runs, which come shuffled, into their order. */
@State(Scope.Thread)
public class OrderMembers {
  /** In all groups together, so that the figures are per member at any size of a group. */
  private static final int MEMBERS = 6_000;

  @Param({"150", "2000"})
  int group;

  private final Members members = new Members();
  private List<Keys> groups;

  @Setup
  public void shuffle() {
    groups = Keys.shuffledRuns(MEMBERS / group, group);
  }

  @Benchmark
  @OperationsPerInvocation(MEMBERS)
  public long ours() {
    long first = 0;
    for (Keys keys : groups) {
      first += order(keys).keyStart(0);
    }
    return first;
  }

  @Benchmark
  @OperationsPerInvocation(MEMBERS)
  public long listSort() {
    long first = 0;
    for (Keys keys : groups) {
      first += sorted(keys).get(0).length();
    }
    return first;
  }

  private Members order(Keys keys) {
    members.clear();
    for (byte[] key : keys.bytes()) {
      members.add(key, key.length, -1, -1, 1);
    }
    members.order();
    return members;
  }

  private static List<String> sorted(Keys keys) {
    List<String> sorted = new ArrayList<>(Arrays.asList(keys.texts()));
    sorted.sort(NaturalStrings.ORDER);
    return sorted;
  }

  List<String> orderedByUs() {
    List<String> ordered = new ArrayList<>();
    for (Keys keys : groups) {
      Members inOrder = order(keys);
      for (int i = 0; i < inOrder.count(); i++) {
        int from = inOrder.keyStart(i);
        int length = inOrder.keyEnd(i) - from;
        ordered.add(new String(inOrder.bytes(), from, length, StandardCharsets.UTF_8));
      }
    }
    return ordered;
  }

  List<String> orderedByListSort() {
    return groups.stream().flatMap(keys -> sorted(keys).stream()).toList();
  }
}
