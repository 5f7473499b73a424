package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import java.nio.charset.StandardCharsets;

/**
 * A rejection to be looked at: a row of {@link TableSchema#REJECTS}, on its way as a record of the
 * exchange.
 *
 * @param key the object's, or the item's first
 * @param rule the rule that took it; null if none did
 * @param reason the code of a reason
 * @param sentence why
 * @param objects how many objects are rejected with it
 * @param item the title of the item that is rejected; null for an object by itself
 * @param bucket the bucket; null where it isn't known
 */
public record RejectView(
    String key,
    String rule,
    String reason,
    String sentence,
    long objects,
    String item,
    String bucket) {
  private static final byte REJECT = 9;

  /** Whether a record is one. */
  static boolean is(byte[] record) {
    return record[0] == REJECT;
  }

  /** The rejection of a row of the table. */
  static RejectView of(Object... values) {
    return new RejectView(
        text(values[0]),
        text(values[1]),
        text(values[2]),
        text(values[3]),
        ((Number) values[4]).longValue(),
        text(values[5]),
        text(values[6]));
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : (String) value;
  }

  byte[] toBytes() {
    ByteBuilder out = new ByteBuilder(256);
    out.append(REJECT);
    append(out, key);
    append(out, rule);
    append(out, reason);
    append(out, sentence);
    Varint.append(out, objects);
    append(out, item);
    append(out, bucket);
    return out.toByteArray();
  }

  private static void append(ByteBuilder out, String textOrNull) {
    out.append((byte) (textOrNull == null ? 0 : 1));
    if (textOrNull != null) {
      byte[] bytes = textOrNull.getBytes(StandardCharsets.UTF_8);
      Varint.append(out, bytes, 0, bytes.length);
    }
  }

  static RejectView ofBytes(byte[] record) {
    Varint in = new Varint().over(record, 1);
    return new RejectView(next(in), next(in), next(in), next(in), in.next(), next(in), next(in));
  }

  private static String next(Varint in) {
    return in.nextByte() == 0 ? null : new String(in.nextBytes(), StandardCharsets.UTF_8);
  }
}
