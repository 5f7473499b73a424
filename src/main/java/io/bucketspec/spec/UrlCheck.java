package io.bucketspec.spec;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks object URLs, each by itself and against those before it in the file. */
final class UrlCheck {
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?i)(^|&)(x-amz-signature|x-amz-security-token|x-goog-signature|signature|sig|token"
              + "|awsaccesskeyid|googleaccessid)=");

  private final Faults faults;

  /** The URLs of other files; null where there are none. */
  private final UrlsOfFiles others;

  private final KeyExtensions extensions = new KeyExtensions();
  private final UrlHash hash = new UrlHash();

  /** The objects, with the form in which their URL stood first, and the other forms of some. */
  private final FirstPlaces objects = new FirstPlaces();

  private FirstPlaces forms;
  private final Set<String> dottedBuckets = new TreeSet<>();
  private KnownStore known;
  private String firstStore;
  private boolean severalStores;

  UrlCheck(Faults faults, Optional<UrlsOfFiles> others) {
    this.faults = faults;
    this.others = others.orElse(null);
  }

  /**
   * Checks a URL wherever it stands.
   *
   * @return the file extension of the object that it names, in lower case, and empty if there is
   *     none; null if it names no object, or which can't be told
   */
  String check(TextSlice url, Cursor at) {
    if (known != null && known.takes(url, hash)) {
      checkRepeated(at);
      return extensions.of(url.bytes(), url.from(), url.to());
    }
    ObjectAddress address = check(url.toString(), at);
    boolean named = address != null && !address.isFolder();
    return named ? extensions.of(address.key()) : null;
  }

  private ObjectAddress check(String url, Cursor at) {
    if (url.isEmpty()) {
      faults.report(
          FaultCode.EMPTY_URL, at, "The URL is empty: name the object or leave the item out.");
      return null;
    }
    boolean clean = checkCharacters(url, at);
    int bytes = url.length() * 3 <= Limits.MAX_URL_BYTES ? 0 : utf8Bytes(url);
    if (bytes > Limits.MAX_URL_BYTES) {
      faults.report(
          FaultCode.URL_TOO_LONG,
          at,
          "The URL has "
              + bytes
              + " bytes but the platform takes at most "
              + Limits.MAX_URL_BYTES
              + ": rename the object.");
      return null;
    }
    ObjectAddress address = ObjectAddress.of(url);
    if (!checkScheme(url, address, at)) {
      return null;
    }
    if (clean) {
      checkStore(address, at);
      checkSpelling(url, address, at);
      checkQuery(url, address, at);
      known = known != null && known.isOf(url) ? known : KnownStore.of(url, address);
    }
    hash.set(url, address);
    checkRepeated(at);
    return address;
  }

  private boolean checkCharacters(String url, Cursor at) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c <= ' ' || (c >= 0x7F && (Character.isISOControl(c) || Character.isSpaceChar(c)))) {
        String what =
            Character.isSpaceChar(c) || Character.isWhitespace(c)
                ? "whitespace"
                : "a control character";
        faults.report(
            FaultCode.URL_WHITESPACE,
            at,
            String.format(
                "The URL holds %s (U+%04X at its character %d), which the platform refuses:"
                    + " percent-encode it.",
                what, (int) c, i + 1));
        return false;
      }
    }
    return true;
  }

  private boolean checkScheme(String url, ObjectAddress address, Cursor at) {
    String scheme = address.scheme();
    if (scheme.isEmpty()) {
      faults.report(
          FaultCode.NOT_A_URL,
          at,
          Faults.quoted(url)
              + " is not a URL: write it in full, such as"
              + " https://bucket.s3.region.amazonaws.com/key.");
      return false;
    }
    if (ObjectAddress.HADOOP.contains(scheme)) {
      faults.report(
          FaultCode.HADOOP_URL,
          at,
          "'"
              + scheme
              + ":' is Hadoop's name for a store, which the platform doesn't know: "
              + replacement(scheme));
      return false;
    }
    if (!ObjectAddress.KNOWN.contains(scheme)) {
      faults.report(
          FaultCode.UNKNOWN_SCHEME,
          at,
          "The platform takes no "
              + scheme
              + " URLs: write an https, s3 or gs URL, or an access point's ARN.");
      return false;
    }
    if (address.store().isEmpty() || address.store().endsWith(":")) {
      faults.report(
          FaultCode.NOT_A_URL,
          at,
          Faults.quoted(url) + " names no host or bucket: write the URL in full.");
      return false;
    }
    if (scheme.equals("http")) {
      faults.report(
          FaultCode.HTTP_URL,
          at,
          "The URL is http, which sends the data in the open: write https.");
    }
    return true;
  }

  private static String replacement(String scheme) {
    return switch (scheme) {
      case "s3a", "s3n" -> "write s3:// or the https form.";
      case "abfs", "abfss", "wasb", "wasbs" ->
          "write https://<account>.blob.core.windows.net/<container>/<blob>.";
      default -> "copy the object to a store and write its https URL.";
    };
  }

  private void checkStore(ObjectAddress address, Cursor at) {
    String dotted = address.dottedBucket();
    if (dotted != null && dottedBuckets.size() < 1000 && dottedBuckets.add(dotted)) {
      faults.report(
          FaultCode.BUCKET_WITH_DOTS,
          at,
          "The bucket "
              + Faults.quoted(dotted)
              + " has dots, so that the certificate doesn't fit this host name and TLS fails:"
              + " write the path-style or s3 form. (Said once for the bucket.)");
    }
    if (firstStore == null) {
      firstStore = address.store();
    } else if (!severalStores && !firstStore.equals(address.store())) {
      severalStores = true;
      faults.report(
          FaultCode.SEVERAL_BUCKETS,
          at,
          "The URL is in "
              + Faults.quoted(address.store())
              + ", those before in "
              + Faults.quoted(firstStore)
              + ": one upload has one integration, which must reach both. (Said once for the"
              + " file.)");
    }
    if (address.isFolder()) {
      faults.report(
          FaultCode.FOLDER_URL, at, "The URL names a folder and no object: leave the item out.");
    }
  }

  /** What was percent-encoded by nobody, or twice. */
  private void checkSpelling(String url, ObjectAddress address, Cursor at) {
    boolean http = address.scheme().startsWith("http");
    String text = http ? address.key() : url;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!http && (c == '%' || c == '#' || c == '?' || c == '+' || c > '~')) {
        faults.report(
            FaultCode.UNCERTAIN_CHARACTER,
            at,
            "'"
                + c
                + "' in a URL of the form "
                + address.scheme()
                + ":// may be read as encoded or not: write the https form, percent-encoded.");
        return;
      }
      if (http && checkHttpCharacter(text, i, at)) {
        return;
      }
    }
  }

  /** One fault a URL is enough: mostly all come of one encoder. */
  private boolean checkHttpCharacter(String key, int i, Cursor at) {
    char c = key.charAt(i);
    if (c == '+') {
      faults.report(
          FaultCode.PLUS_IN_URL,
          at,
          "'+' in the URL stands for a space to S3 and for itself to others: write %2B or %20.");
    } else if (c > '~') {
      faults.report(
          FaultCode.NOT_ASCII_IN_URL,
          at,
          "The URL holds "
              + Faults.quoted(key.substring(i, key.offsetByCodePoints(i, 1)))
              + ", which is not ASCII: percent-encode its UTF-8 bytes.");
    } else if (c == '%' && !isHex(key, i + 1)) {
      faults.report(
          FaultCode.RAW_PERCENT,
          at,
          "'%' in the URL stands for itself, not for an encoding: write %25.");
    } else if (c == '%' && key.startsWith("25", i + 1) && isHex(key, i + 3)) {
      faults.report(
          FaultCode.DOUBLE_ENCODING,
          at,
          "'"
              + key.substring(i, i + 5)
              + "' in the URL looks encoded twice: encode the key once, unless it holds '%"
              + key.substring(i + 3, i + 5)
              + "' itself.");
    } else {
      return false;
    }
    return true;
  }

  private static boolean isHex(String text, int at) {
    return at + 2 <= text.length()
        && Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }

  private void checkQuery(String url, ObjectAddress address, Cursor at) {
    if (!address.scheme().startsWith("http")) {
      return;
    }
    if (url.indexOf('#') >= 0) {
      faults.report(
          FaultCode.FRAGMENT_IN_URL,
          at,
          "'#' in the URL begins a fragment, which no server sees: write %23 if the key holds it.");
    }
    if (address.query() == null) {
      return;
    }
    if (SIGNED.matcher(address.query()).find()) {
      faults.report(
          FaultCode.SIGNED_URL,
          at,
          "The URL is signed: it expires, the file holds a secret, and duplicates are not found"
              + " since no two signatures are equal. Use an integration and write plain URLs.");
    } else {
      faults.report(
          FaultCode.QUERY_IN_URL,
          at,
          "'?' in the URL begins a query: write %3F if the key holds it, else leave the query"
              + " out.");
    }
  }

  private void checkRepeated(Cursor at) {
    long form = hash.form().one() | 1; // 0 is no form
    if (!objects.seen(hash.object(), form, at)) {
      if (others != null) {
        others.add(hash.object(), at);
      }
      return;
    }
    if (objects.form() == form) {
      repeated(objects, at);
      return;
    }
    forms = forms == null ? new FirstPlaces() : forms;
    if (forms.seen(hash.form(), form, at)) {
      repeated(forms, at);
    } else {
      faults.report(
          FaultCode.DUPLICATE_OBJECT,
          at,
          "The URL at line "
              + objects.line()
              + ", column "
              + objects.column()
              + " names the same object in another form: leave one out, and keep to one form.");
    }
  }

  private void repeated(FirstPlaces first, Cursor at) {
    faults.report(
        FaultCode.DUPLICATE_URL,
        at,
        "The same URL stands at line "
            + first.line()
            + ", column "
            + first.column()
            + " already: leave one out.");
  }

  private static int utf8Bytes(String url) {
    return url.getBytes(StandardCharsets.UTF_8).length;
  }
}
