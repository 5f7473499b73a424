package io.bucketspec.url;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a store answers.
 *
 * @param scheme {@code https} where none is given
 * @param host with its port, if any
 * @param path what stands before bucket and key: empty, or begins with a slash and ends with none
 */
record Endpoint(String scheme, String host, String path) {
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";

  /** A host name or an IPv4 address. */
  static final String HOST = LABEL + "(?:\\." + LABEL + ")*";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(https?)://)?("
              + HOST
              + "(?::[0-9]{1,5})?)((?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*)/?");

  /** The endpoint that a text spells; empty if it spells none. */
  static Optional<Endpoint> of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1) == null ? "https" : matcher.group(1);
    return Optional.of(new Endpoint(scheme, matcher.group(2), matcher.group(3)));
  }

  /** What URLs of its root begin with. */
  String url() {
    return scheme + "://" + host + path + "/";
  }
}
