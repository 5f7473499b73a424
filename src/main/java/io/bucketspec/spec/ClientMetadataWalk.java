package io.bucketspec.spec;

import com.fasterxml.jackson.core.JsonToken;
import io.bucketspec.model.MetadataSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What client metadata may hold. The platform keeps it as PostgreSQL jsonb, which refuses U+0000
 * and numbers outside {@code numeric}; it takes 10 MB for an item.
 */
final class ClientMetadataWalk extends JsonWalk {
  /** Bytes of minimal JSON; the stricter reading of 10 MB. */
  static final long MAX_BYTES = 10_000_000;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMERIC_DIGITS = 131_072;
  private static final int MOST_DIGITS_READ = 1_000;
  private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

  private Cursor start;
  private long bytes;
  private boolean tooDeep;

  /** Null where no schema is given. */
  private final SchemaFaults schema;

  ClientMetadataWalk(
      JsonTokens tokens, Faults faults, SeenNames.Budget budget, Optional<MetadataSchema> schema) {
    super(tokens, faults, budget);
    this.schema = schema.map(given -> new SchemaFaults(given, tokens, faults)).orElse(null);
  }

  /** Checks the value of {@code clientMetadata}, whose first token is the current one. */
  void check() throws IOException {
    if (tokens.token() != JsonToken.START_OBJECT) {
      faults.report(
          FaultCode.METADATA_NOT_OBJECT,
          tokens,
          "'clientMetadata' must be an object but is "
              + tokens.sort()
              + ": write {} for none, or leave the key out.");
      new JsonWalk(tokens, faults, new SeenNames.Budget()).value();
      return;
    }
    start = tokens.here();
    bytes = 0;
    tooDeep = false;
    value();
    if (bytes > MAX_BYTES) {
      faults.report(
          FaultCode.METADATA_TOO_LARGE,
          start,
          "'clientMetadata' has "
              + bytes
              + " bytes but the platform takes at most "
              + MAX_BYTES
              + " for an item: leave parts out.");
    }
  }

  @Override
  void open(int depth) {
    bytes += 2;
    if (schema != null) {
      schema.open(depth == 1);
    }
    if (depth > MAX_DEPTH && !tooDeep) {
      tooDeep = true;
      faults.report(
          FaultCode.METADATA_TOO_DEEP,
          tokens,
          "'clientMetadata' nests more than "
              + MAX_DEPTH
              + " deep, which readers may refuse: flatten it.");
    }
  }

  @Override
  void close() {
    if (schema != null) {
      schema.close();
    }
  }

  @Override
  void separate() {
    bytes++;
  }

  @Override
  void name(String name, int depth) {
    bytes += jsonBytes(name) + 1;
    checkNul(name);
    if (schema != null) {
      schema.name(name);
    }
    if (depth != 1) {
      return;
    }
    if (name.startsWith("$") && !name.equals("$encord")) {
      faults.report(
          FaultCode.METADATA_KEY,
          tokens,
          "The metadata key "
              + Faults.quoted(name)
              + " begins with '$', which the platform keeps for itself: rename it.");
    } else if (name.equals("keyframes")) {
      faults.report(
          FaultCode.METADATA_KEY,
          tokens,
          "The metadata key 'keyframes' is a deprecated special key of the platform: rename it, or"
              + " use '$encord' for key frames.");
    } else if (!isSchemaName(name)) {
      faults.report(
          FaultCode.METADATA_KEY,
          tokens,
          "The metadata key "
              + Faults.quoted(name)
              + " can't stand in a metadata schema, which takes letters, digits, spaces and - _ ."
              + " only, at least one of them a letter or digit: rename it.");
    }
  }

  private static boolean isSchemaName(String name) {
    if (name.equals("$encord")) {
      return true;
    }
    return name.codePoints().anyMatch(Character::isLetterOrDigit)
        && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || " -_.".indexOf(c) >= 0);
  }

  @Override
  void scalar() throws IOException {
    String text = tokens.text();
    if (schema != null) {
      schema.scalar(text);
    }
    if (tokens.token() == JsonToken.VALUE_STRING) {
      bytes += jsonBytes(text);
      checkNul(text);
      return;
    }
    bytes += text.length();
    if (tokens.isNumber()) {
      checkNumber(text);
    }
  }

  private void checkNul(String text) {
    if (text.indexOf('\0') >= 0) {
      faults.report(
          FaultCode.METADATA_NUL,
          tokens,
          "'clientMetadata' holds the character U+0000, which the platform can't keep:"
              + " leave it out.");
    }
  }

  private void checkNumber(String text) {
    boolean isShort = text.length() <= MOST_DIGITS_READ;
    BigDecimal number = isShort ? numberOf(text) : null;
    boolean outside =
        isShort
            ? number == null || (long) number.precision() - number.scale() > MAX_NUMERIC_DIGITS
            : text.length() > MAX_NUMERIC_DIGITS;
    if (outside) {
      faults.report(
          FaultCode.NUMBER_OUT_OF_RANGE,
          tokens,
          "The number "
              + Faults.quoted(text)
              + " is outside of what the platform can keep: write it as a string.");
    } else if (tokens.token() == JsonToken.VALUE_NUMBER_INT
        && (number == null || number.abs().compareTo(EXACT) > 0)) {
      faults.report(
          FaultCode.INEXACT_INTEGER,
          tokens,
          "The integer "
              + Faults.quoted(text)
              + " is over 2^53, and most readers lose its last digits: write it as a string.");
    }
  }

  private static BigDecimal numberOf(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The string's length as JSON with its quotes, escaped no more than it must be. */
  private static long jsonBytes(String text) {
    long length = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f') {
        length += 2;
      } else if (c < ' ') {
        length += 6;
      } else {
        // Half a surrogate pair counts for two of the pair's four bytes.
        length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return length;
  }
}
