package io.bucketspec.inventory;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a data file is opened: a file system of Hadoop's. Google Cloud Storage has colons in the
 * names of its reports, and Hadoop's local file system can't spell the checksum file of such a name
 * ({@code new Path(parent, ".a:b.crc")} fails), which there is none of: it is asked past the
 * checksums.
 */
public final class DataFileStore {
  private DataFileStore() {}

  public static FileSystem of(Path file, Configuration configuration) throws IOException {
    FileSystem system = file.getFileSystem(configuration);
    return system instanceof LocalFileSystem local && file.getName().indexOf(':') >= 0
        ? local.getRaw()
        : system;
  }
}
