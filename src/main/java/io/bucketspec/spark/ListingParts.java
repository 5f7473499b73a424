package io.bucketspec.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Cuts a prefix into folders that tasks list side by side: a store lists one prefix page by page.
 * The driver looks into the first folders for that, and into none that turns out to be large.
 */
final class ListingParts {
  /** So many keep a cluster busy; more folders would be more requests than they save. */
  private static final int ENOUGH = 64;

  private static final int DEEPEST = 2;

  /** What has more entries is left to one task. */
  private static final int MOST_ENTRIES = 5_000;

  private static final int MOST_PARTS = 20_000;

  private final FileSystem fileSystem;

  ListingParts(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /** What is directly in a folder. */
  private record Folder(List<Path> folders, boolean files) {}

  List<ListingPart> of(Path root) throws IOException {
    List<ListingPart> parts = new ArrayList<>();
    List<Path> level = List.of(root);
    for (int depth = 0; depth < DEEPEST && !level.isEmpty() && level.size() < ENOUGH; depth++) {
      level = cut(level, parts);
    }
    level.forEach(folder -> parts.add(new ListingPart(folder.toString(), true)));
    return parts;
  }

  /** The folders within some, whose own files become parts, or which become parts as they are. */
  private List<Path> cut(List<Path> level, List<ListingPart> parts) throws IOException {
    List<Path> next = new ArrayList<>();
    for (Path path : level) {
      Optional<Folder> folder =
          parts.size() + next.size() < MOST_PARTS ? look(path) : Optional.empty();
      if (folder.isEmpty()) {
        parts.add(new ListingPart(path.toString(), true));
        continue;
      }
      next.addAll(folder.get().folders());
      if (folder.get().files()) {
        parts.add(new ListingPart(path.toString(), false));
      }
    }
    return next;
  }

  /** Empty if there is too much in it. */
  private Optional<Folder> look(Path path) throws IOException {
    List<Path> folders = new ArrayList<>();
    boolean files = false;
    RemoteIterator<FileStatus> entries = fileSystem.listStatusIterator(path);
    for (int i = 0; entries.hasNext(); i++) {
      FileStatus entry = entries.next();
      if (i == MOST_ENTRIES) {
        return Optional.empty();
      }
      if (entry.isDirectory()) {
        folders.add(entry.getPath());
      } else {
        files = true;
      }
    }
    return Optional.of(new Folder(folders, files));
  }
}
