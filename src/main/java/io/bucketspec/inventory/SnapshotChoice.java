package io.bucketspec.inventory;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses one of an inventory's snapshots: the newest complete one, or that of a name. */
final class SnapshotChoice {
  private static final int MOST_NAMED = 10;

  private final Store store;
  private final String top;
  private final List<Candidate> newestFirst;

  SnapshotChoice(Store store, String top, List<Candidate> newestFirst) {
    this.store = store;
    this.top = top;
    this.newestFirst = newestFirst;
  }

  FoundManifest choose(String snapshot) {
    return snapshot.equals(InventoryOptions.LATEST) ? newest() : named(snapshot);
  }

  private FoundManifest newest() {
    List<Finding> skipped = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    boolean checksumMissing = false;
    for (Candidate folder : newestFirst) {
      Completeness completeness = Completeness.of(store, folder);
      if (completeness.complete()) {
        skipped.addAll(noChecksum(completeness));
        return completeness.manifest().orElseThrow().with(skipped);
      }
      checksumMissing |= completeness.checksumMissing();
      problems.add(folder.name() + ": " + completeness.problem());
      skipped.add(
          new Finding(
              FindingCode.SNAPSHOT_SKIPPED,
              "The snapshot "
                  + folder.name()
                  + " is not complete and was passed over: "
                  + completeness.problem()
                  + "."));
    }
    throw new SnapshotMissing(
        "No snapshot under " + top + " is complete:\n  " + shown(problems) + hint(checksumMissing));
  }

  private FoundManifest named(String snapshot) {
    Candidate folder =
        newestFirst.stream()
            .filter(it -> it.name().equals(snapshot))
            .findFirst()
            .orElseThrow(() -> notThere(snapshot));
    Completeness completeness = Completeness.of(store, folder);
    if (!completeness.complete()) {
      throw new SnapshotMissing(
          "The snapshot "
              + snapshot
              + " under "
              + top
              + " is not complete: "
              + completeness.problem()
              + "."
              + hint(completeness.checksumMissing()));
    }
    return completeness.manifest().orElseThrow().with(noChecksum(completeness));
  }

  /** That a manifest stands without a checksum file. */
  static List<Finding> noChecksum(Completeness completeness) {
    if (!completeness.checksumMissing()) {
      return List.of();
    }
    String sentence =
        completeness.manifest().orElseThrow().path()
            + " has no checksum file beside it, so it can't be known whether it is complete.";
    return List.of(new Finding(FindingCode.NO_CHECKSUM, sentence));
  }

  private SnapshotMissing notThere(String snapshot) {
    return new SnapshotMissing(
        "There is no snapshot '"
            + snapshot
            + "' under "
            + top
            + "; there "
            + (newestFirst.size() == 1 ? "is " : "are ")
            + newestFirst.stream()
                .limit(MOST_NAMED)
                .map(Candidate::name)
                .collect(Collectors.joining(", "))
            + older(newestFirst.size(), " and ")
            + ".");
  }

  private static String shown(List<String> problems) {
    return String.join("\n  ", problems.subList(0, Math.min(MOST_NAMED, problems.size())))
        + older(problems.size(), "\n  and ");
  }

  private static String older(int count, String and) {
    return count <= MOST_NAMED ? "" : and + (count - MOST_NAMED) + " older";
  }

  /** Some stores write no checksum files at all. */
  private static String hint(boolean checksumMissing) {
    return checksumMissing
        ? "\nIf the store writes no checksum files, give the path of the manifest.json itself."
        : "";
  }
}
