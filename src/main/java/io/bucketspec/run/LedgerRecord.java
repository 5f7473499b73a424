package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Varint;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A row of the exchange: what was published of a bucket, as a segment of the ledger has it. Where a
 * table holds the ledger's rows, they come to their buckets' tasks so, before all objects and the
 * segments in their order.
 */
final class LedgerRecord {
  private static final byte LEDGER = RecordTag.LEDGER;
  private static final byte[] NOTHING = {};
  private static final Kind[] KINDS = Kind.values();

  private LedgerRecord() {}

  static boolean is(byte[] record) {
    return record[0] == LEDGER;
  }

  /** Begins a record, to which items are then appended. */
  static void begin(ByteBuilder out, int bucket, int segment) {
    out.append(LEDGER);
    Varint.append(out, bucket);
    Varint.append(out, segment);
  }

  static void append(ByteBuilder out, LedgerItem item) {
    out.appendLong(item.place());
    out.append((byte) item.kind().ordinal());
    text(out, item.rule());
    bytes(out, item.bucket());
    Varint.append(out, item.grouped() ? item.group().length + 1 : 0);
    if (item.grouped()) {
      out.append(item.group());
    }
    bytes(out, item.firstKey());
    Varint.append(out, item.members());
    out.appendLong(item.fingerprint());
    text(out, item.run());
    Varint.append(out, item.firstSeen());
    Varint.append(out, item.goneSince());
    out.appendLong(item.told());
    bytes(out, item.objects());
  }

  private static void text(ByteBuilder out, String text) {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteBuilder out, byte[] bytes) {
    Varint.append(out, bytes, 0, bytes.length);
  }

  static int bucket(byte[] record) {
    return new Varint().over(record, 1).nextInt();
  }

  /** The number of the segment that its items are of. */
  static int segment(byte[] record) {
    Varint in = new Varint().over(record, 1);
    in.next();
    return in.nextInt();
  }

  /** Hands over its items. */
  static void items(byte[] record, LedgerReader.Sink sink) throws IOException {
    Varint in = new Varint().over(record, 1);
    in.next();
    in.next();
    while (in.position() < record.length) {
      sink.row(item(in));
    }
  }

  private static LedgerItem item(Varint in) {
    long place = in.nextLong();
    Kind kind = KINDS[in.nextByte()];
    String rule = text(in);
    byte[] bucket = in.nextBytes();
    int group = in.nextInt() - 1;
    byte[] groupOrNull = null;
    if (group >= 0) {
      groupOrNull = in.nextBytes(group);
    }
    byte[] firstKey = in.nextBytes();
    int members = in.nextInt();
    long fingerprint = in.nextLong();
    String run = text(in);
    long firstSeen = in.next();
    long goneSince = in.next();
    long told = in.nextLong();
    return new LedgerItem(
        place,
        kind,
        rule,
        bucket.length == 0 ? NOTHING : bucket,
        groupOrNull,
        firstKey,
        members,
        fingerprint,
        run,
        firstSeen,
        goneSince,
        told,
        in.nextBytes());
  }

  private static String text(Varint in) {
    return new String(in.nextBytes(), StandardCharsets.UTF_8);
  }
}
