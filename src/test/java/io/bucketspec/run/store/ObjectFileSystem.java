package io.bucketspec.run.store;

import io.bucketspec.LocalDouble;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.util.functional.RemoteIterators;

/**
 * The local disk, behaving as an object store: an object is there, whole, once its stream is
 * closed, and there is no rename. Writing can be made to fail after some bytes.
 */
public class ObjectFileSystem extends LocalDouble {
  /** Bytes that all streams together take before they fail. */
  static final ThreadLocal<Integer> ROOM = ThreadLocal.withInitial(() -> Integer.MAX_VALUE);

  /** Whose streams can't be aborted, as on most object stores. */
  public static final class WithoutAbort extends ObjectFileSystem {
    @Override
    public String getScheme() {
      return "gs";
    }

    @Override
    boolean aborts() {
      return false;
    }
  }

  @Override
  public String getScheme() {
    return "s3a";
  }

  /** A store's objects need no folders: none may go while an object is put into it. */
  private static final Object FOLDERS = new Object();

  boolean aborts() {
    return true;
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    synchronized (FOLDERS) {
      return super.delete(path, recursive);
    }
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw new UnsupportedOperationException("a rename copies " + from);
  }

  @Override
  public RemoteIterator<LocatedFileStatus> listFiles(Path folder, boolean recursive)
      throws IOException {
    java.nio.file.Path root = pathToFile(folder).toPath();
    while (true) {
      try (Stream<java.nio.file.Path> files = Files.walk(root)) {
        return RemoteIterators.remoteIteratorFromIterable(
            files.filter(Files::isRegularFile).map(this::located).toList());
      } catch (NoSuchFileException e) {
        throw new FileNotFoundException(e.getMessage());
      } catch (UncheckedIOException e) {
        // Something went away meanwhile: a store's list is of one moment.
      }
    }
  }

  private LocatedFileStatus located(java.nio.file.Path file) {
    return new LocatedFileStatus(
        new FileStatus(
            file.toFile().length(), false, 1, 1, 0, makeQualified(new Path(file.toString()))),
        null);
  }

  @Override
  protected FSDataOutputStream created(Path path) throws IOException {
    return new FSDataOutputStream(new ObjectStream(path), null);
  }

  /** The bytes of an object that is not there yet. */
  private final class ObjectStream extends ByteArrayOutputStream
      implements StreamCapabilities, Abortable {
    private final Path path;
    private boolean aborted;

    ObjectStream(Path path) {
      this.path = path;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
      int left = ROOM.get() - count;
      ROOM.set(Math.max(0, left));
      super.write(bytes, offset, Math.min(count, count + left));
      if (left < 0) {
        throw new IllegalStateException("the store is full");
      }
    }

    @Override
    public void close() throws IOException {
      if (!aborted) {
        java.nio.file.Path file = pathToFile(path).toPath();
        java.nio.file.Path whole = Files.createTempFile("object", ".tmp");
        Files.write(whole, toByteArray());
        synchronized (FOLDERS) {
          Files.createDirectories(file.getParent());
          Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }

    @Override
    public boolean hasCapability(String capability) {
      return aborts() && capability.equals(StreamCapabilities.ABORTABLE_STREAM);
    }

    @Override
    public AbortableResult abort() {
      aborted = true;
      return new AbortableResult() {
        @Override
        public boolean alreadyClosed() {
          return false;
        }

        @Override
        public IOException anyCleanupException() {
          return null;
        }
      };
    }
  }
}
