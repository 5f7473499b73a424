package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An object store in memory: folders are there as long as something lies below them. */
final class FakeStore implements Store {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  /** Every path that was asked for, from whatever thread. */
  final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  FakeStore with(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  FakeStore with(String path, int size) {
    files.put(path, new byte[size]);
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
      return Optional.of(new Entry(path, false, files.get(path).length));
    }
    String below = files.ceilingKey(path + "/");
    return below != null && below.startsWith(path + "/")
        ? Optional.of(new Entry(path, true, 0))
        : Optional.empty();
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
