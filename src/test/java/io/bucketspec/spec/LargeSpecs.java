package io.bucketspec.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A process that validates specs of which one part is large without measure, and says what it found
 * in each. The specs are made while they are read.
 */
final class LargeSpecs {
  private static final String OPEN = "{\"images\":[{\"objectUrl\":\"s3://b/1.jpg\",";
  private static final String OPEN_METADATA = OPEN + "\"clientMetadata\":{";

  private static final UrlsOfFiles URLS = new UrlsOfFiles(1_000_000);

  private LargeSpecs() {}

  public static void main(String[] args) throws IOException {
    String million = "x".repeat(1_000_000);
    validate(
        "keys",
        SpecLimitsTest.repeat(
            OPEN_METADATA + "\"a\":1", 1_000_000, i -> ",\"k" + i + "\":1", "}}]}"));
    validate(
        "keys of an item",
        SpecLimitsTest.repeat(OPEN + "\"a\":1", 1_000_000, i -> ",\"k" + i + "\":1", "}]}"));
    validate(
        "a string", SpecLimitsTest.repeat(OPEN_METADATA + "\"a\":\"", 50, i -> million, "\"}}]}"));
    validate("a name", SpecLimitsTest.repeat(OPEN_METADATA + "\"", 50, i -> million, "\":1}}]}"));
    validate("a title", SpecLimitsTest.repeat(OPEN + "\"title\":\"", 50, i -> million, "\"}]}"));
    validate(
        "a number",
        SpecLimitsTest.repeat(OPEN_METADATA + "\"a\":1", 50, i -> "0".repeat(1_000_000), "}}]}"));
    validate("depth", SpecLimitsTest.repeat(OPEN_METADATA + "\"a\":", 2_000_000, i -> "[", ""));
    validate(
        "depth of objects", SpecLimitsTest.repeat(OPEN_METADATA, 200_000, i -> "\"camera\":{", ""));
    validate(
        "an embedding",
        SpecLimitsTest.repeat(OPEN_METADATA + "\"clip\":[1", 2_000_000, i -> ",1", "]}}]}"));
    validate("faults", SpecLimitsTest.repeat("{\"images\":[1", 1_000_000, i -> ",1", "]}"));
    validate(
        "titles",
        SpecLimitsTest.repeat(
            "{\"images\":[{}",
            1_000_001,
            i -> ",{\"objectUrl\":\"s3://b/t/" + i + ".jpg\",\"title\":\"" + i + "\"}",
            "]}"));
    validate("a cell", SpecLimitsTest.repeat("ObjectURL,Image title\n\"", 50, i -> million, ""));
    validate("cells", SpecLimitsTest.repeat("ObjectURL,Image title\n", 1_000_000, i -> "x,", ""));
    validate("headings", SpecLimitsTest.repeat("ObjectURL", 1_000_000, i -> ",Image title", "\n"));
  }

  private static void validate(String what, InputStream in) throws IOException {
    SpecChecks checks = new SpecChecks(Optional.of(SpecFaultsTest.SCHEMA), true, Optional.of(URLS));
    Map<FaultCode, Long> codes = new EnumMap<>(FaultCode.class);
    SpecValidator.validate(in, "spec", checks, fault -> codes.merge(fault.code(), 1L, Long::sum));
    System.out.println(what + " " + codes);
  }
}
