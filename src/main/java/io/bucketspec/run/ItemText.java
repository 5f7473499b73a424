package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.spec.ItemEncoder;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecSize;
import io.bucketspec.url.UrlForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of an item in the spec. Reused: of the item last encoded. */
final class ItemText {
  private static final int DRAIN_AT = 1 << 15;

  private final RunPlan plan;
  private final ItemEncoder encoder;
  private final Map<Kind, Long> bytesAround = new EnumMap<>(Kind.class);
  private final SpillBuffer text;
  private final ByteBuilder out = new ByteBuilder(2 * DRAIN_AT);
  private final ByteBuilder url = new ByteBuilder(1024);

  ItemText(RunPlan plan) {
    this.plan = plan;
    this.encoder = ItemEncoder.of(plan.output().spec());
    this.text = plan.writes() ? SpillBuffer.keeping() : SpillBuffer.counting();
  }

  SpillBuffer text() {
    return text;
  }

  /**
   * Encodes the members that the plan names as an item of that header.
   *
   * @param urls the form of their URLs
   * @param metadata what was gathered for it
   */
  void encode(
      Members members, UrlForm urls, ItemPlan item, ItemHeader header, ItemMetadata metadata)
      throws IOException {
    begin(header, metadata.client(), metadata.media());
    int shared = beginUrls(members, urls);
    for (int i = item.from(); i < item.to(); i++) {
      encodeMember(members, urls, i, i - item.from(), shared);
      if (out.length() >= DRAIN_AT) {
        drain();
      }
    }
    encoder.end(out);
    drain();
  }

  /**
   * Encodes an item of that header from what is known of it.
   *
   * @param objectUrls the URLs of its objects, by position
   */
  void encode(ItemHeader header, ByteBuilder client, ByteBuilder media, List<byte[]> objectUrls)
      throws IOException {
    begin(header, client, media);
    int position = 0;
    for (byte[] one : objectUrls) {
      encoder.member(out, position++, one, one.length);
      if (out.length() >= DRAIN_AT) {
        drain();
      }
    }
    encoder.end(out);
    drain();
  }

  private void begin(ItemHeader header, ByteBuilder client, ByteBuilder media) throws IOException {
    text.clear();
    out.clear();
    encoder.begin(out, header.kind(), header.title(), header.title().length);
    if (client.length() > 0 || media.length() > 0) {
      encoder.metadata(out, client, media);
    }
  }

  /** Encodes the folder that all members are in; the length of that part of their keys. */
  private int beginUrls(Members members, UrlForm urls) {
    int start = members.keyStart(0);
    int shared = start + members.shared();
    while (shared > start && members.bytes()[shared - 1] != '/') {
      shared--;
    }
    url.clear();
    urls.append(url);
    urls.append(members.bytes(), start, shared, url);
    return shared - start;
  }

  private void encodeMember(Members members, UrlForm urls, int member, int position, int shared) {
    int from = members.keyStart(member) + shared;
    int to = members.keyEnd(member);
    if (urls.plain()) {
      encoder.beginPlainMember(out, position);
      out.append(url.array(), 0, url.length());
      urls.append(members.bytes(), from, to, out);
      encoder.endPlainMember(out);
      return;
    }
    int folder = url.length();
    urls.append(members.bytes(), from, to, url);
    encoder.member(out, position, url.array(), url.length());
    url.setLength(folder);
  }

  private void drain() throws IOException {
    text.append(out);
    out.clear();
  }

  /** That the item last encoded is over a limit of a file by itself, if so. */
  Optional<Finding> overLimit(ItemHeader header) {
    Limits limits = plan.output().limits();
    long fileBytes = text.length() + bytesAround(header.kind());
    if (fileBytes <= limits.fileBytes()
        && header.mediaBytes() <= limits.mediaBytes()
        && header.members() <= limits.urls()) {
      return Optional.empty();
    }
    List<String> over = new ArrayList<>();
    over(over, "mediaBytes", header.mediaBytes(), limits.mediaBytes());
    over(over, "fileBytes", fileBytes, limits.fileBytes());
    over(over, "urls", header.members(), limits.urls());
    String sentence =
        "Alone it is over the limit of a file (" + String.join(", ", over) + "): it has its own.";
    return Optional.of(new Finding(FindingCode.OVER_LIMIT, sentence));
  }

  /** What a file has besides an item that is alone in it. */
  private long bytesAround(Kind kind) {
    return bytesAround.computeIfAbsent(
        kind, any -> new SpecSize(plan.output().spec()).sizeWith(any, 0));
  }

  private static void over(List<String> over, String limit, long value, long most) {
    if (value > most) {
      over.add(limit + " " + value + " > " + most);
    }
  }
}
