package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.ledger.LedgerNight;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report with a hostile text in every field that it shows has the elements that it has with
 * plain ones, and shows the text as it is.
 */
class HostileReportTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  /** What may stand after an ampersand; anything else, a browser may guess at. */
  private static final Pattern BARE_AMPERSAND =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|#39|ensp);)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</td></tr></table><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "</title></style></pre></details><svg/onload=alert(1)>",
        "&lt;script&gt; & &#60;b&#62; &nbsp",
        "<!-- --> <![CDATA[ ]]> <?php ?>",
        "javascript:alert(1)",
        "`${alert(1)}` {{7*7}}",
        "<a\nb>",
        "\u0000<b>\u001b[2J",
        "＜script＞\u202e",
      })
  void noElementBeyondThoseOfThePageExists(String hostile) {
    String page = Report.of(outcome(hostile));
    assertThat(TAG.matcher(page).results().map(r -> r.group()))
        .containsExactlyElementsOf(
            TAG.matcher(Report.of(outcome("plain"))).results().map(r -> r.group()).toList());
    assertThat(page.replaceAll(TAG.pattern(), "")).doesNotContain("<", "\"", "'");
    assertThat(BARE_AMPERSAND.matcher(page).find()).isFalse();
    assertThat(textOf(page))
        .contains(FIELDS.stream().map(field -> field + shown(hostile)).toList());
  }

  /** A name for each place at which the page shows a text of others. */
  private static final List<String> FIELDS =
      List.of(
          "id-",
          "manifest-",
          "bucket-",
          "snapshot-",
          "rule-",
          "rejectedKey-",
          "rejectedSentence-",
          "findingTitle-",
          "findingSentence-",
          "runFinding-",
          "ledger-",
          "after-",
          "path-");

  private static String shown(String hostile) {
    Matcher control = Pattern.compile("[\\p{Cntrl}&&[^\\n]]").matcher(hostile);
    return control.replaceAll("\uFFFD");
  }

  private static String textOf(String page) {
    return TAG.matcher(page)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static RunOutcome outcome(String hostile) {
    Tally tally = new Tally();
    tally.rowsRead = 3;
    tally.filtered("rule-" + hostile);
    tally.superseded("superseded-" + hostile);
    tally.rejected(Reason.NO_RULE, 1, "rejectedKey-" + hostile, "rejectedSentence-" + hostile);
    tally.finding(
        new Finding(FindingCode.LONG_TITLE, "findingSentence-" + hostile),
        "findingTitle-" + hostile);
    tally.written(Kind.IMAGE, "rule-" + hostile, new Tally.Written(0, 0, 0));
    Results results =
        new Results(tally, List.of(new SpecFile("path-" + hostile, "00", 1, 0, 0, 0)));
    Snapshot snapshot =
        new Snapshot(
            "manifest-" + hostile,
            InventoryFormat.S3,
            Snapshot.Source.bucket("bucket-" + hostile),
            "snapshot-" + hostile,
            Optional.of(Instant.EPOCH),
            new RowLayout(DataFormat.CSV, CsvForm.S3, List.of("Key")),
            List.of(),
            StatedTotals.NONE,
            List.of(),
            "00");
    return new RunOutcome(
        "id-" + hostile,
        "directory-" + hostile,
        job(hostile),
        snapshot,
        results,
        List.of(),
        Optional.of(
            new LedgerNight(
                "ledger-" + hostile, hostile, Optional.of("after-" + hostile), 1, false)),
        Accounts.checked(results),
        List.of(new Finding(FindingCode.NO_CHECKSUM, "runFinding-" + hostile)),
        3,
        Instant.EPOCH,
        Instant.EPOCH.plusMillis(1500),
        Map.of("spark", hostile));
  }

  /** The options stand on the page as JSON. */
  private static JobOptions job(String hostile) {
    RuleOptions rule =
        new RuleOptions(
            "rule-" + hostile,
            Optional.of(hostile),
            Optional.empty(),
            Optional.of(Kind.IMAGE_GROUP),
            new GroupBy.Captures(List.of(hostile)),
            OrderBy.capture(hostile),
            Optional.of(hostile),
            false,
            RuleOptions.MAX_MEMBERS);
    return new JobOptions(
        new InventoryOptions(
            hostile, InventoryOptions.AUTO, hostile, KeyEncoding.AUTO, Optional.of(hostile)),
        new UrlOptions(UrlStyle.S3, Optional.of(hostile), Optional.of(hostile)),
        List.of(rule),
        Optional.empty(),
        MetadataOptions.NONE,
        new OutputOptions(hostile, List.of(hostile), TestJobs.JSON, Limits.DEFAULT),
        LedgerOptions.OFF,
        AcceptOptions.NONE,
        Map.of());
  }
}
