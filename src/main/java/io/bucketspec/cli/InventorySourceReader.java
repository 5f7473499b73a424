package io.bucketspec.cli;

import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.model.InvalidOption;
import io.bucketspec.run.JobOptions;
import io.bucketspec.spark.InventoryRequest;
import io.bucketspec.spark.InventoryRequest.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the options of the source that reads inventories: a job file's keys, or a job file. */
public final class InventorySourceReader {
  private static final String JOB = "job";
  private static final String RULES = "rules";
  private static final String VIEW = "view";
  private static final String SAMPLE = "sample";
  private static final String ROWS = "rows";
  private static final String SNAPSHOT = "snapshot";
  private static final String STYLE = "urls.style";
  private static final String COLUMNS = "columns.";
  private static final String OPTIONS = "options.";
  private static final String URLS = "urls.";
  private static final String BUCKETS = "urls.buckets.";
  private static final String ACCEPT = "accept.";
  private static final String FINDINGS = "findings.";
  private static final List<String> OWN = List.of(JOB, RULES, VIEW, SAMPLE, ROWS);
  private static final List<String> BEGINNINGS = List.of(COLUMNS, OPTIONS, URLS, ACCEPT, FINDINGS);

  private static final List<String> OF_INVENTORY =
      JobKeys.INVENTORY.stream().filter(key -> !BEGINNINGS.contains(key + ".")).toList();

  /** What a job file has to say and no view needs. */
  private static final Node.Entry NO_OUTPUT = SourceOptions.inner(Map.of("path", scalar("(none)")));

  /** Any key can stand in them, so that nothing is rejected for a URL that nobody sees. */
  private static final Node.Entry SOME_URLS = someUrls();

  private final SourceOptions options;
  private final UnaryOperator<String> files;

  private InventorySourceReader(SourceOptions options, UnaryOperator<String> files) {
    this.options = options;
    this.files = files;
  }

  /**
   * What the options ask for.
   *
   * @param files gives the text of a job file of some path, or an exception with a sentence
   * @throws IllegalArgumentException with every problem on a line of its own
   */
  public static InventoryRequest read(Map<String, String> options, UnaryOperator<String> files) {
    return new InventorySourceReader(new SourceOptions(options), files).request();
  }

  private InventoryRequest request() {
    List<String> known = new ArrayList<>(OF_INVENTORY);
    known.addAll(OWN);
    known.addAll(BEGINNINGS);
    options.refuseUnknown(known);
    Optional<View> view = view();
    boolean all = options.value(ROWS).map(word -> all(word, view)).orElse(false);
    Optional<JobOptions> job = options.has(JOB) ? ofJobFile() : inline(view);
    options.requireSound(RULES);
    return new InventoryRequest(
        job.orElseThrow(),
        view.orElseThrow(),
        options.value(SAMPLE).orElse(""),
        all,
        options.has(JOB) || options.has(STYLE));
  }

  private Optional<View> view() {
    if (!options.has(VIEW)) {
      boolean plain = !options.has(RULES) && !options.has(JOB);
      return Optional.of(plain ? View.OBJECTS : View.MATCHED);
    }
    Optional<View> view = options.value(VIEW).flatMap(View::ofLabel);
    if (view.isEmpty()) {
      List<String> labels = Arrays.stream(View.values()).map(View::label).toList();
      options.problem(VIEW, wrong(VIEW, labels));
    }
    return view;
  }

  private boolean all(String word, Optional<View> view) {
    if (!List.of("all", "current").contains(word)) {
      options.problem(ROWS, wrong(ROWS, List.of("current", "all")));
    } else if (view.isPresent() && view.get() != View.OBJECTS) {
      options.problem(
          ROWS,
          "'rows' is for the view 'objects'; '" + view.get().label() + "' has its rows by itself.");
    }
    return word.equals("all");
  }

  private String wrong(String option, List<String> words) {
    return "'"
        + option
        + "' is "
        + Problems.quoted(options.value(option).orElse(""))
        + "; it must be one of "
        + String.join(", ", words)
        + ".";
  }

  private Optional<JobOptions> ofJobFile() {
    List<String> beside = new ArrayList<>(OF_INVENTORY);
    beside.add(RULES);
    beside.remove(SNAPSHOT);
    for (String name : beside) {
      if (options.has(name)) {
        options.problem(name, "'" + name + "' can't stand beside 'job': the job file says it.");
      }
    }
    for (String beginning : BEGINNINGS) {
      for (String key : options.nested(beginning, List.of()).keySet()) {
        String name = beginning + key;
        options.problem(name, "'" + name + "' can't stand beside 'job': the job file says it.");
      }
    }
    options.requireSound(RULES);
    String path = options.value(JOB).orElseThrow();
    try {
      JobOptions job = JobFile.parse(files.apply(path), path);
      return Optional.of(options.has(SNAPSHOT) ? snapshot(job) : job);
    } catch (JobFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private JobOptions snapshot(JobOptions job) {
    try {
      return job.with(job.inventory().with(options.value(SNAPSHOT).orElseThrow()));
    } catch (InvalidOption e) {
      throw new IllegalArgumentException("option 'snapshot': " + e.getMessage(), e);
    }
  }

  private Optional<JobOptions> inline(Optional<View> view) {
    boolean made = view.equals(Optional.of(View.ITEMS)) || view.equals(Optional.of(View.REJECTS));
    if (made && !options.has(STYLE)) {
      options.problem(
          VIEW,
          "The view '"
              + view.get().label()
              + "' needs 'urls.style': how object URLs are written, such as virtual-hosted with"
              + " 'urls.region'.");
    }
    Map<String, Node.Entry> job = new LinkedHashMap<>();
    job.put("inventory", SourceOptions.inner(inventory()));
    Map<String, Node.Entry> urls = urls();
    job.put("urls", urls.isEmpty() ? SOME_URLS : SourceOptions.inner(urls));
    job.put("output", NO_OUTPUT);
    rules().ifPresent(rules -> job.put(RULES, new Node.Entry(rules.place(), rules)));
    put(job, ACCEPT, JobKeys.ACCEPT);
    put(job, FINDINGS, JobKeys.FINDINGS);
    return JobReader.read(SourceOptions.mapping(job), options.problems());
  }

  private void put(Map<String, Node.Entry> job, String beginning, List<String> keys) {
    Map<String, Node.Entry> entries = options.nested(beginning, keys);
    if (!entries.isEmpty()) {
      job.put(beginning.substring(0, beginning.length() - 1), SourceOptions.inner(entries));
    }
  }

  private Map<String, Node.Entry> inventory() {
    Map<String, Node.Entry> inventory = options.whole(OF_INVENTORY);
    put(inventory, COLUMNS, InventoryColumn.words());
    put(inventory, OPTIONS, List.of());
    return inventory;
  }

  /** A bucket's name may hold dots, and none of its keys does. */
  private Map<String, Node.Entry> urls() {
    Map<String, Node.Entry> urls = options.nested(URLS, JobKeys.URLS);
    urls.keySet().removeIf(key -> (URLS + key).startsWith(BUCKETS));
    Map<String, Map<String, Node.Entry>> buckets = new LinkedHashMap<>();
    options
        .nested(BUCKETS, List.of())
        .forEach(
            (name, entry) -> {
              int dot = name.lastIndexOf('.');
              String bucket = name.substring(0, Math.max(0, dot));
              buckets
                  .computeIfAbsent(bucket, any -> new LinkedHashMap<>())
                  .put(name.substring(dot + 1), entry);
            });
    if (!buckets.isEmpty()) {
      Map<String, Node.Entry> inner = new LinkedHashMap<>();
      buckets.forEach((bucket, keys) -> inner.put(bucket, SourceOptions.inner(keys)));
      urls.put("buckets", SourceOptions.inner(inner));
    }
    return urls;
  }

  private Optional<Node> rules() {
    return options.value(RULES).flatMap(text -> YamlTree.read(text, options.problems()));
  }

  private static Node.Entry someUrls() {
    return SourceOptions.inner(
        Map.of("style", scalar("endpoint"), "endpoint", scalar("store.example")));
  }

  private static Node.Entry scalar(String value) {
    return new Node.Entry(Place.START, new Node.Scalar(Place.START, Node.Type.TEXT, value));
  }
}
