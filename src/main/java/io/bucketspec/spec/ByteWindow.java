package io.bucketspec.spec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * A stretch of a file's bytes, which slides over it, and grows where one token or row doesn't fit,
 * up to a size at which that is unusual.
 */
final class ByteWindow {
  private static final int SIZE = 1 << 16;
  private static final int LARGEST = 1 << 20;

  private final InputStream in;
  private byte[] bytes = new byte[SIZE];
  private int end;
  private long before;
  private boolean ended;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** The bytes up to {@link #end}; another array after {@link #slide}. Not a copy. */
  byte[] bytes() {
    return bytes;
  }

  int end() {
    return end;
  }

  /** Whether the file has no bytes behind the window. */
  boolean hasEnded() {
    return ended;
  }

  /** The place in the file of a place in the window. */
  long inFile(int at) {
    return before + at;
  }

  /**
   * Makes {@code from} the window's first byte and reads on.
   *
   * @return whether there is more in it than before
   */
  boolean slide(int from) throws IOException {
    end -= from;
    before += from;
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, end);
    } else if (end == bytes.length) {
      if (end == LARGEST) {
        return false;
      }
      bytes = Arrays.copyOf(bytes, 2 * end);
    }
    // As much as there is room for: what doesn't fit yet is looked at anew each time.
    int read = ended ? 0 : in.readNBytes(bytes, end, bytes.length - end);
    ended |= end + read < bytes.length;
    end += read;
    return read > 0;
  }

  /** The file from {@code from} on, for another reader; the window is of no use then. */
  InputStream rest(int from) {
    return new SequenceInputStream(new ByteArrayInputStream(bytes, from, end - from), in);
  }
}
