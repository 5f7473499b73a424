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

  /** Never fails, and reads the same however the stream is cut into pieces. */
  @FuzzTest(maxDuration = "60s")
  void readsAnyBytes(byte[] bytes) throws IOException {
    List<String> whole = read(new ByteArrayInputStream(bytes));
    List<String> byteByByte =
        read(
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
              }
            });
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

  private static List<String> read(InputStream in) throws IOException {
    CsvRows rows = new CsvRows(in, SNAPSHOT, KeyEncoding.AUTO);
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
