package io.bucketspec.inventory;

import io.bucketspec.inventory.Snapshot.Source;
import java.util.Optional;

/** Whose objects a report lists: what its manifest says, or else the job. */
final class ReportSource {
  private ReportSource() {}

  /**
   * @param path where the manifest is, for messages
   * @param bucket the bucket that the job names; of Azure, the only container that is meant
   * @throws InventoryException if the two differ, or nothing says it
   */
  static Source of(String path, Manifest manifest, Optional<String> bucket) {
    if (manifest.of() == InventoryFormat.AZURE) {
      return bucket.map(it -> container(path, manifest, it)).orElse(manifest.source());
    }
    Optional<String> stated = manifest.source().bucket();
    if (bucket.isPresent() && stated.isPresent() && !stated.equals(bucket)) {
      throw differs(path, stated.get(), bucket.get());
    }
    if (stated.isEmpty() && bucket.isEmpty()) {
      boolean named =
          manifest.columns().isEmpty()
              || manifest.columns().stream()
                  .anyMatch(
                      it ->
                          ColumnNames.column(manifest.of(), it)
                              .equals(Optional.of(InventoryColumn.BUCKET)));
      if (!named) {
        throw new InventoryException(ColumnNames.noBucket(path));
      }
    }
    return Source.bucket(stated.or(() -> bucket).orElse(""));
  }

  private static Source container(String path, Manifest manifest, String bucket) {
    String account = manifest.source().accountOrEmpty();
    int at = bucket.indexOf('@');
    if (at >= 0 && !BucketName.account(bucket.substring(at + 1)).equals(account)) {
      throw differs(path, "account " + account, bucket);
    }
    String container = at < 0 ? bucket : bucket.substring(0, at);
    return new Source(BucketName.ofContainer(container, account), account);
  }

  private static InventoryException differs(String path, String stated, String asked) {
    return new InventoryException(
        path + " is of " + stated + ", not of '" + asked + "', which inventory.bucket names.");
  }
}
