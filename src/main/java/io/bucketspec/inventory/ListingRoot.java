package io.bucketspec.inventory;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that a listing begins at, and how keys are told from the paths below it.
 *
 * @param folder its full path, without a slash at its end
 * @param bucket the bucket that its objects are in
 * @param keysFrom what stands before the key in every path
 * @param objectStore whether keys are kept as they are, so that paths may not be able to hold them
 */
record ListingRoot(String folder, String bucket, String keysFrom, boolean objectStore)
    implements Serializable {
  private static final Set<String> BUCKETS =
      Set.of("s3a", "s3", "s3n", "gs", "obs", "oss", "cos", "cosn", "ks3", "tos");
  private static final Set<String> CONTAINERS = Set.of("abfs", "abfss", "wasb", "wasbs");

  /**
   * The root at a path.
   *
   * @param qualified the full path
   * @param bucket the bucket that the job names
   * @throws InventoryException if nothing tells the bucket
   */
  static ListingRoot of(String qualified, Optional<String> bucket) {
    String folder = qualified.replaceFirst("/+$", "");
    String scheme =
        qualified.substring(0, Math.max(0, qualified.indexOf(':'))).toLowerCase(Locale.ROOT);
    String authority = StorePath.authority(qualified);
    if (BUCKETS.contains(scheme)) {
      return new ListingRoot(folder, bucket.orElse(authority), rootOf(folder), true);
    }
    if (CONTAINERS.contains(scheme)) {
      return new ListingRoot(folder, bucket.orElse(container(authority)), rootOf(folder), true);
    }
    return new ListingRoot(
        folder, bucket.orElseThrow(() -> noBucket(qualified)), folder + "/", false);
  }

  private static String rootOf(String folder) {
    return StorePath.root(folder) + "/";
  }

  private static String container(String authority) {
    int at = authority.indexOf('@');
    return at < 0
        ? authority
        : BucketName.ofContainer(
            authority.substring(0, at), BucketName.account(authority.substring(at + 1)));
  }

  private static InventoryException noBucket(String path) {
    return new InventoryException(
        path + " doesn't say which bucket the objects are in: name it beside 'list', in 'bucket'.");
  }

  /** The key of an object at a path; of a path outside of the bucket, what it says all the same. */
  String key(String path) {
    return path.startsWith(keysFrom)
        ? path.substring(keysFrom.length())
        : path.substring(path.indexOf("://") + "://".length());
  }

  /**
   * The folder to look in for keys that begin so; empty if none can be here. It is this one, unless
   * the beginning names one below that paths can spell.
   */
  Optional<String> folderFor(String prefix) {
    String wanted = keysFrom + prefix.substring(0, prefix.lastIndexOf('/') + 1);
    String all = folder + "/";
    if (!spelled(prefix) || all.startsWith(keysFrom + prefix)) {
      return Optional.of(folder);
    }
    if (wanted.startsWith(all)) {
      return Optional.of(wanted.substring(0, wanted.length() - 1));
    }
    return Optional.empty();
  }

  private static boolean spelled(String prefix) {
    String whole = "/" + prefix + "/";
    return !prefix.startsWith("/")
        && !prefix.contains("//")
        && !whole.contains("/./")
        && !whole.contains("/../");
  }
}
