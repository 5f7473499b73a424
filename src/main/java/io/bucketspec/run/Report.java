package io.bucketspec.run;

import io.bucketspec.model.Finding;
import io.bucketspec.run.Html.Right;
import io.bucketspec.run.ledger.LedgerNight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** {@code report.html}: what happened in a run, on one page that needs nothing but itself. */
final class Report {
  private static final int MOST_FILES = 200;
  private static final int MOST_BUCKETS = 50;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      :root { color-scheme: light dark; --line: #8884; --soft: #888; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.4rem; margin: 0 0 .2rem; }
      h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; }
      p { margin: .2rem 0; }
      .soft { color: var(--soft); }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
      th { font-weight: 600; color: var(--soft); }
      td:first-child { min-width: 14rem; }
      .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 1.6rem; }
      .bar { display: flex; height: 1.6rem; border-radius: 4px; overflow: hidden; margin: .8rem 0 .4rem; background: var(--line); }
      .bar span { min-width: 2px; }
      .key { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin: 0 .4rem 0 0; }
      .w { background: #2f9e6e; } .f { background: #7c8db5; } .r { background: #d9822b; } .s { background: #a9a9a9; } .k { background: #4a90c2; } .h { background: #d4b13f; }
      pre { overflow-x: auto; border: 1px solid var(--line); padding: .8rem; border-radius: 4px; font-size: 13px; }
      details { margin-top: 2rem; }
      </style>
      """;

  private final RunOutcome outcome;
  private final Tally tally;
  private final Html page = new Html();

  private Report(RunOutcome outcome) {
    this.outcome = outcome;
    this.tally = outcome.results().tally();
  }

  static String of(RunOutcome outcome) {
    Report report = new Report(outcome);
    report.head();
    report.rows();
    report.buckets();
    report.written("By kind", "Kind", report.tally.writtenByKind);
    report.written("By rule", "Rule", report.tally.writtenByRule);
    report.joins();
    report.leftOut();
    report.night();
    report.findings();
    report.files();
    report.options();
    return report.page.toString();
  }

  private void head() {
    page.markup(HEAD)
        .element("title", "bucketspec run " + outcome.id())
        .markup("</head>\n<body>\n")
        .element("h1", "Run " + outcome.id());
    page.element("p", outcome.input().where());
    page.markup("<p class=soft>")
        .text(
            outcome.input().words(tally)
                + ". Begun "
                + outcome.started()
                + ", took "
                + Quantity.seconds(outcome.took())
                + ".")
        .markup("</p>\n");
  }

  private void rows() {
    Accounts accounts = outcome.accounts();
    page.element("h2", "Where " + Quantity.count(accounts.read(), "row") + " went");
    page.markup("<div class=bar>");
    share("w", accounts.written());
    share("k", accounts.known());
    share("h", accounts.held());
    share("f", accounts.filtered());
    share("r", accounts.rejected());
    share("s", accounts.superseded());
    page.markup("</div>\n<p>");
    key("w", "written", accounts.written());
    if (outcome.ledger().isPresent()) {
      key("k", "known", accounts.known());
      key("h", "held", accounts.held());
    }
    key("f", "filtered", accounts.filtered());
    key("r", "rejected", accounts.rejected());
    key("s", "superseded", accounts.superseded());
    page.markup("</p>\n");
  }

  private void buckets() {
    if (!tally.buckets.rows().isEmpty()) {
      page.element("h2", "By bucket").table("Bucket", new Right("Objects"));
      tally.buckets.rows().entrySet().stream()
          .limit(MOST_BUCKETS)
          .forEach(bucket -> page.row(bucket.getKey(), Right.count(bucket.getValue())));
      page.endTable();
      if (tally.buckets.rows().size() > MOST_BUCKETS) {
        page.element("p", "These are the first, by their names.");
      }
    }
  }

  private void share(String style, long count) {
    if (count > 0) {
      page.markup("<span class=" + style + " style=\"flex:" + count + "\"></span>");
    }
  }

  private void key(String style, String what, long count) {
    page.markup("<span class=\"key " + style + "\"></span>")
        .text(what + " " + Quantity.count(count))
        .markup(" &ensp; ");
  }

  private void written(String title, String what, SortedMap<String, Tally.Written> counts) {
    page.element("h2", title)
        .table(what, new Right("Items"), new Right("Objects"), new Right("Media"));
    counts.forEach(
        (name, written) ->
            page.row(
                name,
                Right.count(written.items()),
                Right.count(written.objects()),
                Right.bytes(written.mediaBytes())));
    page.endTable();
  }

  private void joins() {
    if (outcome.joins().isEmpty()) {
      return;
    }
    page.element("h2", "Metadata")
        .table(
            "Table",
            new Right("Rows"),
            new Right("Of no item"),
            new Right("Items with a row"),
            new Right("Without"),
            "Such as");
    for (JoinVerdict join : outcome.joins()) {
      page.row(
          join.table().name() + ", " + join.way().words(),
          Right.count(join.rows()),
          Right.count(join.rowsWithoutItem() + join.rowsWithoutKey()),
          Right.count(join.items()),
          Right.count(join.itemsWithoutRow()),
          samples(join.withoutRow()));
    }
    page.endTable();
  }

  private void leftOut() {
    page.element("h2", "Left out").table("Why", new Right("Rows"), "Such as");
    tally.known.forEach((code, count) -> page.row("known: " + code, Right.count(count), ""));
    tally.held.forEach((code, count) -> page.row("held: " + code, Right.count(count), ""));
    tally.filtered.forEach((code, count) -> page.row("filtered: " + code, Right.count(count), ""));
    tally.rejected.forEach(
        (code, count) ->
            page.row(
                "rejected: " + code, Right.count(count), samples(tally.rejectedSamples.get(code))));
    tally.superseded.forEach(
        (code, count) -> page.row("superseded: " + code, Right.count(count), ""));
    page.endTable();
    page.element("p", "Every rejection is a row of rejects/.");
  }

  private void night() {
    if (outcome.ledger().isEmpty()) {
      return;
    }
    LedgerNight ledger = outcome.ledger().get();
    page.element("h2", "Since the last run")
        .element("p", "The ledger " + ledger.path() + ": " + NightWords.ledger(ledger));
    NightWords.nothingNew(outcome).ifPresent(sentence -> page.element("p", sentence));
    NightWords.writtenAgain(outcome).ifPresent(sentence -> page.element("p", sentence));
    page.table("What", new Right("Items"), new Right("Objects"));
    NightWords.rows(tally)
        .forEach(
            row ->
                page.row(
                    row.words(),
                    Right.count(row.count().items()),
                    Right.count(row.count().objects())));
    page.endTable();
  }

  /** The samples by what is said of them, so that a sentence that fits several stands once. */
  private static String samples(Samples all) {
    Samples samples = all.few();
    Map<String, List<String>> keys = new LinkedHashMap<>();
    samples
        .byKey()
        .forEach(
            (key, sentence) -> keys.computeIfAbsent(sentence, any -> new ArrayList<>()).add(key));
    List<String> texts = new ArrayList<>();
    keys.forEach(
        (sentence, of) -> {
          String names = String.join(", ", of);
          texts.add(names.isEmpty() ? sentence : names + ": " + sentence);
        });
    return String.join(" ", texts);
  }

  private void findings() {
    if (outcome.findings().isEmpty() && tally.findings.isEmpty()) {
      return;
    }
    page.element("h2", "Findings").table("What", new Right("Items"), "Such as");
    for (Finding finding : outcome.findings()) {
      page.row(finding.code().code(), "", finding.sentence());
    }
    tally.findings.forEach(
        (code, count) ->
            page.row(code, Right.count(count), samples(tally.findingSamples.get(code))));
    page.endTable();
  }

  private void files() {
    List<SpecFile> files = outcome.results().files();
    page.element(
        "h2",
        Quantity.count(files.size(), "spec file") + ", " + Quantity.bytes(outcome.specBytes()));
    page.table(
        "File", new Right("Items"), new Right("URLs"), new Right("Size"), new Right("Media"));
    for (SpecFile file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
      page.row(
          file.path(),
          Right.count(file.items()),
          Right.count(file.urls()),
          Right.bytes(file.bytes()),
          Right.bytes(file.mediaBytes()));
    }
    page.endTable();
    if (files.size() > MOST_FILES) {
      page.element("p", "The other " + (files.size() - MOST_FILES) + " stand in index.jsonl.");
    }
  }

  private void options() {
    page.markup("<details>").element("summary", "Options used");
    page.element("pre", outcome.input().options().toPrettyString());
    page.markup("</details>\n</body>\n</html>\n");
  }
}
