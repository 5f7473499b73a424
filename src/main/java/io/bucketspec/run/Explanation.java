package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One key's fate, in lines for people. */
public final class Explanation {
  private static final int LABEL = 11;

  private final RunPlan plan;
  private final byte[] key;
  private final List<ExplainedRow> rows;
  private final StringBuilder text = new StringBuilder();
  private final RuleMatch match = new RuleMatch();

  private Explanation(RunPlan plan, String key, List<ExplainedRow> rows) {
    this.plan = plan;
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.rows = rows;
  }

  /**
   * Explains one key.
   *
   * @param rows what {@link ExplainStep} found for this key among others
   */
  public static String of(RunPlan plan, String key, List<ExplainedRow> rows) {
    Explanation explanation = new Explanation(plan, key, rows);
    explanation.line("key", key);
    explanation.inventory();
    if (plan.rules().match(explanation.key, explanation.key.length, explanation.match)) {
      explanation.rule();
    } else {
      explanation.line("rule", "none: no rule takes this key, so it is rejected as no-rule");
    }
    return explanation.text.toString();
  }

  private void inventory() {
    List<ExplainedRow> own = ownRows();
    if (own.isEmpty()) {
      line("inventory", "not listed: what follows is what would become of it");
    }
    for (ExplainedRow row : own) {
      String size = row.size() < 0 ? "size not stated" : Quantity.count(row.size(), "byte");
      String code = row.code().isEmpty() ? "" : " as " + row.code();
      String why = row.sentence().isEmpty() ? "" : ": " + row.sentence();
      String fate = row.member() ? "goes on" : row.fate() + code + why;
      line("inventory", "listed, " + size + "; " + fate);
    }
  }

  private void rule() {
    CompiledRule rule = plan.rules().rule(match.rule());
    line("rule", rule.describe());
    List<String> captures = rule.captures();
    for (int i = 0; i < captures.size(); i++) {
      line(i == 0 ? "captures" : "", captures.get(i) + " = " + capture(i));
    }
    if (rule.kind().isEmpty()) {
      line("fate", "left out by this rule");
      return;
    }
    url();
    List<ExplainedRow> own = ownRows();
    if (own.isEmpty() || own.stream().anyMatch(ExplainedRow::member)) {
      item(rule, rule.kind().get());
    }
  }

  private List<ExplainedRow> ownRows() {
    return rows.stream().filter(row -> Arrays.equals(row.key(), key)).toList();
  }

  private String capture(int index) {
    int start = match.start(index);
    return start < 0
        ? "(took no part)"
        : new String(key, start, match.end(index) - start, StandardCharsets.UTF_8);
  }

  private void url() {
    String fault = plan.urls().fault(key, key.length);
    if (fault != null) {
      line("URL", "none: " + fault);
      return;
    }
    ByteBuilder url = new ByteBuilder();
    plan.urls().append(key, key.length, url);
    line("URL", url.toString());
  }

  private void item(CompiledRule rule, Kind kind) {
    Members members = members(rule);
    int count = members.count();
    byte[] first = count == 0 ? key : member(members, 0);
    RuleMatch firstMatch = new RuleMatch();
    plan.rules().match(first, first.length, firstMatch);
    ByteBuilder title = new ByteBuilder();
    rule.title(firstMatch, first, first.length, plan.bucketBytes(), TitleParts.NONE, title);
    line("item", kind.label() + " '" + title + "'");
    String folder = new FolderPaths(plan.output()).of(rule, firstMatch, first);
    line(
        "specs",
        PartitionPath.fault(folder).map(fault -> "none: " + fault).orElse("specs/" + folder));
    if (kind.grouped()) {
      position(members);
    }
  }

  private Members members(CompiledRule rule) {
    GroupIdentity identity = new GroupIdentity(plan);
    byte[] wanted = identity.of(match, key, key.length).toByteArray();
    Members members = new Members();
    RuleMatch other = new RuleMatch();
    for (ExplainedRow row : rows) {
      byte[] of = row.key();
      if (!row.member() || !plan.rules().match(of, of.length, other)) {
        continue;
      }
      if (Arrays.equals(identity.of(other, of, of.length).toByteArray(), wanted)) {
        int order = rule.orderCaptures().length == 1 ? rule.orderCaptures()[0] : -1;
        int start = order < 0 ? -1 : other.start(order);
        members.add(of, of.length, start, start < 0 ? -1 : other.end(order), row.size());
      }
    }
    members.order();
    return members;
  }

  private void position(Members members) {
    line("members", Quantity.count(members.count()));
    for (int i = 0; i < members.count(); i++) {
      if (Arrays.equals(member(members, i), key)) {
        line("position", "objectUrl_" + i);
        neighbour("before it", members, i - 1);
        neighbour("after it", members, i + 1);
        return;
      }
    }
    line("position", "none: it is not among them");
  }

  private void neighbour(String label, Members members, int position) {
    String shown =
        position < 0 || position >= members.count()
            ? "none"
            : new String(member(members, position), StandardCharsets.UTF_8);
    line(label, shown);
  }

  private static byte[] member(Members members, int position) {
    return Arrays.copyOfRange(
        members.bytes(), members.keyStart(position), members.keyEnd(position));
  }

  private void line(String label, String value) {
    text.append(String.format("%-" + LABEL + "s%s", label, value).stripTrailing()).append('\n');
  }
}
