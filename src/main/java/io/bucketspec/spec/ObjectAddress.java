package io.bucketspec.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a URL says about the object behind it.
 *
 * @param scheme in lower case: {@code https}, {@code s3}, {@code arn} …, empty if there is none
 * @param store bucket or container with its host where the name alone isn't unique, such as {@code
 *     s3:acme}; empty if the URL names none
 * @param dottedBucket the bucket's name if it has dots and is a part of the host, else null
 * @param key the object's key as the URL spells it, without query and fragment; empty if none
 * @param keyStart where the key begins in the URL, or would
 * @param query what follows a question mark in an https URL, else null
 */
record ObjectAddress(
    String scheme, String store, String dottedBucket, String key, int keyStart, String query) {
  /** What Hadoop and Spark call the stores, and the platform does not. */
  static final Set<String> HADOOP =
      Set.of(
          "s3a", "s3n", "abfs", "abfss", "wasb", "wasbs", "adl", "dbfs", "hdfs", "viewfs", "file",
          "oss");

  static final Set<String> KNOWN = Set.of("https", "http", "s3", "gs", "arn");

  /**
   * A store's host names: with the bucket in front as the first group, or without.
   *
   * @param end how they end, to tell without a match
   * @param prefix what stands before the bucket in {@link #store}; null if the second group does
   */
  private record StoreHost(String end, String prefix, Pattern host) {}

  private static final String S3 =
      "(?:(.+)\\.)?s3(?:[.-](?:dualstack\\.)?[a-z0-9-]+)?\\.amazonaws\\.com(?:\\.cn)?";
  private static final String GCS = "(?:(.+)\\.)?storage\\.(?:cloud\\.google|googleapis)\\.com";
  private static final String OBS = "(?:(.+)\\.)?(obs\\.[a-z0-9-]+\\.otc\\.t-systems\\.com)";

  private static final String AZURE = ".blob.core.windows.net";

  private static final List<StoreHost> STORES =
      List.of(
          new StoreHost(".amazonaws.com", "s3:", Pattern.compile(S3)),
          new StoreHost(".amazonaws.com.cn", "s3:", Pattern.compile(S3)),
          new StoreHost("storage.cloud.google.com", "gs:", Pattern.compile(GCS)),
          new StoreHost("storage.googleapis.com", "gs:", Pattern.compile(GCS)),
          new StoreHost(".otc.t-systems.com", null, Pattern.compile(OBS)));

  static ObjectAddress of(String url) {
    int colon = url.indexOf(':');
    if (colon < 1 || !isScheme(url, colon)) {
      return new ObjectAddress("", "", null, url, 0, null);
    }
    String name = url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 1);
    if (name.equals("arn")) {
      return ofArn(url, rest);
    }
    if (!rest.startsWith("//")) {
      return new ObjectAddress(name, "", null, rest, colon + 1, null);
    }
    String afterSlashes = rest.substring(2);
    if (!name.equals("https") && !name.equals("http")) {
      String bucket = firstSegment(afterSlashes);
      String store = bucket.isEmpty() ? "" : name + ":" + bucket;
      String key = afterFirst(afterSlashes);
      return new ObjectAddress(name, store, null, key, url.length() - key.length(), null);
    }
    return ofHttp(name, colon + 3, afterSlashes);
  }

  private static boolean isScheme(String url, int length) {
    for (int i = 0; i < length; i++) {
      char c = url.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
        return false;
      }
    }
    return true;
  }

  private static ObjectAddress ofArn(String url, String rest) {
    int slash = rest.indexOf('/', Math.max(0, rest.indexOf("accesspoint/") + 12));
    String name = slash < 0 ? rest : rest.substring(0, slash);
    String key = slash < 0 ? "" : rest.substring(slash + 1);
    return new ObjectAddress("arn", "arn:" + name, null, key, url.length() - key.length(), null);
  }

  private static ObjectAddress ofHttp(String scheme, int restStart, String rest) {
    int fragment = rest.indexOf('#');
    String plain = fragment < 0 ? rest : rest.substring(0, fragment);
    int mark = plain.indexOf('?');
    String query = mark < 0 ? null : plain.substring(mark + 1);
    plain = mark < 0 ? plain : plain.substring(0, mark);
    String host = firstSegment(plain).toLowerCase(Locale.ROOT);
    String path = afterFirst(plain);
    int end = restStart + plain.length();
    for (StoreHost store : STORES) {
      Matcher matcher = host.endsWith(store.end()) ? store.host().matcher(host) : null;
      if (matcher != null && matcher.matches()) {
        String prefix = store.prefix() == null ? matcher.group(2) + ":" : store.prefix();
        return inStore(scheme, prefix, matcher.group(1), path, end, query);
      }
    }
    // What has no container before it is in the root container, whose blobs have no slashes.
    boolean root = path.indexOf('/') < 0 && !path.isEmpty();
    String container = host.endsWith(AZURE) ? "/" + (root ? "$root" : firstSegment(path)) : "";
    return new ObjectAddress(scheme, host + container, null, path, end - path.length(), query);
  }

  /** The bucket in front of the host, or else as the path's first segment. */
  private static ObjectAddress inStore(
      String scheme, String store, String hostBucket, String path, int end, String query) {
    String bucket = hostBucket == null ? firstSegment(path) : hostBucket;
    String key = hostBucket == null ? afterFirst(path) : path;
    boolean dotted = hostBucket != null && hostBucket.indexOf('.') >= 0;
    return new ObjectAddress(
        scheme, store + bucket, dotted ? bucket : null, key, end - key.length(), query);
  }

  private static String firstSegment(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static String afterFirst(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(slash + 1);
  }

  /** Whether the URL names a folder and no object. */
  boolean isFolder() {
    return key.isEmpty() || key.endsWith("/");
  }

  /** One text for all URLs of the object in its store, whatever their form. */
  String identity() {
    String path = isEncoded() && key.indexOf('%') >= 0 ? decoded(key) : key;
    // The query may choose another object of an unknown server, but not in a store.
    boolean inStore = store.indexOf(':') > 0 || isAzure();
    return path + (query == null || inStore ? "" : "?" + query);
  }

  /** Whether the key is percent-encoded. */
  boolean isEncoded() {
    return scheme.startsWith("http");
  }

  private boolean isAzure() {
    return store.contains(AZURE);
  }

  /**
   * How much of the URL tells the store: the address of any URL that begins with that much, and has
   * neither query nor fragment, differs from this one in its key only. 0 if that isn't sure.
   */
  int storeEnd() {
    boolean surely = query == null && !key.isEmpty() && !scheme.equals("arn");
    int container = isAzure() ? key.indexOf('/') + 1 : 0;
    return surely && (container > 0 || !isAzure()) ? keyStart + container : 0;
  }

  /** Percent-encoding taken off, each byte as one character; what is no encoding stays. */
  private static String decoded(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (low < 0) {
        plain.append(c);
      } else {
        plain.append((char) (high << 4 | low));
        i += 2;
      }
    }
    return plain.toString();
  }
}
