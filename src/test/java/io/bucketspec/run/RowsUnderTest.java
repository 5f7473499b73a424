package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.ObjectRows;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.inventory.TextRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsUnderTest {
  /**
   * As a CSV inventory writes them; the fourth has a bad encoding, the fifth no size, then none.
   */
  private static final String LINES =
      """
      cams/a.jpg,1
      cams%2Fb+c.jpg,2
      camsite/d.jpg,3
      cams/100%.jpg,4
      cams/e.jpg,much
      ,5
      too,many,fields
      cam,6
      c%C3%A4ms/f.jpg,7
      a%252Bb/g.jpg,8
      a%2Bb/h.jpg,9
      %5Bx%5D*/i.jpg,10
      %F0%9F%98%80/j.jpg,11
      """;

  /** The lines of the rows that are left. */
  @ParameterizedTest
  @CsvSource({
    "'', 1 2 3 4! 5! 6! 7! 8 9 10 11 12 13",
    "c, 1 2 3 4! 5! 8 9",
    "cams, 1 2 3 4! 5!",
    "cams/, 1 2 4! 5!",
    "cams/b c, 2",
    "cams/b+c, ''",
    "cams%2F, ''",
    "cams/a.jpg, 1",
    "cams/a.jpgg, ''",
    "cams/100%, 4!",
    "ams/, ''",
    "cäms/, 9",
    "a%2Bb/, 10",
    "a+b/, 11",
    "[x]*/, 12",
    "😀/, 13",
    "too, ''"
  })
  void keepsTheRowsWhoseDecodedKeyBeginsSo(String prefix, String lines) throws IOException {
    Rows all = new Rows();
    InventoryRows rows = RowsUnder.of(prefix, all);

    List<String> left = new ArrayList<>();
    while (rows.next()) {
      assertThat(rows.row()).isSameAs(all.row());
      left.add(all.csv.line() + (rows.fault().isPresent() ? "!" : ""));
    }
    assertThat(String.join(" ", left)).isEqualTo(lines);
  }

  @Test
  void addsNothingWithoutAPrefix() {
    Rows all = new Rows();
    assertThat(RowsUnder.of("", all)).isSameAs(all);
  }

  @Test
  void tellsOfTheFileAndClosesIt() throws IOException {
    Rows all = new Rows();
    InventoryRows rows = RowsUnder.of("c", all);

    assertThat(rows.file()).isEqualTo("lines");
    rows.close();
    assertThat(all.closed).isTrue();
  }

  private static final class Rows implements InventoryRows {
    private final ObjectRows csv =
        TextRows.of(
            new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)),
            new Snapshot(
                "manifest.json",
                InventoryFormat.S3,
                Snapshot.Source.bucket("quay"),
                "test",
                Optional.empty(),
                new RowLayout(DataFormat.CSV, CsvForm.S3, List.of("Key", "Size")),
                List.of(),
                StatedTotals.NONE,
                List.of(),
                ""),
            KeyEncoding.AUTO,
            ExtraColumns.NONE);
    private boolean closed;

    @Override
    public boolean next() throws IOException {
      return csv.next();
    }

    @Override
    public InventoryRow row() {
      return csv.row();
    }

    @Override
    public Optional<RowFault> fault() {
      return csv.fault();
    }

    @Override
    public String file() {
      return "lines";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
