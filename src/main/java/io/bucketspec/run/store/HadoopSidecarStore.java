package io.bucketspec.run.store;

import io.bucketspec.run.SidecarStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The objects of a bucket on a Hadoop file system. */
public final class HadoopSidecarStore implements SidecarStore {
  private static final long serialVersionUID = 1L;

  private final URI root;
  private final HadoopSettings settings;
  private transient FileSystem fileSystem;

  private HadoopSidecarStore(URI root, HadoopSettings settings) {
    this.root = root;
    this.settings = settings;
  }

  /**
   * The objects below a folder, which keys are relative to.
   *
   * @param folder as a job file has it; what it lacks to be a full path, this process adds
   * @throws IOException if there is no file system for it
   */
  public static HadoopSidecarStore below(String folder, Configuration configuration)
      throws IOException {
    Path path = new Path(folder);
    URI root = path.getFileSystem(configuration).makeQualified(path).toUri();
    return new HadoopSidecarStore(root, HadoopSettings.of(configuration));
  }

  @Override
  public boolean reaches(String key) {
    return path(key).isPresent();
  }

  /** A path is a normalized URI, of which some keys have no spelling. */
  private Optional<Path> path(String key) {
    String folder = root.getPath();
    String whole = (folder.endsWith("/") ? folder : folder + "/") + key;
    try {
      Path path = new Path(root.getScheme(), root.getAuthority(), whole);
      return path.toUri().getPath().equals(whole) ? Optional.of(path) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> read(String key, int most) throws IOException {
    Path path = path(key).orElseThrow(() -> new IOException("no path is spelled so"));
    try (InputStream in = fileSystem().open(path)) {
      return Optional.of(in.readNBytes(most));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private synchronized FileSystem fileSystem() throws IOException {
    if (fileSystem == null) {
      FileSystem found = FileSystem.get(root, settings.configuration());
      // Looking for checksums, which nobody wrote, it can't spell names with a colon.
      fileSystem = found instanceof LocalFileSystem local ? local.getRaw() : found;
    }
    return fileSystem;
  }
}
