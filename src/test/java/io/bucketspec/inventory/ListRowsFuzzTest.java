package io.bucketspec.inventory;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Any bytes in any format: rows and their faults, or one sentence why the rest can't be read. */
class ListRowsFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsUris(byte[] bytes) {
    reads(InventoryFormat.URIS, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsBatchManifest(byte[] bytes) {
    reads(InventoryFormat.S3_BATCH, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsS3apiListing(byte[] bytes) {
    reads(InventoryFormat.S3API, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsS5cmdListing(byte[] bytes) {
    reads(InventoryFormat.S5CMD, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsGcloudListing(byte[] bytes) {
    reads(InventoryFormat.GCLOUD, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsAzListing(byte[] bytes) {
    reads(InventoryFormat.AZ, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsRcloneListing(byte[] bytes) {
    reads(InventoryFormat.RCLONE, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsSagemakerManifest(byte[] bytes) {
    reads(InventoryFormat.SAGEMAKER, bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesAsAugmentedManifest(byte[] bytes) {
    reads(InventoryFormat.SAGEMAKER_AUGMENTED, bytes);
  }

  /** What a file is, or a sentence why it can't be told; never anything else. */
  @FuzzTest(maxDuration = "60s")
  void tellsAnyBytes(byte[] bytes) {
    FakeStore store = new FakeStore().with("s3a://reports/list", bytes);
    try {
      new ListFinder(store).find(InventoryOptions.at("s3a://reports/list"));
    } catch (InventoryException told) {
      if (!told.getMessage().startsWith("s3a://reports/list ")) {
        throw told;
      }
    }
  }

  private static void reads(InventoryFormat format, byte[] bytes) {
    Snapshot snapshot = Snapshots.list(format, "quay");
    List<String> whole = read(snapshot, new ByteArrayInputStream(bytes));
    List<String> byteByByte =
        read(
            snapshot,
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
              }
            });
    if (!whole.equals(byteByByte)) {
      throw new AssertionError(whole + " in one piece, byte by byte " + byteByByte);
    }
  }

  private static List<String> read(Snapshot snapshot, InputStream in) {
    ObjectRows rows =
        TextRows.of(in, snapshot, KeyEncoding.AUTO, new ExtraColumns(true, true, true));
    List<String> all = new ArrayList<>();
    try {
      while (rows.next()) {
        if (rows.fault().isEmpty() && rows.row().keyLength() == 0) {
          throw new AssertionError("an object without a key");
        }
        all.add(rows.line() + " " + Snapshots.told(rows.row(), rows.fault()));
      }
    } catch (IOException e) {
      all.add(e.getMessage());
    }
    return all;
  }
}
