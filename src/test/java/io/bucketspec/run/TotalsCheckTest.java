package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalsCheckTest {
  private static final String MORE_ROWS =
      "abfs://i/m.json says that it lists 11 rows, but 10 were read.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | 500 | ''",
        "-1 | -1  | ''",
        "10 | -1  | ''",
        "11 | -1  | says that it lists 11 rows, but 10 were read.",
        "1  | 500 | says that it lists 1 row, but 10 were read.",
        "10 | 501 | says that it lists 501 bytes, but the rows that were read have 500 together.",
        "10 | 0   | says that it lists 0 bytes, but the rows that were read have 500 together.",
      })
  void comparesWhatIsStatedWithWhatWasRead(long rows, long bytes, String sentence) {
    List<Finding> findings = findings(rows, bytes);
    if (sentence.isEmpty()) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings)
          .containsExactly(
              new Finding(FindingCode.INVENTORY_TOTALS, "abfs://i/m.json " + sentence));
    }
  }

  @Test
  void tellsBothDifferences() {
    assertThat(findings(11, 7)).extracting(Finding::sentence).hasSize(2).contains(MORE_ROWS);
  }

  private static List<Finding> findings(long rows, long bytes) {
    Tally tally = new Tally();
    tally.rowsRead = 10;
    tally.bytesRead = 500;
    Snapshot snapshot =
        new Snapshot(
            "abfs://i/m.json",
            InventoryFormat.AZURE,
            Snapshot.Source.ROWS,
            "now",
            Optional.empty(),
            RowLayout.of(DataFormat.PARQUET),
            List.of(),
            new StatedTotals(rows, bytes),
            List.of(),
            "");
    return TotalsCheck.of(snapshot, tally);
  }
}
