package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Varint;
import io.bucketspec.run.ledger.NightChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of an item besides its text in the spec. It travels with that text, so that the
 * file an item lands in can be chosen late.
 *
 * @param kind its kind
 * @param rule the index of its rule
 * @param title UTF-8
 * @param group what its members share, for people; empty for single kinds
 * @param bucket the bucket that all its objects are of, where there are several; else empty
 * @param firstKey the key at position 0
 * @param members how many objects it names
 * @param mediaBytes their sizes, summed
 * @param findings what was noticed on it
 * @param issue whether it is new, or written again, by what was published before
 * @param decided which rules of detection made it what it is, for people; empty where none did
 */
record ItemHeader(
    Kind kind,
    int rule,
    byte[] title,
    byte[] group,
    byte[] bucket,
    byte[] firstKey,
    int members,
    long mediaBytes,
    List<Finding> findings,
    NightChange issue,
    String decided) {
  private static final Kind[] KINDS = Kind.values();
  private static final NightChange[] ISSUES = NightChange.values();
  private static final FindingCode[] CODES = FindingCode.values();

  /** The same, written as new or again. */
  ItemHeader issued(NightChange newIssue) {
    return newIssue == issue
        ? this
        : new ItemHeader(
            kind,
            rule,
            title,
            group,
            bucket,
            firstKey,
            members,
            mediaBytes,
            findings,
            newIssue,
            decided);
  }

  void encode(ByteBuilder out) {
    out.append((byte) kind.ordinal());
    Varint.append(out, rule);
    Varint.append(out, title, 0, title.length);
    Varint.append(out, group, 0, group.length);
    Varint.append(out, bucket, 0, bucket.length);
    Varint.append(out, firstKey, 0, firstKey.length);
    Varint.append(out, members);
    Varint.append(out, mediaBytes);
    Varint.append(out, findings.size());
    for (Finding finding : findings) {
      out.append((byte) finding.code().ordinal());
      byte[] sentence = finding.sentence().getBytes(StandardCharsets.UTF_8);
      Varint.append(out, sentence, 0, sentence.length);
    }
    out.append((byte) issue.ordinal());
    byte[] words = decided.getBytes(StandardCharsets.UTF_8);
    Varint.append(out, words, 0, words.length);
  }

  static ItemHeader decode(byte[] bytes) {
    Varint in = new Varint().over(bytes, 0);
    Kind kind = KINDS[in.nextByte()];
    int rule = in.nextInt();
    byte[] title = in.nextBytes();
    byte[] group = in.nextBytes();
    byte[] bucket = in.nextBytes();
    byte[] firstKey = in.nextBytes();
    int members = in.nextInt();
    long mediaBytes = in.next();
    int count = in.nextInt();
    List<Finding> findings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      FindingCode code = CODES[in.nextByte()];
      findings.add(new Finding(code, new String(in.nextBytes(), StandardCharsets.UTF_8)));
    }
    NightChange issue = ISSUES[in.nextByte()];
    String decided = new String(in.nextBytes(), StandardCharsets.UTF_8);
    return new ItemHeader(
        kind, rule, title, group, bucket, firstKey, members, mediaBytes, findings, issue, decided);
  }

  String titleText() {
    return new String(title, StandardCharsets.UTF_8);
  }
}
