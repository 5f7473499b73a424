package io.bucketspec.run;

import io.bucketspec.rules.RuleMatch;
import io.bucketspec.run.ledger.LedgerItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes the rows of the tables of what a night finds. */
final class NightRows {
  static final String HELD = "held";
  static final String REPORTED = "reported";

  private final RunPlan plan;
  private final TaskFiles files;
  private final GroupName names = new GroupName();
  private final RuleMatch match = new RuleMatch();
  private final byte[] sourceBucket;

  NightRows(RunPlan plan, TaskFiles files) {
    this.plan = plan;
    this.files = files;
    this.sourceBucket = plan.sourceBucket().getBytes(StandardCharsets.UTF_8);
  }

  /** A group that is too young. */
  void settling(Group group, ItemPlan first, long objects) throws IOException {
    byte[] key = group.members().key(first.from());
    byte[] name = {};
    if (plan.rules().match(key, key.length, match)) {
      name = names.of(group, match, key);
    }
    files.nightRow(
        TableSchema.SETTLING,
        group.rule().name(),
        first.kind().label(),
        bucket(group.bucket().name()),
        name,
        key,
        objects,
        objects,
        null,
        HELD,
        null,
        null);
  }

  /** An item that is gone. */
  void gone(LedgerItem item) throws IOException {
    row(TableSchema.GONE, item, item.members(), null, REPORTED);
  }

  /**
   * What is different of an item that was published.
   *
   * @param objects how many objects are
   * @param example the key of one of them; null for none
   */
  void row(TableSchema table, LedgerItem item, long objects, byte[] example, String action)
      throws IOException {
    files.nightRow(
        table,
        item.rule(),
        item.kind().label(),
        bucket(item.bucket()),
        item.group(),
        item.firstKey(),
        (long) item.members(),
        objects,
        example,
        action,
        item.run(),
        Instant.ofEpochMilli(item.firstSeen()).toString());
  }

  private byte[] bucket(byte[] known) {
    byte[] name = known.length == 0 ? sourceBucket : known;
    return name.length == 0 ? null : name;
  }
}
