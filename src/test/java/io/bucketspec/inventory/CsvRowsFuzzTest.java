package io.bucketspec.inventory;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

class CsvRowsFuzzTest {
  private static final Snapshot SNAPSHOT =
      Snapshots.csv("quay", "Bucket", "Key", "IsLatest", "IsDeleteMarker", "Size", "StorageClass");

  private static final Snapshot LITERAL =
      Snapshots.literal(
          InventoryFormat.GCS,
          Snapshot.Source.bucket("quay"),
          ',',
          CsvForm.Header.UNLIKELY,
          "name",
          "size",
          "timeDeleted");

  /** Never fails, and reads the same however the stream is cut into pieces. */
  @FuzzTest(maxDuration = "60s")
  void readsAnyBytes(byte[] bytes) throws IOException {
    readsAlike(bytes, SNAPSHOT);
  }

  /** The same where rows may have several lines; each line is of one row. */
  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesWithLineFeedsInQuotes(byte[] bytes) throws IOException {
    readsAlike(bytes, LITERAL);
  }

  private static void readsAlike(byte[] bytes, Snapshot snapshot) throws IOException {
    List<String> whole = read(new ByteArrayInputStream(bytes), snapshot);
    List<String> byteByByte =
        read(
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
              }
            },
            snapshot);
    if (!whole.equals(byteByByte)) {
      throw new AssertionError(whole + " in one piece, byte by byte " + byteByByte);
    }
    long lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    if (whole.size() > lines) {
      throw new AssertionError(whole.size() + " rows of " + lines + " lines");
    }
  }

  private static List<String> read(InputStream in, Snapshot snapshot) throws IOException {
    CsvRows rows = new CsvRows(in, snapshot, KeyEncoding.AUTO);
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      if (rows.fault().isEmpty() && rows.row().keyLength() == 0) {
        throw new AssertionError("an object without a key");
      }
      all.add(rows.line() + " " + Snapshots.told(rows.row(), rows.fault()));
    }
    return all;
  }
}
