package io.bucketspec.run;

import io.bucketspec.metadata.MediaMetadata;
import io.bucketspec.metadata.MediaText;
import io.bucketspec.metadata.ValueType;
import io.bucketspec.metadata.ValueWriter;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.Severity;
import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecValidator;
import io.bucketspec.spec.SpecWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks items that are given, by the rules that a run's own items go by, and makes their texts.
 * Reused: of the item last checked.
 */
final class GivenCheck {
  private static final byte[] NONE = {};
  private static final int SHOWN = 60;

  private final RunPlan plan;
  private final ItemText text;
  private final ValueWriter metadata =
      new ValueWriter("client_metadata", ValueType.JSON, List.of(), false);
  private final ByteBuilder client = new ByteBuilder();
  private final ByteBuilder media = new ByteBuilder();
  private final ByteBuilder bytes = new ByteBuilder();
  private final List<byte[]> urls = new ArrayList<>();
  private ItemHeader header;

  GivenCheck(RunPlan plan) {
    this.plan = plan;
    this.text = new ItemText(plan.writing());
  }

  /** What is known of the item besides its text. */
  ItemHeader header() {
    return header;
  }

  /** Appends a frame with the item, if it is written. */
  void appendFrame(ByteBuilder out) {
    Frames.begin(out, header, text.text());
    out.append(bytes.array(), 0, bytes.length());
  }

  /** What one item has in common with another one of which it is a copy. */
  byte[] copyMark() {
    ByteBuilder mark = new ByteBuilder().append((byte) header.kind().ordinal());
    return mark.append(urls.get(0)).toByteArray();
  }

  /** Its objects, for the accounts: one if it has none. */
  long objects() {
    return Math.max(1, urls.size());
  }

  /**
   * Checks an item.
   *
   * @return why it is not written, if it isn't
   */
  Optional<Refusal> check(GivenItem item) throws IOException {
    urls.clear();
    for (String url : item.urls() == null ? List.<String>of() : item.urls()) {
      urls.add(bytes(url));
    }
    Optional<Kind> kind = Optional.ofNullable(item.kind()).flatMap(Kind::ofLabel);
    header = header(item, kind.orElse(Kind.IMAGE));
    Optional<Refusal> refusal = kind.isEmpty() ? Optional.of(noKind(item)) : parts(item);
    if (refusal.isPresent()) {
      return refusal;
    }
    gather(item);
    text.encode(header, client, media, urls);
    text.overLimit(header).ifPresent(header.findings()::add);
    bytes.clear();
    text.text().copyTo((piece, from, to) -> bytes.append(piece, from, to));
    Optional<Finding> unwanted =
        header.findings().stream().filter(one -> plan.rejects(one.code())).findFirst();
    return unwanted.isPresent() ? unwanted.map(GivenCheck::refused) : invalid();
  }

  private ItemHeader header(GivenItem item, Kind kind) {
    List<Finding> findings = new ArrayList<>();
    byte[] title = bytes(item.title());
    ItemTitle.tooLong(title).ifPresent(findings::add);
    byte[] first = urls.isEmpty() ? NONE : urls.get(0);
    return new ItemHeader(
        kind,
        0,
        title,
        bytes(item.group()),
        bytes(item.bucket()),
        item.firstKey() == null ? first : bytes(item.firstKey()),
        urls.size(),
        Math.max(0, item.bytes() == null ? 0 : item.bytes()),
        findings,
        NightChange.NEW,
        "");
  }

  private static byte[] bytes(String textOrNull) {
    return textOrNull == null ? NONE : textOrNull.getBytes(StandardCharsets.UTF_8);
  }

  private static Refusal noKind(GivenItem item) {
    return bad(
        item.kind() == null
            ? "It has no kind; known are " + Kind.labels() + "."
            : "Its kind is '" + shown(item.kind()) + "'; known are " + Kind.labels() + ".");
  }

  private Optional<Refusal> parts(GivenItem item) {
    Kind kind = header.kind();
    SpecFormat format = plan.output().spec().format();
    if (!format.holds(kind)) {
      return Optional.of(
          bad("A CSV spec has no place for kind '" + kind.label() + "': use format json."));
    }
    if (item.bytes() != null && item.bytes() < 0) {
      return Optional.of(bad("Its bytes are " + item.bytes() + ", less than nothing."));
    }
    if (ItemTitle.isBlank(header.title())) {
      return Optional.of(new Refusal(Reason.BLANK_TITLE, "Its title is blank."));
    }
    if (urls.isEmpty() || item.urls().stream().anyMatch(url -> url == null || url.isBlank())) {
      return Optional.of(
          bad(urls.isEmpty() ? "It has no URL." : "One of its URLs is blank: name the object."));
    }
    if (!kind.grouped() && urls.size() > 1) {
      return Optional.of(
          bad("It has " + urls.size() + " URLs; kind '" + kind.label() + "' is one object."));
    }
    if (urls.size() > Limits.MAX_URLS) {
      String sentence =
          "The group has "
              + urls.size()
              + " members; the platform takes "
              + Limits.MAX_URLS
              + " URLs in a file.";
      return Optional.of(new Refusal(Reason.TOO_MANY_MEMBERS, sentence));
    }
    return each(item.urls());
  }

  private Optional<Refusal> each(List<String> texts) {
    for (byte[] url : urls) {
      if (url.length > Limits.MAX_URL_BYTES) {
        String sentence =
            "Its URL has "
                + url.length
                + " bytes; the platform takes "
                + Limits.MAX_URL_BYTES
                + ".";
        return Optional.of(new Refusal(Reason.URL_TOO_LONG, sentence));
      }
    }
    Set<String> seen = new HashSet<>();
    return texts.stream()
        .filter(url -> !seen.add(url))
        .findFirst()
        .map(
            url ->
                new Refusal(
                    Reason.DUPLICATE_KEY, "It has the URL " + shown(url) + " more than once."));
  }

  private void gather(GivenItem item) {
    client.clear();
    media.clear();
    metadata.write(item.clientMetadata(), client, header.findings());
    if (client.length() > Limits.MAX_METADATA_BYTES) {
      header.findings().add(ItemMetadata.tooLarge());
      client.clear();
    }
    if (item.mediaMetadata() != null) {
      Kind kind = header.kind();
      byte[] key = header.firstKey();
      long size = item.bytes() == null ? -1 : item.bytes();
      MediaText.values(item.mediaMetadata(), kind, header.findings())
          .ifPresent(
              values ->
                  new MediaMetadata(kind)
                      .append(values, size, "", key, 0, key.length, media, header.findings()));
    }
  }

  private static Refusal refused(Finding finding) {
    return new Refusal(Reason.FINDING, finding.code().code() + ": " + finding.sentence());
  }

  /** What the checks of spec files find wrong with it, as if it were alone in its file. */
  private Optional<Refusal> invalid() throws IOException {
    try (SpillBuffer document = SpillBuffer.keeping()) {
      SpecWriter writer = new SpecWriter(document.out(), plan.output().spec());
      writer.beginItem(header.kind());
      writer.write(bytes.array(), 0, bytes.length());
      writer.close();
      List<SpecFault> errors = new ArrayList<>(1);
      SpecValidator.validate(
          document.read(),
          "item." + plan.output().spec().format().label(),
          fault -> {
            if (fault.severity() == Severity.ERROR && errors.isEmpty()) {
              errors.add(fault);
            }
          });
      return errors.stream()
          .map(fault -> bad(fault.code().code() + ": " + fault.sentence()))
          .findFirst();
    }
  }

  private static Refusal bad(String sentence) {
    return new Refusal(Reason.BAD_ROW, sentence);
  }

  private static String shown(String text) {
    boolean cut = text.codePointCount(0, text.length()) > SHOWN;
    return cut ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text;
  }
}
