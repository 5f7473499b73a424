package io.bucketspec.run;

import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a task adds to the ledger: a file for each of its buckets that has anything to add. */
final class LedgerParts implements Closeable {
  private final RunStore ledger;
  private final Tally tally;
  private final Map<String, byte[]> words = new HashMap<>();
  private int bucket;
  private TableFile file;
  private long rows;

  /**
   * @param ledger where; null to add nothing
   */
  LedgerParts(RunStore ledger, Tally tally) {
    this.ledger = ledger;
    this.tally = tally;
  }

  void enter(int newBucket) {
    bucket = newBucket;
  }

  void add(LedgerItem item) throws IOException {
    if (ledger == null) {
      return;
    }
    if (file == null) {
      file = ledger.createTable(LedgerSegment.path(bucket), TableSchema.LEDGER);
    }
    file.row(
        item.place(),
        word(item.kind().label()),
        word(item.rule()),
        item.bucket().length == 0 ? null : item.bucket(),
        item.group(),
        item.firstKey(),
        (long) item.members(),
        item.fingerprint(),
        word(item.run()),
        item.firstSeen(),
        item.goneSince() == 0 ? null : item.goneSince(),
        item.told() == 0 ? null : item.told(),
        item.objects());
    rows++;
  }

  private byte[] word(String text) {
    return words.computeIfAbsent(text, any -> text.getBytes(StandardCharsets.UTF_8));
  }

  void leave() throws IOException {
    if (file != null) {
      tally.ledgerParts.put(bucket, new Tally.TablePart(rows, file.publish()));
      file = null;
      rows = 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
