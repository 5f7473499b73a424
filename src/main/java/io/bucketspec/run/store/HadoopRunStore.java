package io.bucketspec.run.store;

import io.bucketspec.run.PendingFile;
import io.bucketspec.run.RunExists;
import io.bucketspec.run.RunPublication;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.StoredFile;
import io.bucketspec.run.TableFile;
import io.bucketspec.run.TableSchema;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.MultipartUploader;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * A run's directory on a Hadoop file system.
 *
 * <p>Where a file appears whole when its stream is closed, as on S3 and Google Cloud Storage, it is
 * written under its own name. Elsewhere it is written under a temporary name and renamed.
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
  public void begin() throws IOException {
    Path path = new Path(root);
    FileSystem fileSystem = fileSystem();
    if (fileSystem.exists(path)) {
      throw size(RunPublication.SUCCESS).isPresent()
          ? RunExists.result(root)
          : RunExists.unfinished(root);
    }
    if (!fileSystem.mkdirs(path)) {
      throw new IOException("Cannot begin the run: " + root + " could not be made.");
    }
  }

  @Override
  public PendingFile create(String path) throws IOException {
    Path target = path(path);
    FileSystem fileSystem = fileSystem();
    if (wholeAtClose(fileSystem)) {
      return new WholeAtCloseFile(fileSystem, target);
    }
    Path temporary = path(TEMPORARY + "/" + UUID.randomUUID());
    if (fileSystem instanceof LocalFileSystem local) {
      return new LocalFile(local.pathToFile(temporary).toPath(), local.pathToFile(target).toPath());
    }
    return new RenamedFile(fileSystem, temporary, target);
  }

  @Override
  public TableFile createTable(String path, TableSchema schema) throws IOException {
    return new ParquetTableFile(create(path), schema, configuration());
  }

  @Override
  public List<StoredFile> list() throws IOException {
    FileSystem fileSystem = fileSystem();
    Path folder = fileSystem.makeQualified(new Path(root));
    int prefix = folder.toUri().getPath().length() + 1;
    List<FileStatus> found =
        wholeAtClose(fileSystem)
            ? FilesBelow.byKey(fileSystem, folder)
            : FilesBelow.byFolder(fileSystem, folder);
    return found.stream()
        .map(
            file ->
                new StoredFile(
                    file.getPath().toUri().getPath().substring(prefix),
                    file.getLen(),
                    Instant.ofEpochMilli(file.getModificationTime())))
        .toList();
  }

  @Override
  public OptionalLong size(String path) throws IOException {
    try {
      FileStatus status = fileSystem().getFileStatus(path(path));
      return status.isFile() ? OptionalLong.of(status.getLen()) : OptionalLong.empty();
    } catch (FileNotFoundException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try (InputStream in = fileSystem().open(path(path))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    fileSystem().delete(path(path), true);
  }

  @Override
  public void abortUploads() throws IOException {
    FileSystem fileSystem = fileSystem();
    Path folder = new Path(root);
    if (!wholeAtClose(fileSystem)
        || !fileSystem.hasPathCapability(folder, CommonPathCapabilities.FS_MULTIPART_UPLOADER)) {
      return;
    }
    try (MultipartUploader uploader = fileSystem.createMultipartUploader(folder).build()) {
      FutureIO.awaitFuture(uploader.abortUploadsUnderPath(folder));
    }
  }

  @Override
  public void deleteEmpty() throws IOException {
    if (list().isEmpty()) {
      fileSystem().delete(new Path(root), false);
    }
  }

  private static boolean wholeAtClose(FileSystem fileSystem) {
    return WHOLE_AT_CLOSE.contains(fileSystem.getUri().getScheme());
  }

  private Path path(String path) {
    return new Path(root + "/" + path);
  }

  private FileSystem fileSystem() throws IOException {
    return new Path(root).getFileSystem(configuration());
  }

  private Configuration configuration() {
    if (configuration == null) {
      configuration = settings.configuration();
    }
    return configuration;
  }
}
