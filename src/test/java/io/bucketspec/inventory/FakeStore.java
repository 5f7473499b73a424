package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An object store in memory: folders are there as long as something lies below them. */
final class FakeStore implements Store {
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

  private FakeStore with(String path, byte[] bytes) {
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
    return new Entry(path, false, bytes.length, "ETag " + versions.get(path));
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
}
