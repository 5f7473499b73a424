package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of an Azure Blob inventory under a folder: {@code YYYY/MM/DD/HH-MM-SS/<rule>}, from the
 * container or any of these folders on. Newest first, as far back as the longest schedule, a week,
 * and a day: rules don't run at one time, and none of them is to be overlooked.
 */
final class AzureFolders {
  static final Duration LOOK_BACK = Duration.ofDays(8);

  private static final Pattern[] LEVELS = {
    Pattern.compile("\\d{4}"),
    Pattern.compile("\\d{2}"),
    Pattern.compile("\\d{2}"),
    Pattern.compile("\\d{2}-\\d{2}-\\d{2}")
  };
  private static final Pattern PLACE =
      Pattern.compile(
          "(.*?)/(\\d{4}(?:/\\d{2}(?:/\\d{2}(?:/\\d{2}-\\d{2}-\\d{2}(?:/[^/]+)?)?)?)?)");
  private static final Pattern TIME =
      Pattern.compile("(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})-(\\d{2})-(\\d{2})");
  private static final int MOST_LISTED = 1000;

  private final Store store;
  private final Optional<String> report;
  private final List<Run> runs = new ArrayList<>();
  private Instant newest;
  private int listed;

  private AzureFolders(Store store, Optional<String> report) {
    this.store = store;
    this.report = report;
  }

  private record Run(String rule, String name, String manifest) {}

  /**
   * The snapshots of the one rule that is meant, newest first; none if no run lies there.
   *
   * @param snapshot {@code latest}, or the name of one
   */
  static List<Candidate> under(Store store, String top, String snapshot, Optional<String> report) {
    AzureFolders folders = new AzureFolders(store, report);
    Matcher place = PLACE.matcher(top);
    boolean inside = place.matches();
    String root = inside ? place.group(1) : top;
    String below = inside ? place.group(2) : "";
    if (TIME.matcher(snapshot).matches()
        && store.entry(StorePath.child(root, snapshot)).isPresent()) {
      below = snapshot;
    }
    folders.walk(root, below);
    return folders.ofRule(top);
  }

  /** The time that the folder of a manifest tells, as {@code 2026/11/22/01-25-36}, if it does. */
  static Optional<String> name(String manifest) {
    Matcher place = PLACE.matcher(StorePath.parent(manifest).orElse(""));
    if (!place.matches()) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(place.group(2));
    return time.lookingAt() ? Optional.of(time.group()) : Optional.empty();
  }

  private void walk(String root, String below) {
    String[] parts = below.isEmpty() ? new String[0] : below.split("/");
    String path = below.isEmpty() ? root : StorePath.child(root, below);
    if (parts.length > LEVELS.length) {
      String name = below.substring(0, below.lastIndexOf('/'));
      time(name).ifPresent(time -> take(time, name, path));
    } else {
      walk(path, below, parts.length);
    }
  }

  /** Goes down; false once what follows is older than what is looked at. */
  private boolean walk(String folder, String below, int level) {
    if (level == LEVELS.length) {
      return rules(folder, below);
    }
    List<Entry> children =
        list(folder).stream()
            .filter(it -> it.folder() && LEVELS[level].matcher(it.name()).matches())
            .sorted(Comparator.comparing(Entry::name).reversed())
            .toList();
    for (Entry child : children) {
      String name = below.isEmpty() ? child.name() : below + "/" + child.name();
      if (!walk(child.path(), name, level + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean rules(String folder, String name) {
    Optional<Instant> time = time(name);
    if (time.isEmpty()) {
      return true;
    }
    if (newest != null && time.get().isBefore(newest.minus(LOOK_BACK))) {
      return false;
    }
    for (Entry child : list(folder)) {
      if (child.folder()) {
        take(time.get(), name, child.path());
      }
    }
    return true;
  }

  private void take(Instant time, String name, String folder) {
    String rule = StorePath.name(folder);
    runs.add(new Run(rule, name, StorePath.child(folder, rule + "-manifest.json")));
    if (newest == null && report.map(rule::equals).orElse(true)) {
      newest = time;
    }
  }

  private static Optional<Instant> time(String name) {
    Matcher time = TIME.matcher(name);
    if (!time.matches()) {
      return Optional.empty();
    }
    String written =
        "%s-%s-%sT%s:%s:%sZ"
            .formatted(
                time.group(1),
                time.group(2),
                time.group(3),
                time.group(4),
                time.group(5),
                time.group(6));
    try {
      return Optional.of(Instant.parse(written));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private List<Candidate> ofRule(String top) {
    TreeSet<String> rules = new TreeSet<>();
    runs.forEach(run -> rules.add(run.rule()));
    if (rules.isEmpty()) {
      return List.of();
    }
    if (report.isPresent() && !rules.contains(report.get())) {
      throw new InventoryException(
          "There is no report '"
              + report.get()
              + "' under "
              + top
              + "; the rules there are "
              + String.join(", ", rules)
              + ".");
    }
    if (report.isEmpty() && rules.size() > 1) {
      throw new InventoryException(
          "Several Azure Blob inventories lie under "
              + top
              + ", of the rules "
              + String.join(", ", rules)
              + ". Say with report which one is meant.");
    }
    String rule = report.orElse(rules.first());
    return runs.stream()
        .filter(run -> run.rule().equals(rule))
        .map(run -> new Candidate(run.name(), run.manifest()))
        .toList();
  }

  private List<Entry> list(String folder) {
    if (++listed > MOST_LISTED) {
      throw new InventoryException(
          "Over "
              + MOST_LISTED
              + " folders under "
              + folder
              + " were searched for runs of an Azure Blob inventory. Give the folder of a month or a day.");
    }
    return store.list(folder);
  }
}
