package io.bucketspec.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Keys of the bench's made-up bucket, for the benchmarks that need no inventory. */
public final class SampleKeys {
  private static final long OBJECTS = 1_000_000;
  private static final Noise NOISE = new Noise(1);
  private static final ObjectMix MIX = new ObjectMix(OBJECTS, NOISE);

  private SampleKeys() {}

  /** Objects of all sorts in the bucket's shares, in the shuffled order of its inventory. */
  public static List<String> mixed(int count) {
    Permutation shuffle = new Permutation(OBJECTS, NOISE);
    return IntStream.range(0, count).mapToObj(row -> MIX.object(shuffle.at(row)).key()).toList();
  }

  /** Camera runs, each in a folder of its own, their frames in order. */
  public static List<List<String>> runs(int runs, int frames) {
    List<List<String>> all = new ArrayList<>();
    for (String folder : folders(runs)) {
      all.add(IntStream.range(0, frames).mapToObj(i -> folder + "frame_" + i + ".jpg").toList());
    }
    return all;
  }

  /** The bucket's objects begin with its camera frames, run after run. */
  private static Set<String> folders(int count) {
    Set<String> folders = new LinkedHashSet<>();
    for (long number = 0; folders.size() < count; number++) {
      String key = MIX.object(number).key();
      folders.add(key.substring(0, key.lastIndexOf('/') + 1));
    }
    return folders;
  }
}
