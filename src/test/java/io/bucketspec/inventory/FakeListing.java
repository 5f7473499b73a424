package io.bucketspec.inventory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.Path;

/**
 * A bucket as S3A shows it: objects in the order of their keys' bytes, under the paths that Hadoop
 * makes of them; folders after objects; what seems to be the listed folder itself left out.
 */
final class FakeListing implements ListedStore {
  static final String BUCKET = "s3a://media";

  private final TreeMap<String, ListedObject> objects =
      new TreeMap<>(
          Comparator.comparing(
              key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

  /** How often the store was asked for a single object. */
  final AtomicInteger asked = new AtomicInteger();

  /** Every folder that was listed with the folders in it. */
  final List<String> listed = new CopyOnWriteArrayList<>();

  FakeListing with(String... keys) {
    for (String key : keys) {
      put(key, "etag of " + key, 1_000);
    }
    return this;
  }

  FakeListing put(String key, String etag, long modified) {
    objects.put(key, new ListedObject(path(key), false, key.length(), modified, etag));
    return this;
  }

  void remove(String key) {
    objects.remove(key);
  }

  /** As S3A makes a path of a key. */
  static String path(String key) {
    return new Path("/" + key).makeQualified(URI.create(BUCKET), new Path("/")).toString();
  }

  private static String prefix(String folder) {
    String bare = folder.substring(BUCKET.length()).replaceFirst("^/", "");
    return bare.isEmpty() ? "" : bare + "/";
  }

  @Override
  public Optional<ListedObject> at(String path) {
    asked.incrementAndGet();
    String key = prefix(path).replaceFirst("/$", "");
    if (objects.containsKey(key)) {
      return Optional.of(objects.get(key));
    }
    String below = objects.ceilingKey(prefix(path));
    boolean folder = below != null && below.startsWith(prefix(path));
    return folder ? Optional.of(new ListedObject(path, true, 0, 0, "")) : Optional.empty();
  }

  @Override
  public Iterator<ListedObject> in(String folder) {
    listed.add(folder);
    String prefix = prefix(folder);
    List<ListedObject> found = new ArrayList<>();
    Map<String, ListedObject> folders = new LinkedHashMap<>();
    objects.forEach(
        (key, object) -> {
          if (key.startsWith(prefix) && !key.endsWith("/")) {
            int slash = key.indexOf('/', prefix.length());
            if (slash < 0) {
              found.add(object);
            } else {
              String path = path(key.substring(0, slash)).replaceFirst("^(s3a://media)/$", "$1");
              folders.put(path, new ListedObject(path, true, 0, 0, ""));
            }
          }
        });
    folders.remove(folder);
    found.addAll(folders.values());
    return found.iterator();
  }

  @Override
  public Iterator<ListedObject> below(String folder) {
    String prefix = prefix(folder);
    return objects.entrySet().stream()
        .filter(it -> it.getKey().startsWith(prefix) && !it.getKey().endsWith("/"))
        .map(Map.Entry::getValue)
        .iterator();
  }
}
