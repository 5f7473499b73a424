package io.bucketspec.inventory;

import io.bucketspec.inventory.Store.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The reports of Google Cloud Storage under a folder: files named {@code
 * <configuration>_<time>_manifest.json} and {@code <configuration>_<time>_<number>.csv}, in the
 * folder or in others below it, which may be of a date or a configuration. Reports of the last days
 * are looked at, as far back as the longest schedule, a week, and a day.
 */
final class GcsFolders {
  private static final Pattern FILE =
      Pattern.compile(
          "(.+)_(\\d{4}-\\d{2}-\\d{2})T(\\d{2})[:-](\\d{2})_(?:manifest\\.json|\\d+\\.(?:csv|parquet))");
  private static final Pattern DATE = Pattern.compile(".*?(\\d{4}-\\d{2}-\\d{2})(?!\\d).*");
  private static final int DEEPEST = 3;
  private static final int MOST_LISTED = 1000;

  private final Store store;
  private final TreeMap<String, TreeMap<Instant, Candidate>> byConfiguration = new TreeMap<>();
  private int listed;

  private GcsFolders(Store store) {
    this.store = store;
  }

  /** Whether reports lie directly in a folder. */
  static boolean in(Collection<Entry> children) {
    return children.stream().anyMatch(it -> !it.folder() && FILE.matcher(it.name()).matches());
  }

  /**
   * The snapshots of the one configuration that is meant, newest first; none if there is none.
   *
   * @param snapshot {@code latest}, or the name of one
   */
  static List<Candidate> under(Store store, String top, String snapshot, Optional<String> report) {
    GcsFolders folders = new GcsFolders(store);
    folders.walk(top, date(snapshot), 0);
    return folders.ofConfiguration(top, report);
  }

  /** The time that a manifest's name tells, if it does. */
  static Optional<String> name(String manifest) {
    Matcher file = FILE.matcher(StorePath.name(manifest));
    return file.matches() ? Optional.of(name(file)) : Optional.empty();
  }

  private static String name(Matcher file) {
    return file.group(2) + "T" + file.group(3) + ":" + file.group(4);
  }

  private void walk(String folder, Optional<LocalDate> asked, int depth) {
    List<Entry> folders = new ArrayList<>();
    for (Entry child : list(folder)) {
      if (child.folder()) {
        folders.add(child);
      } else {
        take(folder, child.name());
      }
    }
    if (depth == DEEPEST) {
      return;
    }
    Optional<LocalDate> newest =
        asked.or(
            () ->
                folders.stream()
                    .flatMap(it -> date(it.name()).stream())
                    .max(Comparator.naturalOrder()));
    for (Entry child : folders) {
      boolean old =
          date(child.name())
              .map(it -> it.isBefore(newest.get().minusDays(AzureFolders.LOOK_BACK.toDays())))
              .orElse(false);
      if (!old) {
        walk(child.path(), asked, depth + 1);
      }
    }
  }

  private static Optional<LocalDate> date(String name) {
    Matcher date = DATE.matcher(name);
    try {
      return date.matches() ? Optional.of(LocalDate.parse(date.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void take(String folder, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches()) {
      return;
    }
    try {
      Instant time = Instant.parse(name(matcher) + ":00Z");
      String manifest = file.substring(0, file.lastIndexOf('_')) + "_manifest.json";
      byConfiguration
          .computeIfAbsent(matcher.group(1), any -> new TreeMap<>(Comparator.reverseOrder()))
          .put(time, new Candidate(name(matcher), StorePath.child(folder, manifest)));
    } catch (DateTimeException e) {
      // Not a name of these reports, then.
    }
  }

  private List<Candidate> ofConfiguration(String top, Optional<String> report) {
    if (byConfiguration.isEmpty()) {
      return List.of();
    }
    if (report.isPresent()) {
      return byConfiguration.keySet().stream()
          .filter(it -> it.equals(report.get()) || displayName(it).equals(report.get()))
          .findFirst()
          .map(it -> List.copyOf(byConfiguration.get(it).values()))
          .orElseThrow(
              () ->
                  new InventoryException(
                      "There is no report '"
                          + report.get()
                          + "' under "
                          + top
                          + "; there "
                          + (byConfiguration.size() == 1 ? "is " : "are ")
                          + named(byConfiguration.keySet())
                          + "."));
    }
    Instant newest =
        byConfiguration.values().stream()
            .map(TreeMap::firstKey)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    List<String> recent =
        byConfiguration.entrySet().stream()
            .filter(it -> !it.getValue().firstKey().isBefore(newest.minus(AzureFolders.LOOK_BACK)))
            .map(Map.Entry::getKey)
            .toList();
    if (recent.size() > 1) {
      throw new InventoryException(
          "Several inventory reports of Google Cloud Storage lie under "
              + top
              + ": "
              + named(recent)
              + ". Say with report which one is meant.");
    }
    return List.copyOf(byConfiguration.get(recent.get(0)).values());
  }

  private String named(Collection<String> configurations) {
    return configurations.stream()
        .map(
            it -> {
              String name = displayName(it);
              return name.isEmpty() ? it : it + " (" + name + ")";
            })
        .collect(Collectors.joining(", "));
  }

  /** What the newest manifest of a configuration calls it; empty if it doesn't. */
  private String displayName(String configuration) {
    for (Candidate candidate : byConfiguration.get(configuration).values()) {
      if (store.entry(candidate.manifest()).isPresent()) {
        try {
          return ManifestJson.text(
              ManifestJson.field(
                  FoundManifest.read(store, candidate.manifest()).document(), "reportConfig"),
              "displayName");
        } catch (InventoryException e) {
          // Told if it is chosen.
        }
      }
    }
    return "";
  }

  private List<Entry> list(String folder) {
    if (++listed > MOST_LISTED) {
      throw new InventoryException(
          "Over "
              + MOST_LISTED
              + " folders under "
              + folder
              + " were searched for inventory reports of Google Cloud Storage. Give the folder that"
              + " holds them.");
    }
    return store.list(folder);
  }
}
