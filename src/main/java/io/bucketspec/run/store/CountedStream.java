package io.bucketspec.run.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that counts what goes through it, and whose closing is left to the file it belongs to:
 * there, closing may mean publishing.
 */
final class CountedStream extends FilterOutputStream {
  private long count;

  CountedStream(OutputStream out) {
    super(out);
  }

  long count() {
    return count;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    count += length;
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
