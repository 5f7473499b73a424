package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a job's rules make of the current row of an inventory, to be looked at. */
public final class MatchView {
  private static final byte[] NO_IDENTITY = {};

  private final RunPlan plan;
  private final InventoryRows rows;
  private final Intake intake;
  private final ObjectView object;
  private final GroupName groups = new GroupName();
  private final ItemTitle titles = new ItemTitle();
  private final ByteBuilder text = new ByteBuilder();

  MatchView(RunPlan plan, InventoryRows rows, Intake intake) {
    this.plan = plan;
    this.rows = rows;
    this.intake = intake;
    this.object = new ObjectView(rows);
  }

  /** What the row itself says. */
  public ObjectView object() {
    return object;
  }

  /** The label of a {@link RowFate}. */
  public String fate() {
    return intake.fate().label();
  }

  /** What a run counts it by, if it is no member. */
  public Optional<String> reason() {
    return Optional.of(intake.code()).filter(code -> !code.isEmpty());
  }

  /** Why it is no member, if there is more to say. */
  public Optional<String> sentence() {
    return Optional.of(intake.sentence()).filter(sentence -> !sentence.isEmpty());
  }

  private Optional<CompiledRule> compiled() {
    return intake.ruled() ? Optional.of(plan.rules().rule(intake.rule())) : Optional.empty();
  }

  private Optional<CompiledRule> making() {
    return compiled().filter(rule -> rule.kind().isPresent());
  }

  /** The name of the rule that took it, be it to leave it out. */
  public Optional<String> rule() {
    return compiled().map(CompiledRule::name);
  }

  /** The label of the kind that the rule makes of it. */
  public Optional<String> kind() {
    return making().map(rule -> kind(rule).label());
  }

  private Kind kind(CompiledRule rule) {
    Kind kind = rule.kind().orElseThrow();
    boolean alone = intake.placed() && intake.single();
    return alone && kind.grouped() ? plan.kindAlone(rule) : kind;
  }

  /** The rule's captures that took part in the match. */
  public Optional<Map<String, String>> captures() {
    return compiled().map(rule -> captures(rule, intake.match(), key()));
  }

  static Map<String, String> captures(CompiledRule rule, RuleMatch match, byte[] key) {
    Map<String, String> captures = new LinkedHashMap<>();
    for (int i = 0; i < rule.captureCount(); i++) {
      if (match.start(i) >= 0) {
        int length = match.end(i) - match.start(i);
        String text = new String(key, match.start(i), length, StandardCharsets.UTF_8);
        captures.put(rule.captures().get(i), text);
      }
    }
    return captures;
  }

  /** What the members of its group share; empty of an object by itself, and of one by tags. */
  public Optional<String> group() {
    return making()
        .filter(rule -> kind(rule).grouped() && !byTags())
        .map(rule -> utf8(groups.of(rule, intake.match(), key())));
  }

  /** The title of its item, as if it were the first of it; empty where only tags tell. */
  public Optional<String> title() {
    return making().filter(rule -> !byTags()).map(this::title);
  }

  private String title(CompiledRule rule) {
    byte[] key = key();
    RuleMatch match = intake.match();
    boolean alone = !kind(rule).grouped();
    text.clear();
    rule.title(
        match,
        key,
        key.length,
        intake.bucket().name(),
        titles.parts(rule, NO_IDENTITY, alone, match, key),
        text);
    return text.toString();
  }

  /** Its URL, if it can have one. */
  public Optional<String> url() {
    InventoryRow row = rows.row();
    if (making().isEmpty() || intake.bucket().urls().fault(row.key(), row.keyLength()) != null) {
      return Optional.empty();
    }
    text.clear();
    intake.bucket().urls().append(row.key(), row.keyLength(), text);
    return Optional.of(text.toString());
  }

  private boolean byTags() {
    return plan.rules().rule(intake.rule()).group() instanceof GroupBy.Series;
  }

  private byte[] key() {
    return Arrays.copyOf(rows.row().key(), rows.row().keyLength());
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
