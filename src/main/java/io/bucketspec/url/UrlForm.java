package io.bucketspec.url;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One bucket's object URLs in one form: from a key and back. The same key always gives the same
 * bytes, since the platform finds duplicates by comparing URLs. Immutable.
 */
public final class UrlForm implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What can be a label of a host name, so that the certificate of S3 covers it. */
  private static final Pattern HOST_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final boolean encoded;
  private final byte[] prefix;
  private final Finding finding;

  private UrlForm(boolean encoded, String prefix, Finding finding) {
    this.encoded = encoded;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.finding = finding;
  }

  /** The form that the options ask for; the nearest possible one where the bucket forbids that. */
  public static UrlForm of(UrlOptions options, String bucket) {
    return switch (options.style()) {
      case VIRTUAL_HOSTED -> virtualHosted(options, bucket);
      case PATH -> new UrlForm(true, pathPrefix(options, bucket), null);
      case S3 -> new UrlForm(false, "s3://" + bucket + "/", null);
      case MRAP -> new UrlForm(false, options.arn().orElseThrow() + "/", null);
    };
  }

  private static UrlForm virtualHosted(UrlOptions options, String bucket) {
    if (HOST_LABEL.matcher(bucket).matches()) {
      return new UrlForm(true, "https://" + bucket + "." + host(options) + "/", null);
    }
    String why =
        bucket.indexOf('.') >= 0
            ? "has dots, which the TLS certificate of S3 does not cover in a host name"
            : "can't stand in a host name";
    Finding finding =
        new Finding(
            FindingCode.BUCKET_WITH_DOTS,
            "The name of bucket '"
                + bucket
                + "' "
                + why
                + "; its URLs are written in the path style instead of virtual-hosted.");
    return new UrlForm(true, pathPrefix(options, bucket), finding);
  }

  private static String pathPrefix(UrlOptions options, String bucket) {
    byte[] name = bucket.getBytes(StandardCharsets.UTF_8);
    ByteBuilder escaped = new ByteBuilder();
    PercentEncoding.append(name, 0, name.length, escaped);
    return "https://" + host(options) + "/" + escaped + "/";
  }

  private static String host(UrlOptions options) {
    String region = options.region().orElseThrow();
    return "s3." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : "");
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
    if (encoded) {
      PercentEncoding.append(key, from, to, out);
    } else {
      out.append(key, from, to);
    }
  }

  /**
   * Whether its URLs hold nothing that JSON or CSV would escape: only what RFC 3986 calls
   * unreserved, slashes, percent signs and the colon of the scheme.
   */
  public boolean plain() {
    return encoded;
  }

  /** Why this form can't carry the key, as a sentence; null if it can. */
  public String fault(byte[] key, int length) {
    return encoded ? null : RawKey.fault(key, length);
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
    if (!url.startsWith(start) || url.length() == start.length()) {
      return Optional.empty();
    }
    String rest = url.substring(start.length());
    try {
      byte[] bytes = encoded ? PercentEncoding.decode(rest) : utf8(rest);
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
