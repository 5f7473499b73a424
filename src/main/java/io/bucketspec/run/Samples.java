package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The few smallest keys of many, each with its sentence: the same few in whatever order. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class Samples {
  private static final int FEW = 3;

  private int most;
  private final SortedMap<String, String> byKey = new TreeMap<>();

  Samples() {
    this(FEW);
  }

  /**
   * @param most how many are kept
   */
  Samples(int most) {
    this.most = most;
  }

  /** Whether a key would be kept, so that no sentence need be made of those that are not. */
  boolean wants(String key) {
    return byKey.size() < most || byKey.lastKey().compareTo(key) > 0;
  }

  void add(String key, String sentence) {
    if (wants(key)) {
      byKey.putIfAbsent(key, sentence);
      if (byKey.size() > most) {
        byKey.remove(byKey.lastKey());
      }
    }
  }

  void addAll(Samples other) {
    other.byKey.forEach(this::add);
  }

  /** The first of them, as few as one looks at. */
  Samples few() {
    Samples few = new Samples();
    few.addAll(this);
    return few;
  }

  /** The sample keys in their order, each with its sentence. */
  public Map<String, String> byKey() {
    return byKey;
  }
}
