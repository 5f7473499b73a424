package io.bucketspec.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a program wrote, in numbers that can be compared between programs.
 *
 * <p>The fingerprint of a kind is the sum of its items' hashes over title, {@code createVideo} and
 * URLs in their order: equal for the same items in whatever order and files.
 */
final class SpecTally {
  private final Map<String, Kind> kinds = new TreeMap<>();
  private long files;
  private long bytes;

  /**
   * One kind's numbers.
   *
   * @param fingerprint the sum of the items' hashes, modulo 2^64
   */
  record Kind(long items, long urls, long fingerprint) {
    private Kind plus(Kind other) {
      return new Kind(items + other.items, urls + other.urls, fingerprint + other.fingerprint);
    }
  }

  void addFile(long size) {
    files++;
    bytes += size;
  }

  void addItem(String kind, long urls, long hash) {
    kinds.merge(kind, new Kind(1, urls, hash), Kind::plus);
  }

  Map<String, Kind> kinds() {
    return kinds;
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  long items() {
    return kinds.values().stream().mapToLong(Kind::items).sum();
  }

  long urls() {
    return kinds.values().stream().mapToLong(Kind::urls).sum();
  }
}
