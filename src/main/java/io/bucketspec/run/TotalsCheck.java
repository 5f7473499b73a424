package io.bucketspec.run;

import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;

/** Whether as much was read as the manifest says that the inventory holds. */
final class TotalsCheck {
  private TotalsCheck() {}

  /** The differences, none if all is as stated or nothing is. */
  static List<Finding> of(Snapshot snapshot, Tally tally) {
    StatedTotals stated = snapshot.totals();
    List<Finding> findings = new ArrayList<>();
    if (stated.rows() != StatedTotals.NOT_STATED && stated.rows() != tally.rowsRead) {
      findings.add(finding(snapshot, stated.rows(), "row", tally.rowsRead + " were read"));
    }
    if (stated.bytes() != StatedTotals.NOT_STATED && stated.bytes() != tally.bytesRead) {
      String read = "the rows that were read have " + tally.bytesRead;
      findings.add(finding(snapshot, stated.bytes(), "byte", read + " together"));
    }
    return findings;
  }

  private static Finding finding(Snapshot snapshot, long stated, String what, String read) {
    return new Finding(
        FindingCode.INVENTORY_TOTALS,
        snapshot.path()
            + " says that it lists "
            + stated
            + (stated == 1 ? " " + what : " " + what + "s")
            + ", but "
            + read
            + ".");
  }
}
