package io.bucketspec.run;

import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.model.Kind;
import io.bucketspec.run.ledger.LedgerNight;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.spec.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outcomes of runs with a ledger. */
final class NightOutcomes {
  static final LedgerNight FIRST =
      new LedgerNight("file:/out/ledger", "000001-one", Optional.empty(), 0, false);
  static final LedgerNight FULL =
      new LedgerNight("file:/out/ledger", "000003-one", Optional.empty(), 0, true);
  static final LedgerNight NEXT =
      new LedgerNight("file:/out/ledger", "000002-one", Optional.of("zero"), 1234, false);

  private NightOutcomes() {}

  /** A night in which something of everything was found. */
  static RunOutcome everything() {
    Tally tally = new Tally();
    tally.rowsRead = 100;
    for (NightChange change : NightChange.values()) {
      tally.night(change, 2);
    }
    tally.known(NightChange.UNCHANGED, 80);
    tally.known(NightChange.MEMBERS_GONE, 4);
    tally.held(NightChange.LATE, 2);
    tally.held(NightChange.SETTLING, 3);
    tally.written(Kind.IMAGE_SEQUENCE, "cams", new Tally.Written(3, 11, 5_000));
    return outcome(tally, Optional.of(NEXT));
  }

  /** A night in which nothing was new. */
  static RunOutcome quiet() {
    Tally tally = new Tally();
    tally.rowsRead = 2;
    tally.night(NightChange.UNCHANGED, 2);
    tally.known(NightChange.UNCHANGED, 2);
    return outcome(tally, Optional.of(NEXT));
  }

  /** A run that writes an item. */
  static RunOutcome writing(Optional<LedgerNight> ledger) {
    Tally tally = new Tally();
    tally.rowsRead = 1;
    tally.night(NightChange.NEW, 1);
    tally.written(Kind.IMAGE, "photos", new Tally.Written(1, 1, 7));
    return outcome(tally, ledger);
  }

  private static RunOutcome outcome(Tally tally, Optional<LedgerNight> ledger) {
    List<SpecFile> files =
        tally.itemsWritten() == 0
            ? List.of()
            : List.of(
                new SpecFile(
                    "specs/batch-00001.json",
                    "00",
                    900,
                    (int) tally.itemsWritten(),
                    (int) tally.objectsWritten(),
                    5_000));
    Results results = new Results(tally, files);
    Snapshot snapshot =
        new Snapshot(
            "file:/inventory/manifest.json",
            InventoryFormat.S3,
            Snapshot.Source.bucket("acme-media"),
            "2026-11-21T01-00Z",
            Optional.of(Instant.EPOCH),
            new RowLayout(DataFormat.CSV, CsvForm.S3, List.of("Key")),
            List.of(),
            StatedTotals.NONE,
            List.of(),
            "00");
    return new RunOutcome(
        "one",
        "file:/out/runs/one",
        TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, Limits.DEFAULT),
        snapshot,
        results,
        List.of(),
        ledger,
        Accounts.checked(results),
        List.of(),
        3,
        Instant.EPOCH,
        Instant.EPOCH.plusMillis(1500),
        Map.of("spark", "3.5.9"));
  }
}
