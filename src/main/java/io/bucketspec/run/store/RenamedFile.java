package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that is written under a temporary name and gets its own when it is whole, if no other
 * attempt's file has it yet: the first to be published stays, so that no reader ever finds none.
 */
final class RenamedFile implements PendingFile {
  private final FileSystem fileSystem;
  private final Path temporary;
  private final Path target;
  private final FSDataOutputStream file;
  private final CountedStream stream;
  private boolean published;

  RenamedFile(FileSystem fileSystem, Path temporary, Path target) throws IOException {
    this.fileSystem = fileSystem;
    this.temporary = temporary;
    this.target = target;
    this.file = fileSystem.create(temporary, true);
    this.stream = new CountedStream(file);
  }

  @Override
  public OutputStream out() {
    return stream;
  }

  @Override
  public long publish() throws IOException {
    file.close();
    fileSystem.mkdirs(target.getParent());
    rename();
    published = true;
    return stream.count();
  }

  /** Whatever a rename answers: what counts is whether the file stands there afterwards. */
  private void rename() throws IOException {
    IOException failure = null;
    try {
      if (fileSystem.rename(temporary, target)) {
        return;
      }
    } catch (IOException e) {
      failure = e;
    }
    if (!stands()) {
      throw new IOException(
          "Cannot publish " + target + ": " + temporary + " can't be renamed", failure);
    }
    deleteTemporary();
  }

  private boolean stands() throws IOException {
    long bytes;
    try {
      bytes = fileSystem.getFileStatus(target).getLen();
    } catch (FileNotFoundException e) {
      return false;
    }
    if (bytes != stream.count()) {
      throw new IOException(
          target
              + " is there already with "
              + bytes
              + " bytes, but this attempt wrote "
              + stream.count()
              + ". Attempts of a task must write the same.");
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    if (published) {
      return;
    }
    try {
      file.close();
    } finally {
      deleteTemporary();
    }
  }

  private void deleteTemporary() {
    try {
      fileSystem.delete(temporary, false);
    } catch (IOException e) {
      // It stands where no reader looks, in a folder that goes when the run is through.
    }
  }
}
