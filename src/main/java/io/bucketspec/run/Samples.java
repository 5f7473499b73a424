package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The few smallest keys of many, each with its sentence: the same few in whatever order. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class Samples {
  private static final int MOST = 3;

  private final SortedMap<String, String> byKey = new TreeMap<>();

  void add(String key, String sentence) {
    if (byKey.size() < MOST || byKey.lastKey().compareTo(key) > 0) {
      byKey.putIfAbsent(key, sentence);
      if (byKey.size() > MOST) {
        byKey.remove(byKey.lastKey());
      }
    }
  }

  void addAll(Samples other) {
    other.byKey.forEach(this::add);
  }

  /** The sample keys in their order, each with its sentence. */
  public Map<String, String> byKey() {
    return byKey;
  }
}
