package io.bucketspec.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What killed runs left under an output: directories that a run claimed and that never became a
 * result. A result is never touched, nor is what no run of ours made.
 */
public final class KilledRuns {
  /** What a run that is not through may have in its directory, beside its claim. */
  private static final Set<String> OF_A_RUN = ofARun();

  private final RunDirectories directories;

  private static Set<String> ofARun() {
    Set<String> names = new TreeSet<>();
    names.add("specs");
    names.add(TableSchema.ITEMS.name());
    names.add(TableSchema.REJECTS.name());
    TableSchema.NIGHT.forEach(schema -> names.add(schema.name()));
    names.add(RunPublication.INDEX);
    names.add(RunPublication.REPORT);
    names.add(RunStore.TEMPORARY);
    return names;
  }

  public KilledRuns(RunDirectories directories) {
    this.directories = directories;
  }

  /**
   * A directory that is no result.
   *
   * @param name the run's id
   * @param files how many lie in it
   * @param bytes their sizes, summed
   * @param lastWritten when the newest of them was written; 1970 if there is none
   * @param kept why it must stay; empty if it may go
   */
  public record Leftover(String name, int files, long bytes, Instant lastWritten, String kept) {
    /** Whether it may be removed. */
    public boolean removable() {
      return kept.isEmpty();
    }
  }

  /**
   * Looks at every directory that is no result.
   *
   * @param before what was written to at this time or later may be a run under way
   * @return in the order of their names
   */
  public List<Leftover> find(Instant before) throws IOException {
    List<Leftover> found = new ArrayList<>();
    for (String name : directories.names()) {
      RunStore store = directories.at(name);
      if (store.size(RunPublication.SUCCESS).isEmpty()) {
        found.add(leftover(name, store.list(), before));
      }
    }
    found.sort(Comparator.comparing(Leftover::name));
    return found;
  }

  private static Leftover leftover(String name, List<StoredFile> files, Instant before) {
    Instant last =
        files.stream()
            .map(StoredFile::modified)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    long bytes = files.stream().mapToLong(StoredFile::bytes).sum();
    return new Leftover(name, files.size(), bytes, last, kept(files, last, before));
  }

  private static String kept(List<StoredFile> files, Instant last, Instant before) {
    Set<String> foreign = new TreeSet<>();
    boolean claimed = false;
    for (StoredFile file : files) {
      boolean claim = file.path().startsWith(RunClaim.PREFIX);
      claimed |= claim;
      if (!claim && !OF_A_RUN.contains(file.top())) {
        foreign.add(file.top());
      }
    }
    if (!foreign.isEmpty()) {
      return "it holds " + String.join(", ", foreign) + ", which no run writes";
    }
    if (files.isEmpty()) {
      return "";
    }
    if (!claimed) {
      return "no run claimed it";
    }
    return last.isBefore(before) ? "" : "it was written to at " + last;
  }

  /**
   * Removes what a killed run left, unless it became a result meanwhile. Its claim goes last, so
   * that what an interrupted removal leaves is known as a killed run's still.
   */
  public void remove(Leftover leftover) throws IOException {
    RunStore store = directories.at(leftover.name());
    if (!leftover.removable() || store.size(RunPublication.SUCCESS).isPresent()) {
      return;
    }
    store.abortUploads();
    for (String name : OF_A_RUN) {
      store.delete(name);
    }
    for (StoredFile file : store.list()) {
      if (file.path().startsWith(RunClaim.PREFIX)) {
        store.delete(file.path());
      }
    }
    store.deleteEmpty();
  }
}
