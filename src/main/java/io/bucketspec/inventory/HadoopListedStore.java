package io.bucketspec.inventory;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Listings of whatever Hadoop has a file system for. */
final class HadoopListedStore implements ListedStore {
  private final Configuration conf;

  HadoopListedStore(Configuration conf) {
    this.conf = conf;
  }

  @Override
  public Optional<ListedObject> at(String path) {
    try {
      return Optional.of(object(system(path).getFileStatus(hadoopPath(path))));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  @Override
  public Iterator<ListedObject> in(String folder) {
    return iterator(folder, (system, path) -> system.listStatusIterator(path));
  }

  @Override
  public Iterator<ListedObject> below(String folder) {
    return iterator(folder, (system, path) -> system.listFiles(path, true));
  }

  private interface Question {
    RemoteIterator<? extends FileStatus> ask(FileSystem system, Path path) throws IOException;
  }

  private Iterator<ListedObject> iterator(String folder, Question question) {
    try {
      return new Answers(folder, question.ask(system(folder), hadoopPath(folder)));
    } catch (FileNotFoundException e) {
      return Collections.emptyIterator();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private FileSystem system(String path) throws IOException {
    return hadoopPath(path).getFileSystem(conf);
  }

  /** A bucket without a slash behind it would be a path without a path. */
  private static Path hadoopPath(String path) {
    return new Path(StorePath.root(path).equals(path) ? path + "/" : path);
  }

  private static ListedObject object(FileStatus status) {
    String etag = status instanceof EtagSource source ? source.getEtag() : null;
    return new ListedObject(
        status.getPath().toString(),
        status.isDirectory(),
        status.getLen(),
        status.getModificationTime(),
        etag == null ? "" : etag);
  }

  private static InventoryException failed(String path, IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new InventoryException(path + " can't be listed: " + message + ".", e);
  }

  /** A store's answers, one after the other. */
  private static final class Answers implements Iterator<ListedObject> {
    private final String folder;
    private final RemoteIterator<? extends FileStatus> statuses;

    Answers(String folder, RemoteIterator<? extends FileStatus> statuses) {
      this.folder = folder;
      this.statuses = statuses;
    }

    @Override
    public boolean hasNext() {
      try {
        return statuses.hasNext();
      } catch (FileNotFoundException e) {
        return false;
      } catch (IOException e) {
        throw failed(folder, e);
      }
    }

    @Override
    public ListedObject next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        return object(statuses.next());
      } catch (IOException e) {
        throw failed(folder, e);
      }
    }
  }
}
