package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file that is written under a hidden name and gets its own when it is whole. */
final class RenamedFile implements PendingFile {
  private final FileSystem fileSystem;
  private final Path hidden;
  private final Path target;
  private final FSDataOutputStream stream;
  private boolean published;

  RenamedFile(FileSystem fileSystem, Path hidden, Path target) throws IOException {
    this.fileSystem = fileSystem;
    this.hidden = hidden;
    this.target = target;
    this.stream = fileSystem.create(hidden, true);
  }

  @Override
  public OutputStream out() {
    return new UnclosedStream(stream);
  }

  @Override
  public void publish() throws IOException {
    stream.close();
    if (!renamed()) {
      // Another attempt of the same task was first, with the same bytes.
      fileSystem.delete(target, false);
      if (!renamed()) {
        throw new IOException("Cannot publish " + target + ": " + hidden + " can't be renamed.");
      }
    }
    published = true;
  }

  private boolean renamed() throws IOException {
    try {
      return fileSystem.rename(hidden, target);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (published) {
      return;
    }
    try {
      stream.close();
    } finally {
      try {
        fileSystem.delete(hidden, false);
      } catch (FileNotFoundException e) {
        // Nothing is left behind, which is what was wanted.
      }
    }
  }
}
