package io.bucketspec.cli;

import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.run.OutputOptions;
import io.bucketspec.spark.UploadRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the options of the source that writes items: the keys of a job file's {@code output}. */
public final class UploadSourceReader {
  private static final String LIMITS = "limits";
  private static final String FINDINGS = "findings";
  private static final String KIND = "kind";
  private static final String RUN_ID = "runId";
  private static final List<String> OF_OUTPUT =
      JobKeys.OUTPUT.stream().filter(key -> !key.equals(LIMITS)).toList();

  private final SourceOptions options;
  private final Problems problems;

  private UploadSourceReader(SourceOptions options) {
    this.options = options;
    this.problems = options.problems();
  }

  /**
   * What the options ask for.
   *
   * @param now when the run begins
   * @throws IllegalArgumentException with every problem on a line of its own
   */
  public static UploadRequest read(Map<String, String> options, Instant now) {
    return new UploadSourceReader(new SourceOptions(options)).request(now);
  }

  private UploadRequest request(Instant now) {
    List<String> known = new ArrayList<>(OF_OUTPUT);
    known.addAll(List.of(KIND, RUN_ID, LIMITS + ".", FINDINGS + "."));
    options.refuseUnknown(known);
    Map<String, Node.Entry> entries = options.whole(OF_OUTPUT);
    Map<String, Node.Entry> limits = options.nested(LIMITS + ".", JobKeys.LIMITS);
    if (!limits.isEmpty()) {
      entries.put(LIMITS, SourceOptions.inner(limits));
    }
    Optional<OutputOptions> output =
        new OutputReader(problems).read(SourceOptions.mapping(entries));
    Map<FindingCode, Policy> findings = findings();
    Optional<Kind> kind = options.value(KIND).flatMap(this::kind);
    options.value(RUN_ID).flatMap(RunId::fault).ifPresent(it -> options.problem(RUN_ID, it));
    options.requireSound("");
    String runId = options.value(RUN_ID).orElseGet(() -> RunId.of(now));
    return new UploadRequest(output.orElseThrow(), findings, kind, runId);
  }

  private Map<FindingCode, Policy> findings() {
    Node.Entry given = SourceOptions.inner(options.nested(FINDINGS + ".", JobKeys.FINDINGS));
    Fields all =
        Fields.ofAnyKeys(SourceOptions.mapping(Map.of(FINDINGS, given)), "", problems)
            .orElseThrow();
    return JobReader.findings(all, problems);
  }

  private Optional<Kind> kind(String label) {
    Optional<Kind> kind = Kind.ofLabel(label);
    if (kind.isEmpty()) {
      options.problem(
          KIND,
          "'kind' is " + Problems.quoted(label) + "; it must be one of " + Kind.labels() + ".");
    }
    return kind;
  }
}
