package io.bucketspec.inventory;

import io.bucketspec.model.InvalidOption;
import java.util.Optional;

/**
 * Which inventory to read: the {@code inventory} part of a job file.
 *
 * @param path a folder under which the newest complete snapshot is looked for, or a {@code
 *     manifest.json}, as any Hadoop file system spells it
 * @param format the inventory's dialect; {@code auto} looks at the manifest
 * @param snapshot {@code latest}, or the name of a snapshot's folder such as {@code
 *     2026-11-22T01-00Z}
 * @param keyEncoding how keys are written
 * @param filesAt where the data files lie, if not where the manifest says
 */
public record InventoryOptions(
    String path,
    String format,
    String snapshot,
    KeyEncoding keyEncoding,
    Optional<String> filesAt) {
  /** The newest snapshot that is complete. */
  public static final String LATEST = "latest";

  /** The dialect is told by the manifest. */
  public static final String AUTO = "auto";

  /** The dialect of Amazon S3 Inventory. */
  public static final String S3 = "s3";

  public InventoryOptions {
    if (path == null || path.isBlank()) {
      throw new InvalidOption(
          "path", "An inventory needs a path: a folder of snapshots or a manifest.json.");
    }
    if (!format.equals(AUTO) && !format.equals(S3)) {
      throw new InvalidOption(
          "format",
          "'" + format + "' is no inventory format; known are " + AUTO + " and " + S3 + ".");
    }
    if (snapshot.isBlank()) {
      throw new InvalidOption(
          "snapshot", "A snapshot is 'latest' or a folder's name such as 2026-11-22T01-00Z.");
    }
  }

  /** The newest complete snapshot under a path, everything else found out. */
  public static InventoryOptions at(String path) {
    return new InventoryOptions(path, AUTO, LATEST, KeyEncoding.AUTO, Optional.empty());
  }
}
