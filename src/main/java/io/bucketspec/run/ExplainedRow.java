package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What became of one row of the inventory.
 *
 * @param key the row's key
 * @param size bytes of the object, -1 if not stated
 * @param fate {@code member}, {@code superseded}, {@code filtered} or {@code rejected}
 * @param code which of those, as the summary calls it; empty for a member
 * @param sentence why, if there is more to say
 */
public record ExplainedRow(
    @JsonProperty("key") byte[] key,
    @JsonProperty("size") long size,
    @JsonProperty("fate") String fate,
    @JsonProperty("code") String code,
    @JsonProperty("sentence") String sentence) {
  static final String MEMBER = "member";

  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what {@link ExplainStep} gave. */
  public static ExplainedRow ofBytes(byte[] bytes) {
    try {
      return JSON.readValue(bytes, ExplainedRow.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean member() {
    return fate.equals(MEMBER);
  }
}
