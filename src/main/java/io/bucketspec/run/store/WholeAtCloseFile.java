package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/** A file on a store that shows nothing of it before its stream is closed. */
final class WholeAtCloseFile implements PendingFile {
  private final FileSystem fileSystem;
  private final Path path;
  private final FSDataOutputStream stream;
  private boolean ended;

  WholeAtCloseFile(FileSystem fileSystem, Path path) throws IOException {
    this.fileSystem = fileSystem;
    this.path = path;
    this.stream = fileSystem.create(path, true);
  }

  @Override
  public OutputStream out() {
    return new UnclosedStream(stream);
  }

  @Override
  public void publish() throws IOException {
    ended = true;
    stream.close();
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    if (stream.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
      stream.abort();
      return;
    }
    stream.close();
    fileSystem.delete(path, false);
  }
}
