package io.bucketspec.spark;

import io.bucketspec.LocalDouble;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;

/** The local disk as a store that fails as {@link StoreFaults} says. */
public class FaultyFileSystem extends LocalDouble {
  @Override
  public String getScheme() {
    return "faulty";
  }

  /** The same as an object store: no rename, and a file is there, whole, once it is closed. */
  public static final class OfObjects extends FaultyFileSystem {
    @Override
    public String getScheme() {
      return "s3a";
    }

    @Override
    public boolean rename(Path from, Path to) {
      throw new UnsupportedOperationException("a rename copies " + from);
    }

    @Override
    OutputStream opened(Path path) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      java.nio.file.Path hidden = Files.createTempFile("object", ".tmp");
      return new HiddenUntilClosed(Files.newOutputStream(hidden), hidden, file);
    }

    /** Every level at once, as keys are listed. */
    @Override
    public RemoteIterator<LocatedFileStatus> listFiles(Path folder, boolean recursive)
        throws IOException {
      java.nio.file.Path root = pathToFile(folder).toPath();
      return StoreFaults.operation(
          "list",
          () -> {
            try (java.util.stream.Stream<java.nio.file.Path> files = Files.walk(root)) {
              return RemoteIterators.remoteIteratorFromIterable(
                  files.filter(Files::isRegularFile).map(this::located).toList());
            }
          });
    }

    private LocatedFileStatus located(java.nio.file.Path file) {
      Path path = makeQualified(new Path(file.toString()));
      return new LocatedFileStatus(
          new FileStatus(file.toFile().length(), false, 1, 1, 0, path), null);
    }
  }

  OutputStream opened(Path path) throws IOException {
    java.nio.file.Path file = pathToFile(path).toPath();
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file);
  }

  @Override
  protected FSDataOutputStream created(Path path) throws IOException {
    OutputStream out = StoreFaults.operation("create", () -> opened(path));
    // Clients of stores gather what is written, too.
    return new FSDataOutputStream(new BufferedOutputStream(new FaultyStream(out)), null);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return StoreFaults.operation("rename", () -> !super.exists(to) && super.rename(from, to));
  }

  @Override
  public boolean mkdirs(Path folder) throws IOException {
    return StoreFaults.operation(
        "mkdirs", () -> pathToFile(folder).mkdirs() || super.exists(folder));
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    return StoreFaults.operation("list", () -> super.listStatus(folder));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return StoreFaults.operation("status", () -> super.getFileStatus(path));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return StoreFaults.operation("delete", () -> super.delete(path, recursive));
  }

  /** A stream whose operations count as the store's. */
  private static final class FaultyStream extends OutputStream {
    private final OutputStream out;

    FaultyStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      StoreFaults.operation(
          "write",
          () -> {
            out.write(bytes, offset, count);
            return count;
          });
    }

    @Override
    public void close() throws IOException {
      StoreFaults.operation(
          "close",
          () -> {
            out.close();
            return true;
          });
    }
  }

  /** What is written appears at its path when the stream is closed. */
  private static final class HiddenUntilClosed extends java.io.FilterOutputStream {
    private final java.nio.file.Path hidden;
    private final java.nio.file.Path file;

    HiddenUntilClosed(OutputStream out, java.nio.file.Path hidden, java.nio.file.Path file) {
      super(out);
      this.hidden = hidden;
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
      super.close();
      Files.createDirectories(file.getParent());
      Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
