package io.bucketspec.bench.micro;

import io.bucketspec.bench.SampleKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The same keys twice: as the job has them, and as a program on texts has them. */
final class Keys {
  private static final int SEED = 1;

  private final String[] texts;
  private final byte[][] bytes;

  Keys(List<String> texts) {
    this.texts = texts.toArray(new String[0]);
    this.bytes =
        texts.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** Objects of all sorts. */
  static Keys mixed(int count) {
    return new Keys(SampleKeys.mixed(count));
  }

  /** Camera runs, the frames of each shuffled. */
  static List<Keys> shuffledRuns(int runs, int frames) {
    Random random = new Random(SEED);
    List<Keys> all = new ArrayList<>();
    for (List<String> run : SampleKeys.runs(runs, frames)) {
      List<String> shuffled = new ArrayList<>(run);
      Collections.shuffle(shuffled, random);
      all.add(new Keys(shuffled));
    }
    return all;
  }

  /** Not a copy. */
  String[] texts() {
    return texts;
  }

  /** As UTF-8, in the same order. Not a copy. */
  byte[][] bytes() {
    return bytes;
  }
}
