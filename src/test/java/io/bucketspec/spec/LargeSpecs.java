package io.bucketspec.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

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
        "keys", repeat(OPEN_METADATA + "\"a\":1", 1_000_000, i -> ",\"k" + i + "\":1", "}}]}"));
    validate(
        "keys of an item", repeat(OPEN + "\"a\":1", 1_000_000, i -> ",\"k" + i + "\":1", "}]}"));
    validate("a string", repeat(OPEN_METADATA + "\"a\":\"", 50, i -> million, "\"}}]}"));
    validate("a name", repeat(OPEN_METADATA + "\"", 50, i -> million, "\":1}}]}"));
    validate("a title", repeat(OPEN + "\"title\":\"", 50, i -> million, "\"}]}"));
    validate("a number", repeat(OPEN_METADATA + "\"a\":1", 50, i -> "0".repeat(1_000_000), "}}]}"));
    validate("depth", repeat(OPEN_METADATA + "\"a\":", 2_000_000, i -> "[", ""));
    validate("depth of objects", repeat(OPEN_METADATA, 200_000, i -> "\"camera\":{", ""));
    validate("an embedding", repeat(OPEN_METADATA + "\"clip\":[1", 2_000_000, i -> ",1", "]}}]}"));
    validate("faults", repeat("{\"images\":[1", 1_000_000, i -> ",1", "]}"));
    validate(
        "titles",
        repeat(
            "{\"images\":[{}",
            1_000_001,
            i -> ",{\"objectUrl\":\"s3://b/t/" + i + ".jpg\",\"title\":\"" + i + "\"}",
            "]}"));
    validate("a cell", repeat("ObjectURL,Image title\n\"", 50, i -> million, ""));
    validate("cells", repeat("ObjectURL,Image title\n", 1_000_000, i -> "x,", ""));
    validate("headings", repeat("ObjectURL", 1_000_000, i -> ",Image title", "\n"));
  }

  private static void validate(String what, InputStream in) throws IOException {
    SpecChecks checks = new SpecChecks(Optional.of(SpecFaultsTest.SCHEMA), true, Optional.of(URLS));
    Map<FaultCode, Long> codes = new EnumMap<>(FaultCode.class);
    SpecValidator.validate(in, "spec", checks, fault -> codes.merge(fault.code(), 1L, Long::sum));
    System.out.println(what + " " + codes);
  }

  private static InputStream repeat(
      String head, int count, IntFunction<String> piece, String tail) {
    InputStream middle =
        new SequenceInputStream(
            new Enumeration<InputStream>() {
              private int next;

              @Override
              public boolean hasMoreElements() {
                return next < count;
              }

              @Override
              public InputStream nextElement() {
                StringBuilder text = new StringBuilder();
                while (next < count && text.length() < 10_000) {
                  text.append(piece.apply(next++));
                }
                return bytes(text.toString());
              }
            });
    return new SequenceInputStream(
        Collections.enumeration(List.of(bytes(head), middle, bytes(tail))));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
