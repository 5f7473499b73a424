package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.RowState;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first step: takes a row of the inventory, and either makes it a member of an item or counts
 * why not. What is no current object leaves first, then what no rule takes, then what a rule took
 * but can't be written.
 */
final class Intake {
  private static final byte[] NO_BUCKET = {};
  private static final String FOLDER_MARKER = "folder-marker";
  private static final String SIDECAR = "sidecar";
  private static final String BY_RULE = "rule: ";

  /** A byte of a key takes at most three of a URL, and the URL's other parts are short. */
  private static final int NEVER_TOO_LONG = Limits.MAX_URL_BYTES / 4;

  private final RunPlan plan;
  private final TaskFiles files;
  private final RuleMatch match = new RuleMatch();
  private final GroupIdentity identity;
  private final SourceBuckets buckets;
  private final ByteBuilder url = new ByteBuilder(1024);
  private final Member member = new Member();
  private final MemberOrder[] orders;
  private final SidecarSuffix sidecarSuffix;
  private final int[] carries;
  private final boolean[] typed;
  private final long[] leftOutByRule;
  private SourceBucket bucket;
  private long rowsOfBucket;
  private long rowsRead;
  private long bytesRead;
  private long sizesNotStated;
  private long notAskedFor;
  private long sortKey;
  private boolean awaitsTags;
  private boolean sidecar;
  private boolean ruled;
  private boolean placed;
  private RowFate fate = RowFate.MEMBER;
  private String code = "";
  private String sentence = "";

  Intake(RunPlan plan, TaskFiles files) {
    this.plan = plan;
    this.files = files;
    this.identity = new GroupIdentity(plan);
    this.buckets = new SourceBuckets(plan);
    this.bucket = buckets.of(NO_BUCKET);
    this.sidecarSuffix = new SidecarSuffix(plan);
    this.orders = new MemberOrder[plan.rules().size()];
    this.carries = new int[orders.length];
    this.typed = new boolean[orders.length];
    for (int i = 0; i < orders.length; i++) {
      carries[i] = plan.carries(i);
      typed[i] = plan.typed(i);
      orders[i] = new MemberOrder(plan.rules().rule(i));
    }
    this.leftOutByRule = new long[plan.rules().size()];
  }

  /** Takes a row that can't be read as an object. */
  void takeFault(InventoryRow row, RowFault fault, String file) throws IOException {
    rowsRead++;
    ruled = false;
    placed = false;
    String told = file + ": " + fault.sentence();
    reject(fault.reason(), null, row.bucketBytes(), row.key(), row.keyLength(), told);
  }

  /**
   * Takes a row.
   *
   * @return whether it goes on, as {@link #member} of what {@link #rule} and {@link #identity} say
   */
  boolean take(InventoryRow row) throws IOException {
    rowsRead++;
    bytesRead += Math.max(0, row.size());
    sidecar = false;
    ruled = false;
    placed = false;
    ended(RowFate.MEMBER, "", "");
    byte[] key = row.key();
    int length = row.keyLength();
    if (!isCurrentObject(row)) {
      return false;
    }
    if (row.ofOtherBucket()) {
      String told =
          "The row is of bucket '"
              + row.bucket()
              + "', the inventory of '"
              + plan.sourceBucket()
              + "'.";
      reject(Reason.OTHER_BUCKET, null, row.bucketBytes(), key, length, told);
      return false;
    }
    if (plan.severalBuckets() && !enterBucket(row)) {
      return false;
    }
    sidecar = sidecarSuffix.objectLength(key, length) > 0;
    if (plan.retry().some() && !asked(key, length)) {
      notAskedFor++;
      ended(RowFate.FILTERED, RetryPlan.NOT_ASKED_FOR, "");
      return false;
    }
    if (sidecar && !plan.accept().sidecars()) {
      filtered(SIDECAR);
      return false;
    }
    if (!plan.rules().match(key, length, match)) {
      reject(Reason.NO_RULE, null, bucket.name(), key, length, noRule(key, length));
      return false;
    }
    ruled = true;
    CompiledRule rule = plan.rules().rule(match.rule());
    if (rule.kind().isEmpty()) {
      leftOutByRule[match.rule()]++;
      ended(RowFate.FILTERED, BY_RULE + rule.name(), "");
      return false;
    }
    Kind kind = rule.kind().get();
    Reason reason = reasonNotToWrite(row, rule, key, length);
    // A single object that was rejected is told of only so that it isn't taken for gone.
    if (reason != null && !kind.grouped() && !plan.night().remembers()) {
      return false;
    }
    identity.of(match, key, length);
    placed = true;
    awaitsTags = rule.group() instanceof GroupBy.Series;
    member.set(key, length).carries(carries[match.rule()]);
    if (reason == null) {
      reason = takeOrder(row, rule);
    }
    if (reason == null) {
      sizesNotStated += row.size() < 0 ? 1 : 0;
      member.size(row.size()).content(row.contentHash()).modified(row.lastModified());
      if (typed[match.rule()]) {
        takeType(row, kind);
      }
    } else {
      member.absent(reason);
    }
    sortKey =
        awaitsTags ? TagRowStep.joinKey(plan, keyedBucket(), key, length) : identity.sortKey(rule);
    return true;
  }

  private void takeType(InventoryRow row, Kind kind) {
    row.contentType()
        .flatMap(stated -> MediaType.stated(kind, stated))
        .ifPresent(type -> member.extra().append(type));
  }

  /** Takes note of the bucket of a row; rejects the row if it names none. */
  private boolean enterBucket(InventoryRow row) throws IOException {
    if (row.bucketBytes().length == 0) {
      String told =
          "The row names no bucket, and the inventory doesn't say which it is of: give 'bucket' under"
              + " 'inventory'.";
      reject(Reason.BAD_ROW, null, row.bucketBytes(), row.key(), row.keyLength(), told);
      return false;
    }
    SourceBucket next = buckets.of(row.bucketBytes());
    if (!next.equals(bucket)) {
      leaveBucket();
      bucket = next;
      identity.in(next.name());
    }
    rowsOfBucket++;
    return true;
  }

  /** Whether the run is about the object, or may be. */
  private boolean asked(byte[] key, int length) {
    int named = plan.retry().indexOf(bucket.name(), key, length);
    if (named >= 0) {
      files.tally().askedFound.add(named);
      return true;
    }
    return plan.retry().mayWant(plan, match, identity, key, length);
  }

  private void leaveBucket() {
    if (rowsOfBucket > 0) {
      files.tally().buckets.add(bucket, rowsOfBucket);
      rowsOfBucket = 0;
    }
  }

  private byte[] keyedBucket() {
    return plan.severalBuckets() ? bucket.name() : NO_BUCKET;
  }

  /** Gives the member its place in the order; rejects it and says why if it has none. */
  private Reason takeOrder(InventoryRow row, CompiledRule rule) throws IOException {
    if (single() || awaitsTags) {
      return null;
    }
    Optional<String> fault = orders[match.rule()].put(member, match, identity.sequence(), row);
    return fault.isEmpty()
        ? null
        : reject(Reason.NO_PLACE, rule, member.key(), member.keyLength(), fault.get());
  }

  private String noRule(byte[] key, int length) {
    Optional<CompiledRule> refusing = plan.rules().refusingFormat(key, length, match);
    if (refusing.isEmpty()) {
      return "No rule takes this key.";
    }
    int extension = MediaType.extensionStart(key, length);
    String what =
        extension == length
            ? "files without an extension"
            : "." + new String(key, extension, length - extension, StandardCharsets.UTF_8);
    return "No rule takes this key: it matches rule '"
        + refusing.get().name()
        + "', but kind "
        + refusing.get().kind().orElseThrow().label()
        + " takes no "
        + what
        + ".";
  }

  private boolean isCurrentObject(InventoryRow row) {
    if (row.state() != RowState.CURRENT) {
      files.tally().superseded(row.state().label());
      ended(RowFate.SUPERSEDED, row.state().label(), "");
      return false;
    }
    if (row.folderMarker()) {
      filtered(FOLDER_MARKER);
      return false;
    }
    return true;
  }

  /** Rejects the object if it can't be written, and says why; null when it can. */
  private Reason reasonNotToWrite(InventoryRow row, CompiledRule rule, byte[] key, int length)
      throws IOException {
    if (row.size() == 0 && !plan.accept().empty()) {
      return reject(Reason.ZERO_BYTES, rule, key, length, "The object is empty.");
    }
    if (row.needsRestore() && !plan.accept().archived()) {
      String told =
          "The object is archived: it must be restored before anyone can read it. An inventory can't tell"
              + " what was restored since: accept: {archived: true} writes it.";
      return reject(Reason.NEEDS_RESTORE, rule, key, length, told);
    }
    String fault = bucket.urls().fault(key, length);
    if (fault != null) {
      return reject(Reason.URL_NOT_POSSIBLE, rule, key, length, fault);
    }
    if (length > NEVER_TOO_LONG && urlLength(key, length) > Limits.MAX_URL_BYTES) {
      String told =
          "Its URL has "
              + url.length()
              + " bytes; the platform takes "
              + Limits.MAX_URL_BYTES
              + ".";
      return reject(Reason.URL_TOO_LONG, rule, key, length, told);
    }
    return null;
  }

  private int urlLength(byte[] key, int length) {
    url.clear();
    bucket.urls().append(key, length, url);
    return url.length();
  }

  private Reason reject(Reason reason, CompiledRule rule, byte[] key, int length, String told)
      throws IOException {
    reject(reason, rule.name(), bucket.name(), key, length, told);
    return reason;
  }

  private void reject(
      Reason reason, String ruleOrNull, byte[] ofBucket, byte[] key, int length, String told)
      throws IOException {
    files.reject(reason, ruleOrNull, ofBucket, key, length, told);
    ended(RowFate.REJECTED, reason.code(), told);
  }

  private void filtered(String what) {
    files.tally().filtered(what);
    ended(RowFate.FILTERED, what, "");
  }

  private void ended(RowFate newFate, String newCode, String newSentence) {
    fate = newFate;
    code = newCode;
    sentence = newSentence;
  }

  /** What became of the row last taken. */
  RowFate fate() {
    return fate;
  }

  /** Which of those, as summaries call it; empty for a member. */
  String code() {
    return code;
  }

  /** Why, if there is more to say. */
  String sentence() {
    return sentence;
  }

  /** The bucket of the object last taken. */
  SourceBucket bucket() {
    return bucket;
  }

  /** Whether a rule took the object last taken, be it to leave it out. */
  boolean ruled() {
    return ruled;
  }

  /** Whether the object last taken belongs to the item of {@link #identity}. */
  boolean placed() {
    return placed;
  }

  /** The captures of the object last taken, if a rule took it. */
  RuleMatch match() {
    return match;
  }

  /** Where the object last taken belongs in the exchange. */
  long sortKey() {
    return sortKey;
  }

  /** The object last taken. */
  Member member() {
    return member;
  }

  /** Appends the record for the exchange of the object last taken, by itself. */
  void appendRecord(ByteBuilder out) {
    if (awaitsTags) {
      KeyedRecord.appendObject(out, keyedBucket(), member);
    } else {
      MemberRecord.begin(out, rule(), identity, member.carries());
      MemberRecord.append(out, member, identity.keyTail());
    }
  }

  /** The item that the object last taken belongs to. */
  GroupIdentity identity() {
    return identity;
  }

  /** Whether only header tags will tell the item that it belongs to. */
  boolean awaitsTags() {
    return awaitsTags;
  }

  /** Whether that item can have no other member. */
  boolean single() {
    return identity.alone();
  }

  /**
   * Whether the row last taken, gone on or not, is a current object that may hold the metadata of
   * another.
   */
  boolean sidecar() {
    return sidecar;
  }

  /** The index of the rule that took it. */
  int rule() {
    return match.rule();
  }

  /** Everything counted, as a record for the exchange. */
  byte[] tallyRecord() {
    leaveBucket();
    Tally tally = files.tally();
    tally.rowsRead += rowsRead;
    tally.bytesRead += bytesRead;
    tally.sizesNotStated += sizesNotStated;
    if (notAskedFor > 0) {
      tally.filtered(RetryPlan.NOT_ASKED_FOR, notAskedFor);
    }
    for (int i = 0; i < leftOutByRule.length; i++) {
      if (leftOutByRule[i] > 0) {
        tally.filtered.merge(BY_RULE + plan.rules().rule(i).name(), leftOutByRule[i], Long::sum);
      }
    }
    return MemberRecord.tally(tally);
  }
}
