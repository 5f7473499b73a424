package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a bucket's task passes on to the last step: its tally, the spec files it wrote, the items
 * that did not fill one, and objects that may have been renamed.
 *
 * @param folder the spec folder it belongs to; rows of a folder must come to one task
 * @param order the place among the rows of that task, as unsigned bytes
 * @param payload a tag, then a tally, a spec file, a piece of items or an object
 */
public record Passed(String folder, byte[] order, byte[] payload) {
  static final byte TALLY = 'T';
  static final byte FILE = 'F';
  static final byte ITEMS = 'I';
  static final byte OBJECT = 'O';

  static Passed tally(Tally tally) {
    return new Passed("", new byte[] {TALLY}, tagged(TALLY, tally.toBytes()));
  }

  static Passed file(String folder, int number, byte[] specFile) {
    ByteBuilder order = begin(folder, FILE);
    order.appendInt(number);
    return new Passed(folder, order.toByteArray(), tagged(FILE, specFile));
  }

  /**
   * A piece of a batch's items.
   *
   * @param batch counts the batches that a bucket leaves in a folder
   * @param piece counts the pieces of that batch and kind
   */
  static Passed items(
      String folder, Kind kind, int bucket, int batch, int piece, ByteBuilder bytes) {
    ByteBuilder order = begin(folder, ITEMS);
    order.append((byte) kind.ordinal());
    order.appendInt(bucket);
    order.appendInt(batch);
    order.appendInt(piece);
    return new Passed(folder, order.toByteArray(), tagged(ITEMS, bytes.toByteArray()));
  }

  /** No folder's name holds a 0 byte, so that one folder's rows never stand amid another's. */
  private static ByteBuilder begin(String folder, byte tag) {
    ByteBuilder order = new ByteBuilder(64);
    order.append((byte) 'f').append(folder.getBytes(StandardCharsets.UTF_8));
    return order.append((byte) 0).append(tag);
  }

  /** The number of the spec file that a row tells of; a folder's come in rising order. */
  static int fileNumber(Passed row) {
    return ByteBuffer.wrap(row.order()).getInt(row.order().length - Integer.BYTES);
  }

  static byte[] tagged(byte tag, byte[] bytes) {
    byte[] tagged = new byte[bytes.length + 1];
    tagged[0] = tag;
    System.arraycopy(bytes, 0, tagged, 1, bytes.length);
    return tagged;
  }
}
