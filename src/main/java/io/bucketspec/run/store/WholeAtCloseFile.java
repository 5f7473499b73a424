package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import io.bucketspec.run.SpillBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A file on a store that shows nothing of it before its stream is closed, and then shows all that
 * was written. It gets its own name at once, since a rename would be a copy.
 *
 * <p>The store hears of it only when all of its bytes are there. A task that fails before has
 * nothing to take back, which not every store's stream can do: closed, it would publish a part.
 */
final class WholeAtCloseFile implements PendingFile {
  private final FileSystem fileSystem;
  private final Path path;
  private final SpillBuffer bytes = SpillBuffer.keeping();
  private final CountedStream stream = new CountedStream(bytes.out());

  WholeAtCloseFile(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  @Override
  public OutputStream out() {
    return stream;
  }

  @Override
  public long publish() throws IOException {
    FSDataOutputStream file = fileSystem.create(path, true);
    try (InputStream in = bytes.read()) {
      in.transferTo(file);
    } catch (IOException | RuntimeException e) {
      abandon(file);
      throw e;
    }
    file.close();
    return stream.count();
  }

  /** A stream that can't be aborted is left as it is: closing it would publish a part. */
  private static void abandon(FSDataOutputStream file) {
    if (file.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
      file.abort();
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
