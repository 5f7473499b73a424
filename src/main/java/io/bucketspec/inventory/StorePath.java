package io.bucketspec.inventory;

import java.util.Optional;

/**
 * Full paths as strings. Hadoop's {@code Path(parent, child)} fails on a child with a colon and
 * loses its parent over a child that looks like a drive, so paths are put together here.
 */
final class StorePath {
  private StorePath() {}

  /** The last name of a path. */
  static String name(String path) {
    String bare = withoutSlash(path);
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  /** The folder that holds it; none for a root. */
  static Optional<String> parent(String path) {
    String bare = withoutSlash(path);
    int root = rootEnd(bare);
    int cut = bare.lastIndexOf('/');
    if (bare.length() <= root || cut < root) {
      return Optional.empty();
    }
    return Optional.of(
        cut == root && !bare.contains("://") ? bare.substring(0, cut + 1) : bare.substring(0, cut));
  }

  static String child(String folder, String name) {
    return withoutSlash(folder) + "/" + name;
  }

  /** The authority, which is the bucket for object stores; empty if there is none. */
  static String authority(String path) {
    int colon = path.indexOf("://");
    return colon < 0 ? "" : path.substring(colon + 3, rootEnd(path));
  }

  /** Scheme and authority, as in {@code s3a://bucket}. */
  static String root(String path) {
    return path.substring(0, rootEnd(path));
  }

  private static int rootEnd(String path) {
    int authority = path.indexOf("://");
    if (authority >= 0) {
      int slash = path.indexOf('/', authority + 3);
      return slash < 0 ? path.length() : slash;
    }
    int slash = path.indexOf('/');
    int colon = path.indexOf(':');
    return colon >= 0 && (slash < 0 || colon < slash) ? colon + 1 : 0;
  }

  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
