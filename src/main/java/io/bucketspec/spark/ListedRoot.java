package io.bucketspec.spark;

import io.bucketspec.inventory.BucketName;
import io.bucketspec.inventory.InventoryException;
import java.io.Serializable;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * From where keys count in a listing.
 *
 * @param bucket the bucket, as {@link BucketName} has it
 * @param root how the paths begin of which the rest is the key; ends with a slash
 * @param objects whether it is a store of objects, whose keys a path may change
 */
record ListedRoot(String bucket, String root, boolean objects) implements Serializable {
  private static final Set<String> BUCKETS = Set.of("s3a", "s3", "s3n", "gs", "obs", "oss", "cosn");
  private static final Set<String> CONTAINERS = Set.of("abfs", "abfss", "wasb", "wasbs");

  /**
   * @param listed the qualified path that is listed
   * @param bucket the bucket that the job names
   * @throws InventoryException if nothing tells the bucket
   */
  static ListedRoot of(Path listed, Optional<String> bucket) {
    URI uri = listed.toUri();
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (BUCKETS.contains(scheme)) {
      return new ListedRoot(bucket.orElse(uri.getAuthority()), "/", true);
    }
    if (CONTAINERS.contains(scheme)) {
      String authority = uri.getAuthority();
      int at = authority.indexOf('@');
      String container =
          BucketName.ofContainer(
              authority.substring(0, at), BucketName.account(authority.substring(at + 1)));
      return new ListedRoot(bucket.orElse(container), "/", true);
    }
    String name =
        bucket.orElseThrow(
            () ->
                new InventoryException(
                    listed
                        + " doesn't say which bucket the objects are in: name it beside 'list', in"
                        + " 'bucket'."));
    String path = uri.getPath();
    return new ListedRoot(name, path.endsWith("/") ? path : path + "/", false);
  }

  /** The key of a file. */
  String key(Path file) {
    return file.toUri().getPath().substring(root.length());
  }
}
