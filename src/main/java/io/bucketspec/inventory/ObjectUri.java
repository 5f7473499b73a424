package io.bucketspec.inventory;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes URIs of objects apart, one after the other, into bucket and key.
 *
 * <p>What follows the bucket is the key as it stands in {@code s3:}, {@code gs:}, {@code obs:},
 * {@code abfss:} and {@code wasbs:} URIs, as the stores' own programs print them. It is
 * percent-encoded in {@code https:} URLs, and a plus sign is a plus sign there.
 */
public final class ObjectUri {
  /** Where a bucket's name stands alone before the key. */
  private static final Set<String> BUCKETS = Set.of("s3", "s3a", "s3n", "gs", "obs");

  /** Where container and account stand before the key. */
  private static final Set<String> CONTAINERS = Set.of("abfss", "abfs", "wasbs", "wasb");

  private static final Set<String> WEB = Set.of("https", "http");
  private static final int LONGEST_SCHEME = 32;

  private final KeyDecoder literal;
  private final KeyDecoder percent;
  private final KeyDecoder segment = KeyDecoder.ofPath();
  private final ByteBuilder raw = new ByteBuilder(256);
  private final ByteBuilder bucket = new ByteBuilder(64);
  private String lastAuthority = "";
  private UriHost lastHost = UriHost.of("");
  private byte[] text;
  private int end;
  private byte[] key = {};
  private int keyLength;
  private Reason reason;
  private String problem;

  /**
   * @param keyEncoding how keys are written; {@code AUTO} by the scheme
   */
  public ObjectUri(KeyEncoding keyEncoding) {
    literal = new KeyDecoder(keyEncoding == KeyEncoding.URL);
    percent = keyEncoding == KeyEncoding.AUTO ? KeyDecoder.ofPath() : literal;
  }

  /** Whether a text begins with a scheme that is read. */
  static boolean begins(String text) {
    int colon = text.indexOf("://");
    return colon > 0 && isKnown(text.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  private static boolean isKnown(String scheme) {
    return BUCKETS.contains(scheme) || CONTAINERS.contains(scheme) || WEB.contains(scheme);
  }

  /**
   * Takes a URI.
   *
   * @return whether it names an object; if not, {@link #fault} says why, and the key is the URI, or
   *     as much of the key as could be read
   */
  public boolean parse(byte[] bytes, int from, int to) {
    text = bytes;
    end = to;
    problem = null;
    bucket.clear();
    int colon = schemeEnd(from);
    String scheme = colon < 0 ? "" : text(from, colon).toLowerCase(Locale.ROOT);
    boolean web = WEB.contains(scheme);
    int query = web ? queryStart(colon) : end;
    keepRaw(from, query);
    if (colon < 0) {
      return bad("it is no URI, which begins with a scheme such as s3:// or https://");
    }
    if (!isKnown(scheme)) {
      return bad(
          "its scheme is '"
              + scheme
              + "'; known are s3, s3a, s3n, gs, obs, abfss, abfs, wasbs, wasb and https");
    }
    int authority = colon + "://".length();
    int slash = authority;
    while (slash < query && text[slash] != '/') {
      slash++;
    }
    return web
        ? web(authority, slash, query)
        : CONTAINERS.contains(scheme) ? container(authority, slash) : named(authority, slash);
  }

  /** Where the scheme ends, if one begins there; else -1. */
  private int schemeEnd(int from) {
    int i = from;
    while (i < end && i - from < LONGEST_SCHEME && isSchemeLetter(text[i])) {
      i++;
    }
    boolean found =
        i > from && i + 2 < end && text[i] == ':' && text[i + 1] == '/' && text[i + 2] == '/';
    return found ? i : -1;
  }

  private static boolean isSchemeLetter(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '-'
        || b == '.';
  }

  private int queryStart(int from) {
    int i = from;
    while (i < end && text[i] != '?' && text[i] != '#') {
      i++;
    }
    return i;
  }

  /** Keeps the URI for messages, without what may be a secret. */
  private void keepRaw(int from, int to) {
    raw.clear();
    raw.append(text, from, to);
    key = raw.array();
    keyLength = raw.length();
  }

  private boolean named(int authority, int slash) {
    if (slash == authority) {
      return bad("it names no bucket");
    }
    for (int i = authority; i < slash; i++) {
      if (text[i] == ':') {
        return bad("it names an access point or a port, and no bucket");
      }
    }
    bucket.append(text, authority, slash);
    return take(literal, slash + 1, end);
  }

  private boolean container(int authority, int slash) {
    String written = text(authority, slash);
    int at = written.indexOf('@');
    if (at <= 0 || at == written.length() - 1) {
      return bad(
          "it names no container and account, as in"
              + " abfss://container@account.dfs.core.windows.net/key");
    }
    bucket.append(
        BucketName.ofContainer(
            written.substring(0, at), BucketName.account(written.substring(at + 1))));
    return take(literal, slash + 1, end);
  }

  private boolean web(int authority, int slash, int query) {
    UriHost host = host(text(authority, slash));
    if (host.style() == UriHost.Style.NONE) {
      raw.clear();
      raw.append(text, slash, query);
      key = raw.array();
      keyLength = raw.length();
      return bad(host.name());
    }
    if (query < end) {
      return bad(
          text[query] == '?'
              ? "it has a query behind a ?, such as a signature or a version, which is no part of a"
                  + " key; a ? of a key is written %3F"
              : "it has a fragment behind a #, which is no part of a key; a # of a key is written"
                  + " %23");
    }
    return switch (host.style()) {
      case HOST -> {
        bucket.append(host.name());
        yield take(percent, slash + 1, end);
      }
      case CONTAINER -> inContainer(host.name(), slash + 1);
      default -> inFirstSegment(slash + 1);
    };
  }

  /** Lists mostly have one host. */
  private UriHost host(String authority) {
    if (!authority.equals(lastAuthority)) {
      lastAuthority = authority;
      lastHost = UriHost.of(authority);
    }
    return lastHost;
  }

  private boolean inFirstSegment(int path) {
    int slash = segmentEnd(path);
    if (slash == path) {
      return bad("it names no bucket");
    }
    if (isJsonApi(path, slash)) {
      return bad("it is a link of Google's JSON API; read gs:// or https:// URLs of objects");
    }
    return segment(path, slash) && take(percent, slash + 1, end);
  }

  /** {@code storage/v1/b/…} and {@code download/storage/v1/b/…} at Google's hosts. */
  private boolean isJsonApi(int path, int slash) {
    String first = text(path, slash);
    String rest = text(Math.min(end, slash + 1), Math.min(end, slash + 12));
    return lastAuthority.endsWith("googleapis.com")
        && ((first.equals("storage") && rest.startsWith("v1/b/"))
            || (first.equals("download") && rest.startsWith("storage/v1/")));
  }

  /** What lies in the root container has no container in its URL. */
  private boolean inContainer(String account, int path) {
    int slash = segmentEnd(path);
    boolean root = slash >= end;
    if (root) {
      bucket.append(BucketName.ofContainer("$root", account));
      return take(percent, path, end);
    }
    if (slash == path) {
      return bad("it names no container");
    }
    if (!segment(path, slash)) {
      return false;
    }
    bucket.append((byte) '@').append(account);
    return take(percent, slash + 1, end);
  }

  private int segmentEnd(int path) {
    int i = path;
    while (i < end && text[i] != '/') {
      i++;
    }
    return i;
  }

  /** Takes a segment that is a bucket's or a container's name. */
  private boolean segment(int from, int to) {
    if (!segment.decode(text, from, to)) {
      return bad("the name of its bucket " + segment.problem());
    }
    bucket.append(segment.key(), 0, segment.length());
    return true;
  }

  private boolean take(KeyDecoder decoder, int from, int to) {
    if (from >= to) {
      return bad("it names no key");
    }
    boolean decoded = decoder.decode(text, from, to);
    key = decoder.key();
    keyLength = decoder.length();
    if (!decoded) {
      reason = Reason.BAD_KEY_ENCODING;
      problem = decoder.problem();
    }
    return decoded;
  }

  private boolean bad(String why) {
    reason = Reason.BAD_ROW;
    problem = why;
    return false;
  }

  private String text(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  /** The bucket of the last URI, as {@link BucketName} has it. */
  public String bucket() {
    return bucket.toString();
  }

  /** The key, decoded, from the array's start: good until the next URI is parsed. */
  public byte[] key() {
    return key;
  }

  /** How many bytes of {@link #key()} are the key. */
  public int keyLength() {
    return keyLength;
  }

  /**
   * Why the last URI names no object; it repeats nothing that may be a secret.
   *
   * @param place where the URI is, such as "Line 7"
   */
  public Optional<RowFault> fault(String place) {
    if (problem == null) {
      return Optional.empty();
    }
    return Optional.of(
        reason == Reason.BAD_ROW
            ? RowFault.badRow(place, problem)
            : RowFault.badKey(place, problem));
  }

  /** Gives a row the bucket and the key. */
  void putInto(InventoryRow row) {
    row.bucket(bucket.array(), 0, bucket.length());
    row.key(key, keyLength);
  }
}
