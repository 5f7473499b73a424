package io.bucketspec.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Files beside objects in memory, which notes what is asked for. */
final class MemorySidecars implements SidecarStore {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, byte[]> files = new HashMap<>();
  private final transient Set<String> broken = new HashSet<>();
  private final transient Set<String> unreachable = new HashSet<>();
  private final transient Queue<String> asked = new ConcurrentLinkedQueue<>();
  private long seed;

  MemorySidecars put(String key, String content) {
    return put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  MemorySidecars put(String key, byte[] content) {
    files.put(key, content);
    return this;
  }

  /** Reading that key fails. */
  MemorySidecars broken(String key) {
    broken.add(key);
    return this;
  }

  /** That key has no spelling. */
  MemorySidecars unreachable(String key) {
    unreachable.add(key);
    return this;
  }

  /** It answers in an order that has nothing to do with that of the questions. */
  MemorySidecars slow(long newSeed) {
    seed = newSeed;
    return this;
  }

  /** The keys asked for, each as often as it was. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public boolean reaches(String bucket, String key) {
    return !unreachable.contains(key);
  }

  @Override
  public Optional<byte[]> read(String bucket, String key, int most) throws IOException {
    asked.add(key);
    if (seed != 0) {
      pause(new Random(seed + key.hashCode()).nextInt(4));
    }
    if (broken.contains(key)) {
      throw new IOException("the store is down");
    }
    return Optional.ofNullable(files.get(key))
        .map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, most)));
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
