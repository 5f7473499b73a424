package io.bucketspec.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run's directory must hold to become a result: the files that its successful tasks say they
 * wrote, with those sizes, and no others.
 */
final class RunContents {
  private static final int MOST_TOLD = 10;

  private final Map<String, Long> expected = new TreeMap<>();

  /** The files that a run's tasks wrote. */
  static RunContents of(Results results) {
    RunContents contents = new RunContents();
    results.files().forEach(file -> contents.add(file.path(), file.bytes()));
    results.tally().tableParts.forEach((path, part) -> contents.add(path, part.bytes()));
    return contents;
  }

  void add(String path, long bytes) {
    expected.put(path, bytes);
  }

  /**
   * Compares.
   *
   * @param listed every file of the directory
   * @throws IOException naming the files that are missing, have another size, or are unknown
   */
  void check(List<StoredFile> listed) throws IOException {
    Map<String, Long> missing = new TreeMap<>(expected);
    List<String> problems = new ArrayList<>();
    for (StoredFile file : listed) {
      if (file.top().equals(RunStore.TEMPORARY) || file.path().startsWith(RunClaim.PREFIX)) {
        continue;
      }
      Long bytes = missing.remove(file.path());
      if (bytes == null) {
        problems.add(file.path() + " is there, but no task of this run wrote it");
      } else if (bytes != file.bytes()) {
        problems.add(
            file.path() + " has " + file.bytes() + " bytes, but " + bytes + " were written");
      }
    }
    missing.keySet().forEach(path -> problems.add(path + " is missing"));
    if (!problems.isEmpty()) {
      throw new IOException(sentence(problems));
    }
  }

  private static String sentence(List<String> problems) {
    int told = Math.min(MOST_TOLD, problems.size());
    String more = problems.size() > told ? "; and " + (problems.size() - told) + " more" : "";
    return "The run's directory doesn't hold what the run wrote: "
        + String.join("; ", problems.subList(0, told))
        + more
        + ". Nothing is published.";
  }
}
