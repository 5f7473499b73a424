package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of items, each a header and the text that goes into the spec file. Where nothing is
 * written only the text's length is there, and its bytes are not.
 */
final class Frames implements Closeable {
  private static final int PIECE = 1 << 14;

  private final DataInputStream in;
  private final byte[] piece = new byte[PIECE];
  private ItemHeader header;
  private long textBytes;
  private long unread;
  private boolean begun;

  Frames(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Where an item's text goes. */
  interface TextSink {
    void write(byte[] bytes, int from, int to) throws IOException;
  }

  /** Puts all of a frame but the text. */
  static void begin(ByteBuilder out, ItemHeader header, SpillBuffer text) {
    begin(out, header, text.length(), text.kept());
  }

  private static void begin(ByteBuilder out, ItemHeader header, long textBytes, long kept) {
    int lengthAt = out.length();
    out.appendInt(0);
    out.appendLong(textBytes);
    out.appendLong(kept);
    int headerAt = out.length();
    header.encode(out);
    int end = out.length();
    out.setLength(lengthAt);
    out.appendInt(end - headerAt);
    out.setLength(end);
  }

  /** Puts all of the current frame but the text, as it came in. */
  void beginCopy(ByteBuilder out) {
    begin(out, header, textBytes, unread);
    begun = true;
  }

  /** Whether the current frame's copy has begun. */
  boolean begun() {
    return begun;
  }

  /** Whether all of the current item's text has been read. */
  boolean textRead() {
    return unread == 0;
  }

  /** Appends a piece of the current item's text. */
  void someText(ByteBuilder out) throws IOException {
    int n = (int) Math.min(PIECE, unread);
    in.readFully(piece, 0, n);
    unread -= n;
    out.append(piece, 0, n);
  }

  /** Goes to the next item; false when there is none. */
  boolean next() throws IOException {
    text((bytes, from, to) -> {});
    int headerLength;
    try {
      headerLength = in.readInt();
    } catch (EOFException e) {
      return false;
    }
    textBytes = in.readLong();
    unread = in.readLong();
    byte[] bytes = new byte[headerLength];
    in.readFully(bytes);
    header = ItemHeader.decode(bytes);
    begun = false;
    return true;
  }

  ItemHeader header() {
    return header;
  }

  /** Bytes of the item's text in a spec file, whether they are here or not. */
  long textBytes() {
    return textBytes;
  }

  /** Reads the current item's text, in pieces. */
  void text(TextSink sink) throws IOException {
    while (unread > 0) {
      int n = (int) Math.min(PIECE, unread);
      in.readFully(piece, 0, n);
      unread -= n;
      sink.write(piece, 0, n);
    }
  }

  /** Copies the current item's text, or its length alone where the bytes are not here. */
  void copyText(SpillBuffer target) throws IOException {
    if (unread == 0) {
      target.count(textBytes);
    } else {
      text(target::append);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
