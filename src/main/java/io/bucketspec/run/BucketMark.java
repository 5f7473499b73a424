package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of the exchange that says no more than that there is a bucket: what was published of it
 * may be gone, so that no object of it comes.
 */
public final class BucketMark {
  private static final byte MARK = RecordTag.MARK;

  private BucketMark() {}

  /** A mark for each bucket. */
  public static List<SortedRecord> all(Buckets buckets) {
    List<SortedRecord> marks = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      ByteBuilder record = new ByteBuilder(8);
      record.append(MARK);
      Varint.append(record, i);
      marks.add(new SortedRecord(buckets.keyOfTally(i), record.toByteArray()));
    }
    return marks;
  }

  static boolean is(byte[] record) {
    return record[0] == MARK;
  }

  static int bucket(byte[] record) {
    return new Varint().over(record, 1).nextInt();
  }
}
