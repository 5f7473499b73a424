package io.bucketspec.run;

import io.bucketspec.run.ledger.LedgerNight;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a night found, in words for the console and the report. */
final class NightWords {
  private NightWords() {}

  /**
   * Some of what was found.
   *
   * @param words what it is
   * @param count how much of it
   */
  record Row(String words, NightCount count) {}

  /** Which ledger a run goes on from. */
  static String ledger(LedgerNight ledger) {
    if (ledger.full()) {
      return "A full run: it looks at everything as if nothing had been published, and its ledger"
          + " begins anew.";
    }
    return ledger
        .after()
        .map(
            run ->
                "Goes on from run "
                    + run
                    + ", which knew "
                    + Quantity.count(ledger.rows(), "item")
                    + ".")
        .orElse("Begins with this run: nothing was published before it.");
  }

  /** What was found and how much of it, without what was not. */
  static List<Row> rows(Tally tally) {
    List<Row> rows = new ArrayList<>();
    for (NightChange change : NightChange.values()) {
      NightCount count = tally.night.getOrDefault(change.label(), new NightCount(0, 0));
      if (count.items() > 0 || count.objects() > 0) {
        rows.add(new Row(words(change), count));
      }
    }
    return rows;
  }

  /** What the platform has a second time now; empty if nothing was written again. */
  static Optional<String> writtenAgain(RunOutcome outcome) {
    NightCount again = outcome.results().tally().night.get(NightChange.REISSUED.label());
    return again == null || again.items() == 0
        ? Optional.empty()
        : Optional.of(
            Quantity.count(again.items(), "item")
                + (again.items() == 1 ? " was" : " were")
                + " written again, as the job's policies say: the platform has "
                + (again.items() == 1 ? "it" : "them")
                + " already.");
  }

  /** That there was nothing to write since another run; empty if there was. */
  static Optional<String> nothingNew(RunOutcome outcome) {
    return outcome.results().tally().itemsWritten() > 0
        ? Optional.empty()
        : outcome
            .ledger()
            .flatMap(LedgerNight::after)
            .map(run -> "Nothing new since run " + run + ": nothing was written.");
  }

  private static String words(NightChange change) {
    return switch (change) {
      case NEW -> "new";
      case UNCHANGED -> "unchanged since they were published";
      case CHANGED -> "with other content under the same key";
      case CHANGED_BEFORE -> "with other content, told before";
      case LATE -> "published groups with late members";
      case SETTLING -> "groups that may still grow, which wait";
      case MEMBERS_GONE -> "published groups that lost members";
      case MEMBERS_GONE_BEFORE -> "published groups that lost members, told before";
      case GONE -> "gone";
      case GONE_BEFORE -> "gone, told before";
      case RETURNED -> "gone earlier, and there again";
      case REISSUED -> "written again";
      case RETRIED -> "written again because the platform refused them";
      case SEPARATE -> "late members, written as items of their own";
      case RENAMED -> "renamed: the same content under another key";
    };
  }
}
