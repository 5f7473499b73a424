package io.bucketspec.inventory;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a file that begin in one part of it, so that parts which follow one another hold
 * every line once: what comes before the first line that begins there is passed over, and the last
 * one is read to its end, wherever that is.
 *
 * <p>The stream begins one byte before the part, if that isn't the file's first: only a line feed
 * there tells that a line begins with the part.
 */
public final class WholeLines extends InputStream {
  private final InputStream in;
  private final byte[] one = new byte[1];
  private long at;
  private final long to;
  private boolean begun;
  private boolean ended;

  /**
   * @param in the file from {@link #start} on
   * @param from where the part begins
   * @param to where it ends, which is where the next begins
   */
  public WholeLines(InputStream in, long from, long to) {
    this.in = in;
    this.at = start(from);
    this.to = to;
    begun = from == 0;
  }

  /** Where a stream is to begin for a part that begins there. */
  public static long start(long from) {
    return Math.max(0, from - 1);
  }

  @Override
  public int read() throws IOException {
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int read = in.read(bytes, offset, length);
      if (read < 0) {
        ended = true;
        break;
      }
      int begin = begun ? 0 : passOver(bytes, offset, read);
      if (begin == read) {
        at += read;
        continue;
      }
      int end = end(bytes, offset, begin, read);
      at += read;
      if (end > begin) {
        System.arraycopy(bytes, offset + begin, bytes, offset, end - begin);
        return end - begin;
      }
    }
    return -1;
  }

  /** How many bytes are of a line that began before; all, if none ends here. */
  private int passOver(byte[] bytes, int offset, int read) {
    for (int i = 0; i < read; i++) {
      if (bytes[offset + i] == '\n') {
        begun = true;
        ended = at + i + 1 >= to;
        return ended ? read : i + 1;
      }
    }
    return read;
  }

  /** How many of the bytes are of lines that begin before the end. */
  private int end(byte[] bytes, int offset, int begin, int read) {
    if (at + read < to) {
      return read;
    }
    for (int i = (int) Math.max(begin, to - 1 - at); i < read; i++) {
      if (bytes[offset + i] == '\n') {
        ended = true;
        return i + 1;
      }
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
