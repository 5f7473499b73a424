package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file on the local disk. Not through Hadoop, which starts a {@code chmod} process for every file
 * where its native library is missing: 5 ms of every spec file.
 */
final class LocalFile implements PendingFile {
  private final Path target;
  private final Path hidden;
  private final OutputStream stream;
  private boolean published;

  LocalFile(Path target) throws IOException {
    this.target = target;
    this.hidden = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    Files.createDirectories(target.getParent());
    this.stream = new BufferedOutputStream(Files.newOutputStream(hidden), 1 << 16);
  }

  @Override
  public OutputStream out() {
    return new UnclosedStream(stream);
  }

  @Override
  public void publish() throws IOException {
    stream.close();
    Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    published = true;
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      try (OutputStream closing = stream) {
        Files.deleteIfExists(hidden);
      }
    }
  }
}
