package io.bucketspec.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.run.ledger.NightCount;
import java.util.SortedMap;

/**
 * A run or a plan in one line of JSON, for what schedules it. The keys are always the same ones, in
 * the same order; what there is nothing to say of is null.
 *
 * <ul>
 *   <li>{@code status}: {@code done}; {@code findings} if a finding whose policy is fail was made;
 *       {@code no-new-snapshot}; {@code failed}
 *   <li>{@code exitCode}
 *   <li>{@code sentence}: what went wrong; null if nothing did
 *   <li>{@code run}, {@code directory}: its name and where it lies
 *   <li>{@code success}: the path of its {@code _SUCCESS.json}; null of a plan
 *   <li>{@code snapshot}: {@code path}, {@code name}, {@code created} (null if it doesn't say),
 *       {@code format}
 *   <li>{@code counts}: rows {@code read}; of these objects {@code written}, {@code known}, {@code
 *       held}, {@code filtered}, {@code rejected}, {@code superseded}; {@code items}, {@code files}
 *       and their {@code bytes}
 *   <li>{@code night}: what was found since the last run, {@code items} and {@code objects} by the
 *       labels of {@link io.bucketspec.run.ledger.NightChange}; without zeros
 *   <li>{@code ledger}: {@code path}, {@code version}, {@code after} (null if it begins)
 *   <li>{@code seconds} that it took
 *   <li>{@code findings}: the codes of those that fail it
 * </ul>
 */
public final class SummaryJson {
  private static final String STATUS = "status";
  private static final String EXIT_CODE = "exitCode";

  private final ObjectNode line = JsonNodeFactory.instance.objectNode();

  private SummaryJson(String status, int exitCode, String sentenceOrNull) {
    line.put(STATUS, status).put(EXIT_CODE, exitCode).put("sentence", sentenceOrNull);
  }

  /** What a run did. */
  public static String ofRun(RunOutcome outcome, int exitCode) {
    return of(outcome, exitCode, outcome.directory() + "/" + RunPublication.SUCCESS);
  }

  /** What a run would do. */
  public static String ofPlan(RunOutcome outcome, int exitCode) {
    return of(outcome, exitCode, null);
  }

  /** That there was no new snapshot. */
  public static String noNewSnapshot(int exitCode, String sentence) {
    return without("no-new-snapshot", exitCode, sentence);
  }

  /** That it was not done, and why. */
  public static String failed(int exitCode, String sentence) {
    return without("failed", exitCode, sentence);
  }

  private static String without(String status, int exitCode, String sentence) {
    SummaryJson summary = new SummaryJson(status, exitCode, sentence);
    for (String key :
        new String[] {
          "run", "directory", "success", "snapshot", "counts", "night", "ledger", "seconds"
        }) {
      summary.line.putNull(key);
    }
    summary.line.putArray("findings");
    return summary.line.toString();
  }

  private static String of(RunOutcome outcome, int exitCode, String successOrNull) {
    String status = outcome.failing().isEmpty() ? "done" : "findings";
    SummaryJson summary = new SummaryJson(status, exitCode, null);
    summary
        .line
        .put("run", outcome.id())
        .put("directory", outcome.directory())
        .put("success", successOrNull);
    summary.line.set("snapshot", snapshot(outcome.snapshot()));
    summary.line.set("counts", counts(outcome));
    summary.line.set("night", night(outcome.results().tally().night));
    summary.line.set("ledger", ledger(outcome));
    summary.line.put("seconds", outcome.took().toMillis() / 1000.0);
    ArrayNode findings = summary.line.putArray("findings");
    outcome.failing().forEach(code -> findings.add(code.code()));
    return summary.line.toString();
  }

  private static ObjectNode snapshot(Snapshot snapshot) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("path", snapshot.path())
        .put("name", snapshot.name())
        .put("created", snapshot.created().map(Object::toString).orElse(null))
        .put("format", snapshot.format().label());
  }

  private static ObjectNode counts(RunOutcome outcome) {
    Accounts accounts = outcome.accounts();
    return JsonNodeFactory.instance
        .objectNode()
        .put("read", accounts.read())
        .put("written", accounts.written())
        .put("known", accounts.known())
        .put("held", accounts.held())
        .put("filtered", accounts.filtered())
        .put("rejected", accounts.rejected())
        .put("superseded", accounts.superseded())
        .put("items", outcome.results().tally().itemsWritten())
        .put("files", outcome.results().files().size())
        .put("bytes", outcome.specBytes());
  }

  /** What a night found, by its labels. */
  static ObjectNode night(SortedMap<String, NightCount> night) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    night.forEach(
        (label, count) ->
            node.putObject(label).put("items", count.items()).put("objects", count.objects()));
    return node;
  }

  private static ObjectNode ledger(RunOutcome outcome) {
    return outcome
        .ledger()
        .map(
            ledger ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("path", ledger.path())
                    .put("version", ledger.version())
                    .put("after", ledger.after().orElse(null)))
        .orElse(null);
  }
}
