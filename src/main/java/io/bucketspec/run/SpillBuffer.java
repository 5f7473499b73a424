package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Bytes to be read back once they are all there: in memory up to a few megabytes, the rest in a
 * local temporary file. Heap stays flat however large a batch is allowed to grow.
 */
public final class SpillBuffer implements Closeable {
  private static final int IN_MEMORY = 4 << 20;
  private static final int PIECE = 1 << 16;

  private final ByteBuilder memory = new ByteBuilder();
  private final boolean keeps;
  private long length;
  private FileChannel file;
  private OutputStream overflow;

  private SpillBuffer(boolean keeps) {
    this.keeps = keeps;
  }

  /** A buffer that can be read back. */
  public static SpillBuffer keeping() {
    return new SpillBuffer(true);
  }

  /** A buffer that only knows how much was put into it. */
  static SpillBuffer counting() {
    return new SpillBuffer(false);
  }

  long length() {
    return length;
  }

  void append(ByteBuilder bytes) throws IOException {
    append(bytes.array(), 0, bytes.length());
  }

  void append(byte[] bytes, int from, int to) throws IOException {
    length += to - from;
    if (!keeps) {
      return;
    }
    if (overflow == null && memory.length() + (to - from) <= IN_MEMORY) {
      memory.append(bytes, from, to);
      return;
    }
    if (overflow == null) {
      // It has no name from here on, so that a task that is killed leaves no file behind.
      file =
          FileChannel.open(
              Files.createTempFile("bucketspec-batch", ".tmp"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      overflow = new BufferedOutputStream(Channels.newOutputStream(file), PIECE);
    }
    overflow.write(bytes, from, to - from);
  }

  /** A stream that appends. */
  public OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        append(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        append(bytes, offset, offset + count);
      }
    };
  }

  /** Counts bytes that are not here. */
  void count(long bytes) {
    length += bytes;
  }

  /** Everything, from its begin, once: nothing may be appended from then on. */
  public InputStream read() throws IOException {
    InputStream head = new ByteArrayReader(memory.array(), memory.length());
    if (overflow == null) {
      return head;
    }
    overflow.flush();
    file.position(0);
    return new SequenceInputStream(
        head, new BufferedInputStream(Channels.newInputStream(file), PIECE));
  }

  /** How much can be read back. */
  long kept() {
    return keeps ? length : 0;
  }

  /** Appends all that can be read back to another one. */
  void copyTo(SpillBuffer target) throws IOException {
    copyTo(target::append);
  }

  /** Hands over all that can be read back. */
  void copyTo(Frames.TextSink target) throws IOException {
    if (!keeps) {
      return;
    }
    if (overflow == null) {
      target.write(memory.array(), 0, memory.length());
      return;
    }
    byte[] piece = new byte[PIECE];
    try (InputStream in = read()) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        target.write(piece, 0, n);
      }
    }
  }

  /** Empties it for the next use. */
  void clear() throws IOException {
    close();
    memory.clear();
    length = 0;
  }

  @Override
  public void close() throws IOException {
    if (overflow != null) {
      file.close();
      overflow = null;
    }
  }

  /** A ByteArrayInputStream over a part of an array, without its locks. */
  private static final class ByteArrayReader extends InputStream {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteArrayReader(byte[] bytes, int end) {
      this.bytes = bytes;
      this.end = end;
    }

    @Override
    public int read() {
      return at < end ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      if (at >= end) {
        return count == 0 ? 0 : -1;
      }
      int n = Math.min(count, end - at);
      System.arraycopy(bytes, at, target, offset, n);
      at += n;
      return n;
    }
  }
}
