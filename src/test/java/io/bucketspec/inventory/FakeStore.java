package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An object store in memory: folders are there as long as something lies below them. */
final class FakeStore implements Store {
  /** When all files were written. */
  static final Instant WRITTEN = Instant.parse("2026-11-22T06:00:00Z");

  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private final Map<String, Integer> versions = new HashMap<>();

  /** Every path that was asked for, from whatever thread. */
  final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  FakeStore with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  FakeStore with(String path, int size) {
    return with(path, new byte[size]);
  }

  FakeStore with(String path, byte[] bytes) {
    files.put(path, bytes);
    versions.merge(path, 1, Integer::sum);
    return this;
  }

  @Override
  public String qualified(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @Override
  public Optional<Entry> entry(String path) {
    asked.add(path);
    if (files.containsKey(path)) {
      return Optional.of(entry(path, files.get(path)));
    }
    String below = files.ceilingKey(path + "/");
    return below != null && below.startsWith(path + "/")
        ? Optional.of(new Entry(path, true, 0, ""))
        : Optional.empty();
  }

  private Entry entry(String path, byte[] bytes) {
    return new Entry(path, false, bytes.length, "ETag " + versions.get(path), WRITTEN);
  }

  void delete(String path) {
    files.remove(path);
  }

  @Override
  public List<Entry> list(String folder) {
    List<String> paths = new ArrayList<>();
    for (String path : files.keySet()) {
      if (path.startsWith(folder + "/")) {
        String name = path.substring(folder.length() + 1).replaceFirst("/.*", "");
        if (!paths.contains(folder + "/" + name)) {
          paths.add(folder + "/" + name);
        }
      }
    }
    return paths.stream().map(path -> entry(path).orElseThrow()).toList();
  }

  @Override
  public byte[] read(String path) {
    return files.get(path).clone();
  }

  @Override
  public byte[] head(String path, int most) {
    byte[] bytes = files.get(path);
    return Arrays.copyOf(bytes, Math.min(most, bytes.length));
  }
}
