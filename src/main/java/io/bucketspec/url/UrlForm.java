package io.bucketspec.url;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One bucket's object URLs in one form: from a key and back. The same key always gives the same
 * bytes, since the platform finds duplicates by comparing URLs. Immutable.
 */
public final class UrlForm implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Encoding encoding;
  private final boolean plain;
  private final byte[] prefix;
  private final Finding finding;
  private final String noUrls;

  /** How keys stand in URLs. */
  enum Encoding {
    /** Percent-encoded. */
    ENCODED,
    /** Percent-encoded, and none with a slash: what stands before one would be another bucket. */
    ENCODED_NAME,
    /** As they are. */
    RAW,
    /** As they are, where {@code gcs-https} would encode them. */
    RAW_OF_GCS
  }

  private UrlForm(Encoding encoding, String prefix, Finding finding, String noUrls) {
    this.encoding = encoding;
    this.plain = encoding == Encoding.ENCODED || encoding == Encoding.ENCODED_NAME;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.finding = finding;
    this.noUrls = noUrls;
  }

  /**
   * The form that the options ask for; the nearest possible one where the bucket forbids that.
   *
   * @param bucket its bare name; of a container of Azure {@code container@account}
   */
  public static UrlForm of(UrlOptions options, String bucket) {
    return BucketForm.of(options.ofBucket(bucket), bucket);
  }

  static UrlForm of(Encoding encoding, String prefix) {
    return new UrlForm(encoding, prefix, null, null);
  }

  /** A form that differs from what the options ask for. */
  static UrlForm instead(String prefix, Finding finding) {
    return new UrlForm(Encoding.ENCODED, prefix, finding, null);
  }

  /**
   * The form of a bucket whose objects have no URLs.
   *
   * @param why as a sentence
   */
  static UrlForm none(String why) {
    return new UrlForm(Encoding.ENCODED, "", null, why);
  }

  /** That the form differs from what the options ask for, and why. */
  public Optional<Finding> finding() {
    return Optional.ofNullable(finding);
  }

  /** Appends a key's URL. Only for keys without a {@link #fault}. */
  public void append(byte[] key, int length, ByteBuilder out) {
    append(out);
    append(key, 0, length, out);
  }

  /** Appends what all URLs begin with. */
  public void append(ByteBuilder out) {
    out.append(prefix);
  }

  /**
   * Appends a part of a key's URL, so that what many keys share is encoded once.
   *
   * @param from 0 or the place behind a slash
   * @param to the place behind a slash or the key's end
   */
  public void append(byte[] key, int from, int to, ByteBuilder out) {
    if (plain) {
      PercentEncoding.append(key, from, to, out);
    } else {
      out.append(key, from, to);
    }
  }

  /**
   * Whether its URLs hold nothing that JSON or CSV would escape: only what RFC 3986 calls
   * unreserved, slashes, percent signs and the colons of scheme and port.
   */
  public boolean plain() {
    return plain;
  }

  /** Why this form can't carry the key, as a sentence; null if it can. */
  public String fault(byte[] key, int length) {
    if (noUrls != null) {
      return noUrls;
    }
    return switch (encoding) {
      case ENCODED -> null;
      case ENCODED_NAME -> rootFault(key, length);
      case RAW -> RawKey.fault(key, length, "virtual-hosted, path");
      case RAW_OF_GCS -> RawKey.fault(key, length, "gcs-https");
    };
  }

  private static String rootFault(byte[] key, int length) {
    for (int i = 0; i < length; i++) {
      if (key[i] == '/') {
        return "The blob is of the root container and has a slash in its name: its URL would name a"
            + " blob of the container '"
            + new String(key, 0, i, StandardCharsets.UTF_8)
            + "'.";
      }
    }
    return null;
  }

  /**
   * A key's URL.
   *
   * @throws IllegalArgumentException with the {@link #fault} of a key that this form can't carry
   */
  public String url(String key) {
    byte[] bytes = utf8(key);
    String fault = fault(bytes, bytes.length);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    ByteBuilder out = new ByteBuilder();
    append(bytes, bytes.length, out);
    return out.toString();
  }

  /** The key whose URL this is, byte for byte; empty for every other text. */
  public Optional<String> key(String url) {
    String start = new String(prefix, StandardCharsets.UTF_8);
    if (noUrls != null || !url.startsWith(start) || url.length() == start.length()) {
      return Optional.empty();
    }
    String rest = url.substring(start.length());
    try {
      byte[] bytes = plain ? PercentEncoding.decode(rest) : utf8(rest);
      String key = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return url(key).equals(url) ? Optional.of(key) : Optional.empty();
    } catch (CharacterCodingException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException halfCharacter) {
      throw new IllegalArgumentException(
          "The key holds half a surrogate pair, which UTF-8 can't write.", halfCharacter);
    }
  }
}
