package io.bucketspec.run.store;

import io.bucketspec.run.SidecarStore;
import io.bucketspec.url.UrlForms;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The objects of buckets on Hadoop file systems. */
public final class HadoopSidecarStore implements SidecarStore {
  private static final long serialVersionUID = 1L;

  private final URI only;
  private final UrlForms buckets;
  private final HadoopSettings settings;
  private transient Map<String, URI> roots;
  private transient Map<URI, FileSystem> fileSystems;

  /**
   * @param only the folder of the one bucket; null if the buckets have their own
   */
  private HadoopSidecarStore(URI only, UrlForms buckets, HadoopSettings settings) {
    this.only = only;
    this.buckets = buckets;
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
    return new HadoopSidecarStore(root, null, HadoopSettings.of(configuration));
  }

  /** The objects of buckets, each where Hadoop has it. */
  public static HadoopSidecarStore of(UrlForms buckets, Configuration configuration) {
    return new HadoopSidecarStore(null, buckets, HadoopSettings.of(configuration));
  }

  @Override
  public boolean reaches(String bucket, String key) {
    return path(bucket, key).isPresent();
  }

  private URI root(String bucket) {
    if (only != null) {
      return only;
    }
    synchronized (this) {
      roots = roots == null ? new HashMap<>() : roots;
      return roots.computeIfAbsent(bucket, any -> new Path(buckets.folder(any)).toUri());
    }
  }

  /** A path is a normalized URI, of which some keys have no spelling. */
  private Optional<Path> path(String bucket, String key) {
    URI root = root(bucket);
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
  public Optional<byte[]> read(String bucket, String key, int most) throws IOException {
    Path path = path(bucket, key).orElseThrow(() -> new IOException("no path is spelled so"));
    try (InputStream in = fileSystem(root(bucket)).open(path)) {
      return Optional.of(in.readNBytes(most));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private synchronized FileSystem fileSystem(URI root) throws IOException {
    fileSystems = fileSystems == null ? new HashMap<>() : fileSystems;
    FileSystem known = fileSystems.get(root);
    if (known == null) {
      FileSystem found = FileSystem.get(root, settings.configuration());
      // Looking for checksums, which nobody wrote, it can't spell names with a colon.
      known = found instanceof LocalFileSystem local ? local.getRaw() : found;
      fileSystems.put(root, known);
    }
    return known;
  }
}
