package io.bucketspec.cli;

import io.bucketspec.metadata.FixedValues;
import io.bucketspec.metadata.MetadataEntry;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.metadata.Several;
import io.bucketspec.metadata.Sidecars;
import io.bucketspec.metadata.TableJoin;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.MetadataPlan;
import io.bucketspec.run.MetadataProblem;
import io.bucketspec.spec.SpecFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code metadata} part of a job file and what belongs to it. */
final class MetadataReader {
  static final String METADATA = "metadata";
  private static final String SCHEMA = "metadataSchema";
  private static final String STRICT = "strictClientOnly";
  private static final String SET = "set";
  private static final String SIDECARS = "sidecars";

  private final Problems problems;
  private final Fields job;
  private final List<MetadataEntry> entries = new ArrayList<>();

  /** Where each of the entries stands. */
  private final List<Fields> places = new ArrayList<>();

  private boolean sound = true;

  MetadataReader(Fields job, Problems problems) {
    this.job = job;
    this.problems = problems;
  }

  MetadataOptions read() {
    Optional<Node> node = job.node(METADATA);
    if (node.isPresent() && !(node.get() instanceof Node.Sequence)) {
      job.noteType(METADATA, "a list of joins");
      sound = false;
    }
    if (node.orElse(null) instanceof Node.Sequence list) {
      list.items().forEach(this::entry);
      checkNames();
    }
    Optional<String> schema = job.text(SCHEMA);
    boolean strict = job.flag(STRICT).orElse(false);
    return job.build(() -> new MetadataOptions(entries, schema, strict))
        .orElseGet(() -> new MetadataOptions(entries, Optional.empty(), strict));
  }

  private void entry(Node node) {
    Optional<Fields> fields = Fields.ofAnyKeys(node, "An entry of 'metadata'", problems);
    Optional<MetadataEntry> entry = fields.flatMap(this::entry);
    sound &= entry.isPresent() && fields.orElseThrow().sound();
    if (entry.isPresent()) {
      entries.add(entry.get());
      places.add(fields.orElseThrow());
    }
  }

  private Optional<MetadataEntry> entry(Fields entry) {
    if (entry.has(SET)) {
      return fixed(entry);
    }
    if (entry.has(SIDECARS)) {
      return sidecars(entry);
    }
    return new JoinReader(entry).read();
  }

  private Optional<MetadataEntry> fixed(Fields entry) {
    entry.refuseUnknown(JobKeys.SET, Set.of());
    List<String> rules = entry.texts("rules").orElse(List.of());
    return new FixedReader(entry, problems).read(SET).map(values -> new FixedValues(rules, values));
  }

  private static Optional<MetadataEntry> sidecars(Fields entry) {
    entry.refuseUnknown(JobKeys.SIDECARS, Set.of());
    Optional<String> suffix = entry.text(SIDECARS);
    List<String> rules = entry.texts("rules").orElse(List.of());
    Optional<String> at = entry.text("at");
    Optional<String> under = entry.text("under");
    Several differing = JoinReader.several(entry, "differing");
    boolean required = entry.flag("required").orElse(false);
    Optional<MetadataEntry> read =
        suffix.flatMap(
            known -> entry.build(() -> new Sidecars(rules, known, at, under, differing, required)));
    return entry.sound() ? read : Optional.empty();
  }

  private void checkNames() {
    List<String> names = new ArrayList<>();
    boolean sidecars = false;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Sidecars) {
        if (sidecars) {
          places
              .get(i)
              .problemAtKey(SIDECARS, "There is an entry with 'sidecars' before this one.");
        }
        sidecars = true;
      } else if (entries.get(i) instanceof TableJoin join) {
        if (names.contains(join.name())) {
          places
              .get(i)
              .problem(
                  "name",
                  "A table before this one is called '"
                      + join.name()
                      + "' too: give one of them another 'name', by which reports tell them apart.");
        }
        names.add(join.name());
      }
    }
  }

  /** Notes what is wrong with the entries in view of the rules and of the format of specs. */
  void check(Optional<RuleSet> rules, MetadataOptions options, Optional<SpecFormat> format) {
    if (format.equals(Optional.of(SpecFormat.CSV))) {
      refuse(METADATA, "client or media metadata");
      if (options.strictClientOnly()) {
        refuse(STRICT, "the media metadata that 'strictClientOnly' needs");
      }
      return;
    }
    if (job.has(SCHEMA) && !job.has(METADATA)) {
      job.problemAtKey(
          SCHEMA, "There is no 'metadata' whose values could be checked: remove 'metadataSchema'.");
    }
    if (rules.isPresent()) {
      for (MetadataProblem problem : MetadataPlan.check(rules.get(), options)) {
        // An entry that could not be read may be the one that is missing.
        if (problem.entry() < 0 && sound) {
          job.problem(STRICT, problem.message());
        } else if (problem.entry() >= 0) {
          places.get(problem.entry()).problem(problem.field(), problem.message());
        }
      }
    }
  }

  private void refuse(String key, String what) {
    if (job.has(key)) {
      job.problemAtKey(
          key,
          "A CSV spec can't carry " + what + ": use format json, or leave '" + key + "' away.");
    }
  }
}
