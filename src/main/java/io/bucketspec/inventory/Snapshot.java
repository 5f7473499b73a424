package io.bucketspec.inventory;

import io.bucketspec.model.Finding;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One complete report over a bucket, or whatever lists objects in its stead. All its data files
 * were found, with the sizes that the manifest states.
 *
 * @param path the full path of the manifest or the list; the prefix of a listing; the name of a
 *     table
 * @param format what it is
 * @param source whose objects it lists
 * @param name what people call it: the name of its folder, which is the time the scan began, or the
 *     time the manifest was written
 * @param created when it says it was created; of a list, when it was written
 * @param layout how its rows are written
 * @param files the data files in the manifest's order; none for an empty bucket, and for what is no
 *     file
 * @param totals what it says that it holds
 * @param findings what was noticed while it was chosen
 * @param fingerprint the MD5, in lower-case hex, of the manifest's bytes; of lists, of their files'
 *     names, sizes and versions: the snapshot's identity
 */
public record Snapshot(
    String path,
    InventoryFormat format,
    Source source,
    String name,
    Optional<Instant> created,
    RowLayout layout,
    List<DataFile> files,
    StatedTotals totals,
    List<Finding> findings,
    String fingerprint)
    implements Serializable {
  public Snapshot {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /**
   * Whose objects an inventory lists.
   *
   * @param bucketOrEmpty the bucket's bare name, also where the manifest has an ARN; of Azure the
   *     container and its account, {@code container@account}; empty if rows are of several and each
   *     names its own
   * @param accountOrEmpty the account of containers that rows name by themselves, as {@link
   *     BucketName} has it; empty if there are no accounts
   */
  public record Source(String bucketOrEmpty, String accountOrEmpty) implements Serializable {
    /** Rows name their buckets in full. */
    public static final Source ROWS = new Source("", "");

    public static Source bucket(String name) {
      return new Source(name, "");
    }

    /** The one bucket that all rows are of; empty if each row names its own. */
    public Optional<String> bucket() {
      return Optional.of(bucketOrEmpty).filter(name -> !name.isEmpty());
    }
  }

  /** The one bucket that all rows are of; empty if each row names its own. */
  public Optional<String> sourceBucket() {
    return source.bucket();
  }

  /** An {@code Optional} can't be serialized. */
  private Object writeReplace() {
    return new Form(
        path,
        format,
        source,
        name,
        created.orElse(null),
        layout,
        files,
        totals,
        findings,
        fingerprint);
  }

  private record Form(
      String path,
      InventoryFormat format,
      Source source,
      String name,
      Instant createdOrNull,
      RowLayout layout,
      List<DataFile> files,
      StatedTotals totals,
      List<Finding> findings,
      String fingerprint)
      implements Serializable {
    private Object readResolve() {
      return new Snapshot(
          path,
          format,
          source,
          name,
          Optional.ofNullable(createdOrNull),
          layout,
          files,
          totals,
          findings,
          fingerprint);
    }
  }
}
