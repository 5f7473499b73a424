package io.bucketspec.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.ByteBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlFormPropertyTest {
  private static final String SPICE = "/////....%%+ #?&=;:@\\\"'<>[]{}|^`\t\n\u0000\u007F";

  @ParameterizedTest
  @ValueSource(longs = {3, 1_000_003})
  void everyKeyComesBackFromItsUrl(long seed) {
    Random random = new Random(seed);
    List<UrlForm> forms =
        List.of(
            UrlFormTest.https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme"),
            UrlFormTest.https(UrlStyle.PATH, "eu-west-2", "acme"),
            UrlFormTest.s3(),
            UrlFormTest.mrap(),
            UrlForm.of(UrlOptions.of(UrlStyle.GS), "ac_me"),
            UrlForm.of(UrlOptions.of(UrlStyle.GCS_HTTPS), "ac_me"),
            UrlForm.of(UrlStylesTest.azure("acme"), "scans"),
            UrlForm.of(UrlStylesTest.azure("acme"), "$root"),
            UrlForm.of(UrlStylesTest.obs("eu-nl"), "acme"),
            UrlForm.of(UrlStylesTest.obs("eu-nl"), "ac.me"),
            UrlForm.of(UrlStylesTest.at(UrlStyle.ENDPOINT, "http://s3.acme.com:9000/s"), "ac me"));
    for (int round = 0; round < 5_000; round++) {
      String key = key(random);
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      for (UrlForm form : forms) {
        if (form.fault(bytes, bytes.length) == null) {
          String url = form.url(key);
          assertThat(form.key(url)).as("seed %s, url %s", seed, url).contains(key);
          if (form.plain()) {
            assertThat(URI.create(url).getPath())
                .as("seed %s, url %s", seed, url)
                .endsWith("/" + key);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 77})
  void partsThatEndAtSlashesMakeTheWholeUrl(long seed) {
    Random random = new Random(seed);
    List<UrlForm> forms =
        List.of(UrlFormTest.https(UrlStyle.PATH, "eu-west-2", "acme"), UrlFormTest.s3());
    for (int round = 0; round < 5_000; round++) {
      byte[] key = key(random).getBytes(StandardCharsets.UTF_8);
      for (UrlForm form : forms) {
        ByteBuilder whole = new ByteBuilder();
        form.append(key, key.length, whole);
        ByteBuilder parts = new ByteBuilder();
        form.append(parts);
        int from = 0;
        for (int i = 0; i < key.length; i++) {
          if (key[i] == '/' && random.nextBoolean()) {
            form.append(key, from, i + 1, parts);
            from = i + 1;
          }
        }
        form.append(key, from, key.length, parts);
        assertThat(parts.toString()).as("seed %s", seed).isEqualTo(whole.toString());
        if (form.plain()) {
          assertThat(whole.toString()).matches("[A-Za-z0-9._~/:%-]+");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 99})
  void anHttpsUrlIsAUriWhosePathIsTheKey(long seed) {
    Random random = new Random(seed);
    UrlForm form = UrlFormTest.https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme");
    for (int round = 0; round < 5_000; round++) {
      String key = key(random);
      URI uri = URI.create(form.url(key));
      String told = "seed " + seed + ", url " + uri;
      assertThat(uri.getPath()).as(told).isEqualTo("/" + key);
      assertThat(uri.getHost()).as(told).isEqualTo("acme.s3.eu-west-2.amazonaws.com");
      assertThat(uri.getRawQuery()).as(told).isNull();
      assertThat(uri.getRawFragment()).as(told).isNull();
      assertThat(uri.toString()).as(told).matches("[A-Za-z0-9-._~/:%]+");
      if (!uri.getPath().contains("//")) {
        // Java takes empty segments away too; dot segments are what this is about.
        assertThat(uri.normalize().getPath()).as(told).isEqualTo("/" + key);
      }
    }
  }

  private static String key(Random random) {
    StringBuilder key = new StringBuilder();
    int length = 1 + random.nextInt(20);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> key.append(SPICE.charAt(random.nextInt(SPICE.length())));
        case 1 -> key.append((char) ('0' + random.nextInt(75)));
        case 2 -> key.appendCodePoint(0x80 + random.nextInt(0x700));
        default -> key.appendCodePoint(codePoint(random));
      }
    }
    return key.toString();
  }

  private static int codePoint(Random random) {
    int codePoint;
    do {
      codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
    } while (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    return codePoint;
  }
}
