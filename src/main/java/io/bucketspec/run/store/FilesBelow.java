package io.bucketspec.run.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Every file below a folder. A folder that isn't there has none. */
final class FilesBelow {
  private final FileSystem fileSystem;
  private final List<FileStatus> files = new ArrayList<>();

  private FilesBelow(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /**
   * Lists an object store, which has keys and no folders: in pages of a thousand, whatever lies
   * between the slashes.
   */
  static List<FileStatus> byKey(FileSystem fileSystem, Path folder) throws IOException {
    FilesBelow below = new FilesBelow(fileSystem);
    try {
      RemoteIterator<LocatedFileStatus> listed = fileSystem.listFiles(folder, true);
      while (listed.hasNext()) {
        below.files.add(listed.next());
      }
    } catch (FileNotFoundException e) {
      // An object store's folder is gone when nothing is in it.
    }
    return below.files;
  }

  /**
   * Lists folder by folder. {@link FileSystem#listFiles} would ask for each file's blocks and
   * permissions, on a local disk with a process for each.
   */
  static List<FileStatus> byFolder(FileSystem fileSystem, Path folder) throws IOException {
    FilesBelow below = new FilesBelow(fileSystem);
    try {
      below.collect(folder);
    } catch (FileNotFoundException e) {
      // Not there, or taken away meanwhile.
    }
    return below.files;
  }

  private void collect(Path folder) throws IOException {
    for (FileStatus child : fileSystem.listStatus(folder)) {
      if (child.isDirectory()) {
        collect(child.getPath());
      } else {
        files.add(child);
      }
    }
  }
}
