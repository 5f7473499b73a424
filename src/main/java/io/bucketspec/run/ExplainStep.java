package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.RuleMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Finds, among the rows of the inventory, the wanted keys and all objects of their groups. */
public final class ExplainStep implements Iterator<byte[]> {
  private final RunPlan plan;
  private final InventoryRows rows;
  private final Set<ByteBuffer> keys = new HashSet<>();
  private final Set<ByteBuffer> groups = new HashSet<>();
  private final RuleMatch match = new RuleMatch();
  private final GroupIdentity identity;
  private byte[] next;

  /**
   * @param plan one that writes nothing
   * @param wanted keys
   */
  public ExplainStep(RunPlan plan, List<String> wanted, InventoryRows rows) {
    this.plan = plan;
    this.rows = rows;
    this.identity = new GroupIdentity(plan);
    for (String key : wanted) {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      keys.add(ByteBuffer.wrap(bytes));
      if (plan.rules().match(bytes, bytes.length, match)) {
        groups.add(ByteBuffer.wrap(identity.of(match, bytes, bytes.length).toByteArray()));
      }
    }
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && rows.next()) {
        if (wanted(rows.row())) {
          next = explain(rows.row()).toBytes();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  private boolean wanted(InventoryRow row) {
    if (keys.contains(ByteBuffer.wrap(row.key(), 0, row.keyLength()))) {
      return true;
    }
    if (!plan.rules().match(row.key(), row.keyLength(), match)) {
      return false;
    }
    ByteBuilder of = identity.of(match, row.key(), row.keyLength());
    return groups.contains(ByteBuffer.wrap(of.array(), 0, of.length()));
  }

  private ExplainedRow explain(InventoryRow row) throws IOException {
    TaskFiles counts = new TaskFiles(plan, null, "explain");
    Intake intake = new Intake(plan, counts);
    Optional<RowFault> fault = rows.fault();
    if (fault.isPresent()) {
      intake.takeFault(row, fault.get(), rows.file());
    } else {
      intake.take(row);
    }
    byte[] record = intake.tallyRecord();
    Tally tally = Tally.ofBytes(record, 1, record.length);
    if (!tally.superseded.isEmpty()) {
      return explained(row, "superseded", tally.superseded.firstKey(), tally);
    }
    if (!tally.filtered.isEmpty()) {
      return explained(row, "filtered", tally.filtered.firstKey(), tally);
    }
    if (!tally.rejected.isEmpty()) {
      return explained(row, "rejected", tally.rejected.firstKey(), tally);
    }
    return explained(row, ExplainedRow.MEMBER, "", tally);
  }

  private static ExplainedRow explained(InventoryRow row, String fate, String code, Tally tally) {
    byte[] key = Arrays.copyOf(row.key(), row.keyLength());
    return new ExplainedRow(key, row.size(), fate, code, sentence(tally, code));
  }

  private static String sentence(Tally tally, String code) {
    Samples samples = tally.rejectedSamples.get(code);
    return samples == null ? "" : samples.byKey().values().iterator().next();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    byte[] found = next;
    next = null;
    return found;
  }
}
