package io.bucketspec.run.ledger;

import io.bucketspec.run.RunDirectories;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a ledger, with a folder in it for each run. In force is what the last run left that
 * became a result: a run's {@code _SUCCESS.json} commits both. When it is there, {@link #COMMITTED}
 * beside the ledger's part says so once more, so that run directories may be cleared away.
 */
public final class LedgerFolder {
  /** Beside a manifest whose run became a result. */
  public static final String COMMITTED = "_COMMITTED";

  private static final String SUCCESS = "_SUCCESS.json";
  private static final Pattern VERSION = Pattern.compile("(\\d{6,9})-.+");

  private final String path;
  private final RunDirectories versions;
  private final Function<String, RunStore> runs;
  private final boolean lenient;

  /**
   * @param path its full path
   * @param versions the folders in it
   * @param runs the directory of a run by its full path
   */
  public LedgerFolder(String path, RunDirectories versions, Function<String, RunStore> runs) {
    this(path, versions, runs, false);
  }

  private LedgerFolder(
      String path, RunDirectories versions, Function<String, RunStore> runs, boolean lenient) {
    this.path = path;
    this.versions = versions;
    this.runs = runs;
    this.lenient = lenient;
  }

  /** The same for who ignores what was published: what can't be read counts as not there. */
  LedgerFolder withoutUnreadable() {
    return new LedgerFolder(path, versions, runs, true);
  }

  /** Its full path. */
  public String path() {
    return path;
  }

  /** The store of a version. */
  public RunStore at(String version) {
    return versions.at(version);
  }

  /** Deletes the files of a version, whose rows stand elsewhere. */
  public void deleteParts(String version) throws IOException {
    RunStore store = at(version);
    for (StoredFile file : store.list()) {
      if (LedgerSegment.isPart(file.path())) {
        store.delete(file.path());
      }
    }
  }

  private record Numbered(int sequence, String name) {}

  private List<Numbered> newestFirst() throws IOException {
    return versions.names().stream()
        .map(VERSION::matcher)
        .filter(Matcher::matches)
        .map(it -> new Numbered(Integer.parseInt(it.group(1)), it.group()))
        .sorted(Comparator.comparing(Numbered::sequence).thenComparing(Numbered::name).reversed())
        .toList();
  }

  /**
   * What is in force.
   *
   * @throws LedgerRefusal if it can't be read
   */
  public Optional<LedgerManifest> inForce() throws IOException {
    for (Numbered version : newestFirst()) {
      Optional<LedgerManifest> manifest = manifest(version.name());
      if (manifest.isPresent() && committed(manifest.get())) {
        return manifest;
      }
    }
    return Optional.empty();
  }

  /** All that was ever committed, the newest first. */
  public List<LedgerManifest> committed() throws IOException {
    List<LedgerManifest> all = new ArrayList<>();
    for (Numbered version : newestFirst()) {
      Optional<LedgerManifest> manifest = manifest(version.name());
      if (manifest.isPresent() && committed(manifest.get())) {
        all.add(manifest.get());
      }
    }
    return all;
  }

  private Optional<LedgerManifest> manifest(String version) throws IOException {
    Optional<byte[]> bytes = at(version).read(LedgerManifest.NAME);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      String where = path + "/" + version + "/" + LedgerManifest.NAME;
      return Optional.of(LedgerManifest.of(bytes.get(), where));
    } catch (LedgerRefusal e) {
      if (lenient) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean committed(LedgerManifest manifest) throws IOException {
    return at(manifest.version()).size(COMMITTED).isPresent()
        || (!manifest.runDirectory().isEmpty()
            && runs.apply(manifest.runDirectory()).size(SUCCESS).isPresent());
  }

  /** The folders of runs that did not become results, or not yet. */
  public List<String> uncommitted() throws IOException {
    List<String> names = new ArrayList<>();
    for (Numbered version : newestFirst()) {
      Optional<LedgerManifest> manifest = manifest(version.name());
      if (manifest.isEmpty() || !committed(manifest.get())) {
        names.add(version.name());
      }
    }
    return names;
  }

  /** A number that no run has had. */
  public int nextSequence() throws IOException {
    return newestFirst().stream().findFirst().map(Numbered::sequence).orElse(0) + 1;
  }

  /** The versions that are about to be committed, or would have been if their runs had lived. */
  public Set<String> pending() throws IOException {
    Set<String> pending = new TreeSet<>();
    for (Numbered version : newestFirst()) {
      Optional<LedgerManifest> manifest = manifest(version.name());
      if (manifest.isPresent()) {
        if (committed(manifest.get())) {
          break;
        }
        pending.add(version.name());
      }
    }
    return pending;
  }
}
