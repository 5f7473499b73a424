package io.bucketspec.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A run's claim on its directory: a file of a name that no other run has, there from the first
 * moment until the run is a result. What a killed run leaves is known by it.
 *
 * <p>Works on stores that can't create a file for one caller only: each run first writes its claim,
 * then lists the directory, and goes on only if it is alone. Whoever lists last sees every claim
 * that was written before, so no two runs go on; two that claim in the same instant are both
 * refused. All that it asks of a store is that a list shows what was written before it.
 */
public final class RunClaim {
  static final String PREFIX = "_running-";

  private final RunStore store;
  private final String directory;
  private final String path;

  private RunClaim(RunStore store, String directory, String path) {
    this.store = store;
    this.directory = directory;
    this.path = path;
  }

  /**
   * Claims a run's directory, which it makes.
   *
   * @param directory the directory's full path, for messages
   * @param token a name that nobody else uses
   * @param started when the run began, to be read by people
   * @throws RunExists if the directory is there already, or another run claims it at this moment
   */
  public static RunClaim take(RunStore store, String directory, String token, Instant started)
      throws IOException {
    store.begin();
    RunClaim claim = new RunClaim(store, directory, PREFIX + token);
    store.write(claim.path, ("started " + started + "\n").getBytes(StandardCharsets.UTF_8));
    if (!claim.alone()) {
      RunExists refusal = RunExists.unfinished(directory);
      claim.takeBack(refusal);
      throw refusal;
    }
    return claim;
  }

  /**
   * Makes sure that a run of that directory could begin.
   *
   * @throws RunExists if the directory is there already
   */
  public static void requireFree(RunStore store, String directory) throws IOException {
    if (store.size(RunPublication.SUCCESS).isPresent()) {
      throw RunExists.result(directory);
    }
    if (!store.list().isEmpty()) {
      throw RunExists.unfinished(directory);
    }
  }

  private void takeBack(RunExists refusal) {
    try {
      store.delete(path);
      store.deleteEmpty();
    } catch (IOException e) {
      // The other run may be writing. What is left, the command clean removes.
      refusal.addSuppressed(e);
    }
  }

  private boolean alone() throws IOException {
    return store.list().stream()
        .filter(file -> !file.top().equals(RunStore.TEMPORARY))
        .allMatch(file -> file.path().equals(path));
  }

  /**
   * Makes sure that the directory is still this run's.
   *
   * @throws IOException if the claim is gone, or another run's is there
   */
  void check(List<StoredFile> listed) throws IOException {
    List<String> claims =
        listed.stream().map(StoredFile::path).filter(it -> it.startsWith(PREFIX)).toList();
    if (!claims.equals(List.of(path))) {
      throw new IOException(
          directory
              + " is no longer this run's alone: "
              + (claims.contains(path) ? "another run began in it." : "its claim was removed.")
              + " Nothing is published.");
    }
  }

  /** Gives it up, once the run is a result. */
  void release() throws IOException {
    store.delete(path);
  }
}
