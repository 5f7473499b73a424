package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketspec.metadata.TableSource;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerOptions.Changed;
import io.bucketspec.run.ledger.LedgerOptions.Late;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job file says about the ledger, and every fault of it with its place. */
class LedgerErrorsTest {
  private static final String GOOD = "inventory: a\nurls: {style: s3}\noutput: {path: x}\n";
  private static final String SETTLE = " but must be a time such as 6h, 30m or 2d, or 0 for none.";

  private static Arguments ledger(String ledger, String... messages) {
    return Arguments.of(ledger, List.of(messages));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        ledger("", "4:8: 'ledger' has no value: it must be a mapping of keys and values, or off."),
        ledger(
            "on", "4:9: 'ledger' must be a mapping of keys and values, or off, but this is text."),
        ledger(
            "true",
            "4:9: 'ledger' must be a mapping of keys and values, or off, but this is true or"
                + " false."),
        ledger(
            "[off]",
            "4:9: 'ledger' must be a mapping of keys and values, or off, but this is a list."),
        ledger(
            "{setle: 6h}",
            "4:10: Unknown key 'setle'. Did you mean 'settle'? Known here: path, table, catalog,"
                + " format, options, settle, late, changed, gone, markTitles."),
        ledger("{settle: 6}", "4:18: 'settle' is '6'" + SETTLE),
        ledger("{settle: 6 hours}", "4:18: 'settle' is '6 hours'" + SETTLE),
        ledger("{settle: -6h}", "4:18: 'settle' is '-6h'" + SETTLE),
        ledger("{settle: 1.5h}", "4:18: 'settle' is '1.5h'" + SETTLE),
        ledger(
            "{settle: true}",
            "4:18: 'settle' must be a time such as 6h, 30m or 2d, or 0 for none, but this is true"
                + " or false."),
        ledger(
            "{late: held}",
            "4:16: 'late' is 'held'; it must be one of hold, reissue, separate. Did you mean"
                + " 'hold'?"),
        ledger(
            "{changed: separate}",
            "4:19: 'changed' is 'separate'; it must be one of report, reissue."),
        ledger(
            "{gone: delete}",
            "4:16: 'gone' is 'delete' but can only be report: what has gone is told, and nothing is"
                + " done about it."),
        ledger(
            "{markTitles: maybe}", "4:22: 'markTitles' must be true or false, but this is text."),
        ledger(
            "{path: ' '}",
            "4:16: 'path' is empty: it is the ledger's folder. Left away, it is under the output."),
        ledger(
            "{table: s3a://lake/ledger}",
            "4:17: 'table' needs the 'format' of the table beside it, such as delta or iceberg."),
        ledger(
            "{format: delta}",
            "4:10: 'format' is of a table that holds the ledger's rows: name it in 'table'."),
        ledger(
            "{options: {a: b}}",
            "4:10: 'options' is of a table that holds the ledger's rows: name it in 'table'."),
        ledger(
            "{catalog: lake.media.ledger, format: delta}",
            "4:19: 'format' and 'options' are for a path: leave them away beside 'catalog'."),
        ledger(
            "{table: s3a://lake/ledger, catalog: lake.media.ledger}",
            "4:36: An entry reads one table: either 'table' or 'catalog'."),
        ledger(
            "{table: x, format: delta, options: {password: p}}",
            "4:55: 'password' is a secret, which no job file may hold: remove it. Give it in the"
                + " settings of a Spark catalog (--conf spark.sql.catalog.…), and name the table in"
                + " 'catalog'."),
        ledger("{path: 7}", "4:16: 'path' must be text, but this is a number: put it in quotes."),
        ledger(
            "{settle: 1w, late: x, gone: 'no'}",
            "4:18: 'settle' is '1w'" + SETTLE,
            "4:28: 'late' is 'x'; it must be one of hold, reissue, separate.",
            "4:37: 'gone' is 'no' but can only be report: what has gone is told, and nothing is"
                + " done about it."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsToldWithItsPlace(String ledger, List<String> messages) {
    JobFileException refused =
        catchThrowableOfType(
            JobFileException.class, () -> JobFile.parse(GOOD + "ledger: " + ledger, "job.yaml"));
    assertThat(refused).as(ledger).isNotNull();
    assertThat(refused.getMessage().lines())
        .containsExactlyElementsOf(messages.stream().map(it -> "job.yaml:" + it).toList());
  }

  @Test
  void itHasItsOptionsOrTheirDefaults() throws Exception {
    assertThat(options("{}")).isEqualTo(LedgerOptions.DEFAULT);
    assertThat(options("off")).isEqualTo(options("false")).isEqualTo(LedgerOptions.OFF);
    assertThat(options("{path: l, settle: 6h, late: reissue, changed: reissue, markTitles: true}"))
        .isEqualTo(
            new LedgerOptions(
                true,
                Optional.of("l"),
                Optional.empty(),
                Duration.ofHours(6),
                Late.REISSUE,
                Changed.REISSUE,
                true));
  }

  @Test
  void itsRowsMayStandInATable() throws Exception {
    assertThat(options("{table: s3a://lake/ledger, format: delta}").table())
        .contains(new TableSource(TableSource.Form.PATH, "s3a://lake/ledger", "delta", Map.of()));
    assertThat(options("{catalog: lake.media.ledger}").table())
        .contains(
            new TableSource(
                TableSource.Form.CATALOG, "lake.media.ledger", TableSource.AUTO, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"0, PT0S", "45s, PT45S", "30m, PT30M", "6h, PT6H", "2d, PT48H", "0h, PT0S"})
  void aTimeIsSpelledByItsUnit(String text, Duration time) throws Exception {
    assertThat(options("{settle: " + text + "}").settle()).isEqualTo(time);
  }

  private static LedgerOptions options(String ledger) throws JobFileException {
    return JobFile.parse(GOOD + "ledger: " + ledger, "job.yaml").ledger();
  }
}
