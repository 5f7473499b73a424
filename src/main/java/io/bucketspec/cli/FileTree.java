package io.bucketspec.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/** The files that an argument of the command line names: a file, a folder, or a pattern of them. */
final class FileTree {
  private static final String WILD = "*?[{";

  private FileTree() {}

  /**
   * All files that the argument names, in the order of their paths; of folders all that are below.
   *
   * @throws FileNotFoundException if there is none of that name
   */
  static List<String> files(String argument) throws IOException {
    List<String> files = TextFile.isUri(argument) ? remote(argument) : local(argument);
    Collections.sort(files);
    return files;
  }

  private static List<String> local(String argument) throws IOException {
    List<String> files = new ArrayList<>();
    Path path = Path.of(argument);
    if (Files.exists(path)) {
      addBelow(path, files);
    } else if (wildFrom(argument) < argument.length()) {
      matching(argument, files);
    }
    if (files.isEmpty() && !Files.isDirectory(path)) {
      throw new FileNotFoundException(argument);
    }
    return files;
  }

  private static void addBelow(Path path, List<String> files) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      below.filter(Files::isRegularFile).forEach(file -> files.add(file.toString()));
    }
  }

  private static int wildFrom(String argument) {
    int at = 0;
    while (at < argument.length() && WILD.indexOf(argument.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Looks below the last folder before the first wildcard. */
  private static void matching(String pattern, List<String> files) throws IOException {
    Path folder = Path.of(root(pattern));
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> below = Files.walk(folder)) {
      found = below.filter(matcher::matches).toList();
    }
    for (Path match : found) {
      addBelow(match, files);
    }
  }

  /** The part of an argument that is a folder for sure. */
  static String root(String argument) {
    int wild = wildFrom(argument);
    return wild == argument.length()
        ? argument
        : argument.substring(0, argument.lastIndexOf('/', wild) + 1);
  }

  private static List<String> remote(String argument) throws IOException {
    org.apache.hadoop.fs.Path pattern = new org.apache.hadoop.fs.Path(argument);
    FileSystem system = pattern.getFileSystem(TextFile.configuration());
    FileStatus[] found = system.globStatus(pattern);
    if (found == null || found.length == 0) {
      throw new FileNotFoundException(argument);
    }
    List<String> files = new ArrayList<>();
    for (FileStatus status : found) {
      RemoteIterator<LocatedFileStatus> below = system.listFiles(status.getPath(), true);
      while (below.hasNext()) {
        files.add(below.next().getPath().toString());
      }
    }
    return files;
  }
}
