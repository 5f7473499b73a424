package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import io.bucketspec.run.RunExists;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A run's directory on a Hadoop file system.
 *
 * <p>Where a file appears whole when its stream is closed, as on S3 and Google Cloud Storage, it is
 * written under its own name. Elsewhere it is written under a hidden name and renamed.
 */
public final class HadoopRunStore implements RunStore {
  private static final long serialVersionUID = 1L;

  /** File systems whose objects appear at close, whole, and whose rename is a copy. */
  private static final Set<String> WHOLE_AT_CLOSE =
      Set.of("s3", "s3a", "s3n", "gs", "oss", "obs", "cosn");

  private final String root;
  private final HadoopSettings settings;
  private transient Configuration configuration;

  /**
   * @param root the run's directory, as Hadoop spells it
   */
  public HadoopRunStore(String root, HadoopSettings settings) {
    this.root = root;
    this.settings = settings;
  }

  @Override
  public PendingFile create(String path) throws IOException {
    Path target = new Path(root + "/" + path);
    FileSystem fileSystem = target.getFileSystem(configuration());
    if (fileSystem instanceof LocalFileSystem local) {
      return new LocalFile(local.pathToFile(target).toPath());
    }
    if (WHOLE_AT_CLOSE.contains(fileSystem.getUri().getScheme())) {
      return new WholeAtCloseFile(fileSystem, target);
    }
    Path hidden = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
    return new RenamedFile(fileSystem, hidden, target);
  }

  @Override
  public TableFile createTable(String path, TableSchema schema) throws IOException {
    return new ParquetTableFile(create(path), schema, configuration());
  }

  /**
   * Makes the run's directory.
   *
   * @throws RunExists if it is there already
   */
  public void makeDirectory() throws IOException {
    Path path = new Path(root);
    FileSystem fileSystem = path.getFileSystem(configuration());
    if (fileSystem.exists(path)) {
      throw new RunExists(root);
    }
    if (!fileSystem.mkdirs(path)) {
      throw new IOException("Cannot begin the run: " + root + " could not be made.");
    }
  }

  private Configuration configuration() {
    if (configuration == null) {
      configuration = settings.configuration();
    }
    return configuration;
  }
}
