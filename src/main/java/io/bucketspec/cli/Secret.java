package io.bucketspec.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret in a text that may not hold any, such as the path of an inventory: what goes into a job
 * file or a command line comes out again in reports and error texts.
 *
 * <p>The container before the {@code @} of an {@code abfss://container@account} path is no secret.
 */
enum Secret {
  /** {@code scheme://user:password@host}, and for web addresses also {@code user@host}. */
  PASSWORD(
      "A password or token before '@'",
      // A number after the colon is a port, and the @ belongs to the path. A password may hold
      // slashes, although it should not: secret keys of S3 do.
      "jdbc:oracle:[a-z0-9]+:[^/@\\s]*/[^@\\s]+@|://(?:[^/?#\\s@:\\[\\]]*(?::|%3A)(?!\\d{1,5}(?:[/?#]|$))[^\\s@]*|(?<=https?://)(?![*{])[^/?#\\s@]+)@",
      "(?<=jdbc:oracle:[a-z0-9]{1,9}:)[^/@\\s]*/[^@\\s]+@|(?<=://)(?:[^/?#\\s@:\\[\\]]*(?::|%3A)(?!\\d{1,5}(?:[/?#]|$))\\S*|(?<=https?://)(?![*{])[^/?#\\s@]+)@",
      "***@"),

  /** The query string of a presigned URL, a shared access signature, a connection string's key. */
  SIGNATURE(
      "A signature or token in a query string",
      Parameter.NAME + Parameter.GIVEN,
      "(" + Parameter.NAME + ")" + Parameter.GIVEN + "[^&#;\\s'\"<>]*",
      "$1***"),

  /** The header of a request, as clients of Google and Azure send it: "Bearer", then a token. */
  BEARER(
      "A bearer token",
      "\\bBearer\\s+(?:ya29[.]|eyJ)",
      "(\\bBearer\\s+)(?:ya29[.]|eyJ)[\\w.~+/=-]*",
      "$1***"),

  /** A private key, as a service account has one. */
  PRIVATE_KEY(
      "A private key",
      "-----BEGIN [A-Z ]*PRIVATE KEY",
      "-----BEGIN [A-Z ]*PRIVATE KEY(?:(?!-----END)[\\s\\S])*(?:-----END [A-Z ]*-----)?",
      "***");

  /** Names of parameters whose value signs or opens something. */
  private static final class Parameter {
    static final String NAME =
        "(?:X-(?:Amz|Goog|Oss|Obs|Cos)-(?:Signature|Credential|Security-Token)"
            + "|(?:[?&]|%3F|%26)(?:sig|signature|token|access_token|password|secret)"
            + "|(?<=jdbc:[^\\s]{1,999})[;&?:(](?:password|pwd)"
            + "|(?:^|[;\\s'\"])(?:AccountKey|SharedAccessKey|SharedAccessSignature))(?:=|%3D)";

    /** A value is there, and it is no capture or wildcard of a rule. */
    static final String GIVEN = "(?=[^*{(\\[\\\\&#\\s])";
  }

  private static final List<Secret> ALL = List.of(values());

  /** Settings whose names say that their values are secret; Spark's own list is much the same. */
  private static final Pattern SETTING =
      Pattern.compile(
          "([\\w.=-]*(?:secret|password|token|credential|[._]key|encryption-key|[._]sas)[\\w.-]*)=[\\s\\S]+",
          Pattern.CASE_INSENSITIVE);

  /** The same of names by themselves, as data sources call their options. */
  private static final Pattern NAME =
      Pattern.compile(
          "secret|passw|pwd|token|credential|(?:access|account|private)[._-]?key|[._]key$|[._]sas"
              + "|sig(?:nature)?$",
          Pattern.CASE_INSENSITIVE);

  private final String what;
  private final Pattern form;
  private final Pattern whole;
  private final String mask;

  Secret(String what, String form, String whole, String mask) {
    this.what = what;
    this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    this.whole = Pattern.compile(whole, Pattern.CASE_INSENSITIVE);
    this.mask = mask;
  }

  /** The first kind of secret that a text holds. */
  static Optional<Secret> in(String text) {
    return ALL.stream().filter(secret -> secret.form.matcher(text).find()).findFirst();
  }

  /** Whether a setting of that name holds a secret, whatever its value. */
  static boolean namedBy(String setting) {
    return NAME.matcher(setting).find();
  }

  /** Says that it must go, without repeating it. */
  String sentence() {
    return what
        + " stands here: remove it. Give a store's credentials as its client takes them, in"
        + " settings (--conf spark.hadoop.…), the environment or the machine's role.";
  }

  /** A text with every secret in it blanked out. */
  static String masked(String text) {
    String masked = text;
    for (Secret secret : ALL) {
      masked = secret.whole.matcher(masked).replaceAll(secret.mask);
    }
    return masked;
  }

  /** A sentence about a command line with every secret of that line blanked out. */
  static String masked(String sentence, String... arguments) {
    String masked = sentence;
    for (String argument : arguments) {
      Matcher setting = SETTING.matcher(argument);
      String shown = setting.matches() ? setting.group(1) + "=***" : masked(argument);
      masked = masked.replace(argument, shown);
    }
    return masked;
  }
}
