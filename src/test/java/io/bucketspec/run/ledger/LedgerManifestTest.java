package io.bucketspec.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.run.ledger.LedgerManifest.ReadSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerManifestTest {
  private static final LedgerManifest MANIFEST =
      new LedgerManifest(
          12,
          "20261101T0100",
          "s3a://out/runs/20261101T0100",
          new ReadSnapshot("s3a://inventory/manifest.json", "2026-11-01", null, "md5"),
          "digest",
          List.of("{\"name\":\"photos\"}"),
          null,
          List.of(
              new LedgerSegment("000001-a", 4, List.of(0, 2), 10),
              new LedgerSegment("000012-20261101T0100", 8, List.of(), 5)));

  @Test
  void comesBackAsItWas() throws IOException {
    assertThat(LedgerManifest.of(MANIFEST.toBytes(), "ledger.json")).isEqualTo(MANIFEST);
    assertThat(MANIFEST.version()).isEqualTo("000012-20261101T0100");
    assertThat(MANIFEST.rows()).isEqualTo(15);
  }

  @Test
  void whatALaterVersionAddsIsLeftAside() throws IOException {
    String text = new String(MANIFEST.toBytes(), StandardCharsets.UTF_8);
    byte[] more = text.replaceFirst("\\{", "{\"later\": [1],").getBytes(StandardCharsets.UTF_8);
    assertThat(LedgerManifest.of(more, "ledger.json")).isEqualTo(MANIFEST);
  }

  @Test
  void whatALaterVersionAddsInsideIsLeftAside() throws IOException {
    String text = new String(MANIFEST.toBytes(), StandardCharsets.UTF_8);
    byte[] more =
        text.replace("\"version\"", "\"later\": 1, \"version\"")
            .replace("\"fingerprint\"", "\"later\": 1, \"fingerprint\"")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(LedgerManifest.of(more, "ledger.json")).isEqualTo(MANIFEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"sequence\": \"x\"}", "\u0000"})
  void aBrokenOneIsRefusedInASentence(String text) {
    assertThatThrownBy(
            () -> LedgerManifest.of(text.getBytes(StandardCharsets.UTF_8), "s3a://l/ledger.json"))
        .isInstanceOfSatisfying(
            LedgerRefusal.class, it -> assertThat(it.fault()).isEqualTo(LedgerRefusal.Fault.INPUT))
        .hasMessageStartingWith("s3a://l/ledger.json can't be read: ")
        .hasMessageEndingWith(
            ". If it can't be brought back, 'run --full' writes everything and begins a new"
                + " ledger.");
  }
}
