package io.bucketspec.run;

import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.spec.SpecWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * What one task writes and counts: spec files, its part of the items, its part of the rejections.
 * Writes nothing where the plan only counts, and counts all the same.
 */
final class TaskFiles implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int FILE_DIGITS = 5;
  private static final byte[][] KINDS =
      Arrays.stream(Kind.values()).map(kind -> utf8(kind.label())).toArray(byte[][]::new);

  private static final byte[][] ISSUES =
      Arrays.stream(NightChange.values())
          .map(change -> utf8(change.label()))
          .toArray(byte[][]::new);

  private final RunPlan plan;
  private final RunStore store;
  private final String task;
  private final Tally tally = new Tally();

  /** What was written, by rule and kind: a rule's objects may become several. */
  private final long[] itemsWritten;

  private final long[] objectsWritten;
  private final long[] mediaBytesWritten;
  private final byte[][] ruleNames;
  private final byte[] sourceBucket;
  private final TaskTables night;
  private TableFile items;
  private long itemRows;
  private TableFile rejects;
  private long rejectRows;

  /**
   * @param task names this task's files; the same for each attempt of it, and no other's
   */
  TaskFiles(RunPlan plan, RunStore store, String task) {
    this.plan = plan;
    this.store = store;
    this.task = task;
    this.sourceBucket = utf8(plan.sourceBucket());
    this.night = new TaskTables(store, task);
    int counters = plan.rules().size() * KINDS.length;
    this.itemsWritten = new long[counters];
    this.objectsWritten = new long[counters];
    this.mediaBytesWritten = new long[counters];
    this.ruleNames = new byte[plan.rules().size()][];
    for (int i = 0; i < ruleNames.length; i++) {
      ruleNames[i] = utf8(plan.rules().rule(i).name());
    }
  }

  /** What was counted; what was written is part of it after {@link #publish}. */
  Tally tally() {
    return tally;
  }

  /** Counts and writes a rejected object. */
  void reject(Reason reason, String rule, byte[] bucket, byte[] key, int keyLength, String sentence)
      throws IOException {
    String text = new String(key, 0, keyLength, StandardCharsets.UTF_8);
    rejectRow(reason, rule, bucket, text, sentence, 1, null);
  }

  /** Counts and writes a rejected item with all its objects. */
  void rejectItem(Reason reason, ItemHeader item, long objects, String sentence)
      throws IOException {
    String key = new String(item.firstKey(), StandardCharsets.UTF_8);
    rejectRow(reason, ruleName(item), item.bucket(), key, sentence, objects, item.titleText());
  }

  /** Counts and writes rows of the tag table that name no object: a row without objects. */
  void tagsWithoutObject(String rule, byte[] bucket, byte[] key, int rows) throws IOException {
    String text = new String(key, StandardCharsets.UTF_8);
    String sentence = "The tag table has a row of this key; the inventory lists no such object.";
    tally.tagRowsWithoutObject += rows;
    tally.tagsWithoutObject.add(text, sentence);
    writeReject(Reason.NO_OBJECT, rule, bucket, text, sentence, 0, null);
  }

  private void rejectRow(
      Reason reason,
      String rule,
      byte[] bucket,
      String key,
      String sentence,
      long objects,
      String item)
      throws IOException {
    tally.rejected(reason, objects, key, sentence);
    writeReject(reason, rule, bucket, key, sentence, objects, item);
  }

  private void writeReject(
      Reason reason,
      String rule,
      byte[] bucket,
      String key,
      String sentence,
      long objects,
      String item)
      throws IOException {
    if (!plan.writes()) {
      return;
    }
    if (rejects == null) {
      rejects = store.createTable(tablePath(TableSchema.REJECTS), TableSchema.REJECTS);
    }
    rejects.row(key, rule, reason.code(), sentence, objects, item, known(bucket));
    rejectRows++;
  }

  private byte[] known(byte[] bucket) {
    byte[] known = bucket.length == 0 ? sourceBucket : bucket;
    return known.length == 0 ? null : known;
  }

  /** Writes a row of a table of what a night finds. */
  void nightRow(TableSchema schema, Object... values) throws IOException {
    if (plan.writes()) {
      night.row(schema, values);
    }
  }

  /** Writes a batch as the spec file of that number. */
  SpecFile writeSpec(String folder, int number, Batch batch) throws IOException {
    String path = specPath(folder, number);
    String sha256 = "";
    try (batch;
        Frames frames = batch.frames()) {
      if (plan.writes()) {
        sha256 = writeDocument(path, frames, batch.fileBytes());
      } else {
        while (frames.next()) {
          count(frames.header());
        }
      }
    }
    return new SpecFile(
        path, sha256, batch.fileBytes(), batch.items(), batch.urls(), batch.mediaBytes());
  }

  private String writeDocument(String path, Frames frames, long bytes) throws IOException {
    MessageDigest digest = sha256();
    try (PendingFile file = store.create(path)) {
      OutputStream out =
          new BufferedOutputStream(new DigestOutputStream(file.out(), digest), BUFFER);
      SpecWriter writer = new SpecWriter(out, plan.output().spec());
      byte[] pathBytes = utf8(path);
      while (frames.next()) {
        writer.beginItem(frames.header().kind());
        frames.text(writer::write);
        count(frames.header());
        itemRow(frames.header(), pathBytes);
      }
      writer.close();
      long written = file.publish();
      if (written != bytes) {
        throw new IllegalStateException(
            path + " has " + written + " bytes, but was reckoned to have " + bytes + ".");
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void count(ItemHeader item) {
    int counter = item.rule() * KINDS.length + item.kind().ordinal();
    itemsWritten[counter]++;
    objectsWritten[counter] += item.members();
    mediaBytesWritten[counter] += item.mediaBytes();
    for (Finding finding : item.findings()) {
      tally.finding(finding, item.titleText());
    }
  }

  private void itemRow(ItemHeader item, byte[] path) throws IOException {
    if (items == null) {
      items = store.createTable(tablePath(TableSchema.ITEMS), TableSchema.ITEMS);
    }
    items.row(
        item.title(),
        KINDS[item.kind().ordinal()],
        ruleNames[item.rule()],
        item.group().length == 0 ? null : item.group(),
        item.firstKey(),
        (long) item.members(),
        item.mediaBytes(),
        item.findings().isEmpty() ? null : findings(item),
        item.decided().isEmpty() ? null : item.decided(),
        path,
        known(item.bucket()),
        plan.night().remembers() ? ISSUES[item.issue().ordinal()] : null);
    itemRows++;
  }

  private static String findings(ItemHeader item) {
    return item.findings().stream()
        .map(finding -> finding.code().code() + ": " + finding.sentence())
        .collect(Collectors.joining("\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String specPath(String folder, int number) {
    String digits = Integer.toString(number);
    String zeros = "0".repeat(Math.max(0, FILE_DIGITS - digits.length()));
    String name = "batch-" + zeros + digits + "." + plan.output().spec().format().label();
    return folder.isEmpty() ? "specs/" + name : "specs/" + folder + "/" + name;
  }

  private String tablePath(TableSchema schema) {
    return schema.name() + "/part-" + task + ".parquet";
  }

  private String ruleName(ItemHeader item) {
    return plan.rules().rule(item.rule()).name();
  }

  /** Publishes the tables and closes the counts, once the task is through. */
  void publish() throws IOException {
    for (int i = 0; i < itemsWritten.length; i++) {
      if (itemsWritten[i] > 0) {
        tally.written(
            Kind.values()[i % KINDS.length],
            plan.rules().rule(i / KINDS.length).name(),
            new Tally.Written(itemsWritten[i], objectsWritten[i], mediaBytesWritten[i]));
      }
    }
    publish(items, TableSchema.ITEMS, itemRows);
    publish(rejects, TableSchema.REJECTS, rejectRows);
    night.publish(tally);
  }

  private void publish(TableFile table, TableSchema schema, long rows) throws IOException {
    if (table != null) {
      tally.tableParts.put(tablePath(schema), new Tally.TablePart(rows, table.publish()));
    }
  }

  @Override
  public void close() throws IOException {
    night.close();
    if (items != null) {
      items.close();
    }
    if (rejects != null) {
      rejects.close();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
