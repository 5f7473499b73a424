package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file on the local disk, written under a temporary name and renamed, which there replaces
 * another attempt's file in one step.
 *
 * <p>Not through Hadoop, which starts a {@code chmod} process for every file where its native
 * library is missing: 5 ms of every spec file.
 */
final class LocalFile implements PendingFile {
  private final Path temporary;
  private final Path target;
  private final CountedStream stream;
  private final OutputStream file;
  private boolean published;

  LocalFile(Path temporary, Path target) throws IOException {
    this.temporary = temporary;
    this.target = target;
    this.file =
        new BufferedOutputStream(inFolder(temporary, () -> Files.newOutputStream(temporary)));
    this.stream = new CountedStream(file);
  }

  /** What is done in a folder. */
  private interface Act<T> {
    T act() throws IOException;
  }

  /** Nearly always the folder is there: it is made only when it is missed. */
  private static <T> T inFolder(Path file, Act<T> act) throws IOException {
    try {
      return act.act();
    } catch (NoSuchFileException e) {
      Files.createDirectories(file.getParent());
      return act.act();
    }
  }

  @Override
  public OutputStream out() {
    return stream;
  }

  @Override
  public long publish() throws IOException {
    file.close();
    inFolder(target, () -> Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE));
    published = true;
    return stream.count();
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      try (OutputStream closing = file) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
