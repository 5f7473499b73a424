package io.bucketspec.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.InvalidOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlFormTest {
  private static final String ARN = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";

  static UrlForm https(UrlStyle style, String region, String bucket) {
    return UrlForm.of(new UrlOptions(style, Optional.of(region), Optional.empty()), bucket);
  }

  static UrlForm s3() {
    return UrlForm.of(new UrlOptions(UrlStyle.S3, Optional.empty(), Optional.empty()), "acme");
  }

  static UrlForm mrap() {
    return UrlForm.of(new UrlOptions(UrlStyle.MRAP, Optional.empty(), Optional.of(ARN)), "acme");
  }

  @Test
  void writesEachForm() {
    assertThat(https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme").url("a/b.jpg"))
        .isEqualTo("https://acme.s3.eu-west-2.amazonaws.com/a/b.jpg");
    assertThat(https(UrlStyle.PATH, "eu-west-2", "acme").url("a/b.jpg"))
        .isEqualTo("https://s3.eu-west-2.amazonaws.com/acme/a/b.jpg");
    assertThat(https(UrlStyle.VIRTUAL_HOSTED, "cn-north-1", "acme").url("a"))
        .isEqualTo("https://acme.s3.cn-north-1.amazonaws.com.cn/a");
    assertThat(https(UrlStyle.PATH, "cn-northwest-1", "acme").url("a"))
        .isEqualTo("https://s3.cn-northwest-1.amazonaws.com.cn/acme/a");
    assertThat(s3().url("a/b.jpg")).isEqualTo("s3://acme/a/b.jpg");
    assertThat(mrap().url("a/b.jpg")).isEqualTo(ARN + "/a/b.jpg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AZaz09-._~/ | AZaz09-._~/
          a b+c%d.jpg | a%20b%2Bc%25d.jpg
          1 (32).jpg | 1%20%2832%29.jpg
          a#b?c&d=e;f:g@h | a%23b%3Fc%26d%3De%3Bf%3Ag%40h
          é/😀 | %C3%A9/%F0%9F%98%80
          a%20b | a%2520b
          /a//b/ | /a//b/
          a/../b/./c | a/%2E%2E/b/%2E/c
          .. | %2E%2E
          ./a | %2E/a
          a/.. | a/%2E%2E
          .../..a/a../.b/. | .../..a/a../.b/%2E
          """)
  void encodesWhatAPathMustNotHold(String key, String path) {
    UrlForm form = https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme");
    String url = "https://acme.s3.eu-west-2.amazonaws.com/" + path;
    assertThat(form.url(key)).isEqualTo(url);
    assertThat(form.key(url)).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a//b/", "a/../b/./c", "a+b%20#?.jpg", "é/😀", "(1)"})
  void leavesKeysAsTheyAreInTheRawForms(String key) {
    assertThat(s3().url(key)).isEqualTo("s3://acme/" + key);
    assertThat(mrap().url(key)).isEqualTo(ARN + "/" + key);
  }

  @ParameterizedTest
  @CsvSource({
    "'a b',       whitespace (U+0020) at character 2",
    "' ',         whitespace (U+0020) at character 1",
    "'😀\u00A0b', whitespace (U+00A0) at character 2",
    "'ab\u2003',  whitespace (U+2003) at character 3",
    "'a\u3000 ',  whitespace (U+3000) at character 2",
    "'a\u2028b',  whitespace (U+2028) at character 2",
    "'a\tb',      a control character (U+0009) at character 2",
    "'a\u0000b',  a control character (U+0000) at character 2",
    "'a\u007Fb',  a control character (U+007F) at character 2",
    "'a\u0085b',  a control character (U+0085) at character 2"
  })
  void refusesWhitespaceAndControlCharactersInTheRawForms(String key, String what) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    String sentence =
        "The key has "
            + what
            + ", and this URL form writes keys as they are; an https form (virtual-hosted, path)"
            + " can carry it.";
    assertThat(s3().fault(bytes, bytes.length)).isEqualTo(sentence);
    assertThat(mrap().fault(bytes, bytes.length)).isEqualTo(sentence);
    assertThat(s3().key("s3://acme/" + key)).isEmpty();
    assertThatThrownBy(() -> s3().url(key)).hasMessage(sentence);
    UrlForm path = https(UrlStyle.PATH, "eu-west-2", "acme");
    assertThat(path.fault(bytes, bytes.length)).isNull();
    assertThat(path.key(path.url(key))).contains(key);
  }

  @Test
  void refusesBytesThatAreNoTextInTheRawForms() {
    byte[] key = {'a', (byte) 0xE9, 'b'};
    assertThat(s3().fault(key, 3))
        .isEqualTo(
            "The key is not UTF-8, and this URL form writes keys as they are; an https form"
                + " (virtual-hosted, path) can carry it.");
    ByteBuilder out = new ByteBuilder();
    UrlForm path = https(UrlStyle.PATH, "eu-west-2", "acme");
    path.append(key, 3, out);
    assertThat(out.toString()).endsWith("/a%E9b");
    assertThat(path.key(out.toString())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "my.bucket, 'has dots, which the TLS certificate of S3 does not cover in a host name'",
    "MyBucket,  can't stand in a host name",
    "my_bucket, can't stand in a host name"
  })
  void fallsBackToThePathWhereTheBucketCanBeNoHost(String bucket, String why) {
    UrlForm form = https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", bucket);
    assertThat(form.url("a")).isEqualTo("https://s3.eu-west-2.amazonaws.com/" + bucket + "/a");
    assertThat(form.finding())
        .contains(
            new Finding(
                FindingCode.BUCKET_WITH_DOTS,
                "The name of bucket '"
                    + bucket
                    + "' "
                    + why
                    + "; its URLs are written in the path style instead of virtual-hosted."));
    assertThat(https(UrlStyle.PATH, "eu-west-2", bucket).finding()).isEmpty();
    assertThat(https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "my-bucket").finding()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.s3.eu-west-2.amazonaws.com/",
        "https://acme.s3.eu-west-2.amazonaws.com",
        "https://acme2.s3.eu-west-2.amazonaws.com/a",
        "https://acme.s3.eu-west-1.amazonaws.com/a",
        "http://acme.s3.eu-west-2.amazonaws.com/a",
        "https://acme.s3.eu-west-2.amazonaws.com/a+b",
        "https://acme.s3.eu-west-2.amazonaws.com/a%2fb",
        "https://acme.s3.eu-west-2.amazonaws.com/a%2",
        "https://acme.s3.eu-west-2.amazonaws.com/a%",
        "https://acme.s3.eu-west-2.amazonaws.com/a%zz",
        "https://acme.s3.eu-west-2.amazonaws.com/%e9",
        "https://acme.s3.eu-west-2.amazonaws.com/%C3%a9",
        "https://acme.s3.eu-west-2.amazonaws.com/é",
        "https://acme.s3.eu-west-2.amazonaws.com/a?b",
        "https://acme.s3.eu-west-2.amazonaws.com/../a",
        "s3://acme/a",
        ""
      })
  void knowsNoKeyOfATextThatItWouldNotWrite(String url) {
    assertThat(https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme").key(url)).isEmpty();
  }

  @Test
  void refusesHalfASurrogatePair() {
    assertThatThrownBy(() -> s3().url("a\uD83D"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The key holds half a surrogate pair, which UTF-8 can't write.");
    assertThat(s3().key("s3://acme/a\uD83D")).isEmpty();
  }

  @Test
  void appendsAfterWhatIsThere() {
    ByteBuilder out = new ByteBuilder(16).append("[");
    byte[] key = "é é.jpgrest".getBytes(StandardCharsets.UTF_8);
    https(UrlStyle.PATH, "eu-west-2", "b").append(key, 9, out);
    s3().append(key, 2, out.append("]["));
    assertThat(out.append("]").toString())
        .isEqualTo("[https://s3.eu-west-2.amazonaws.com/b/%C3%A9%20%C3%A9.jpg][s3://acme/é]");
  }

  @Test
  void travelsToOtherMachines() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "a.b"));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      UrlForm read = (UrlForm) in.readObject();
      assertThat(read.url("c d")).isEqualTo("https://s3.eu-west-2.amazonaws.com/a.b/c%20d");
      assertThat(read.finding()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.jpg?X-Amz-Signature=0a1b",
        "a.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20261122&X-Amz-Signature=0",
        "a.jpg?sv=2022-11-02&sig=a%2Bb%3D",
        "a.jpg?",
        "?a=b",
        "a#b?c=d",
        "user:password@host/a.jpg",
        "//user:password@host/a.jpg",
      })
  void aKeyThatLooksSignedIsAPathAndNoQuery(String key) {
    for (UrlForm form :
        List.of(
            https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme"),
            https(UrlStyle.VIRTUAL_HOSTED, "eu-west-2", "acme.dots"),
            https(UrlStyle.PATH, "eu-west-2", "acme"))) {
      URI url = URI.create(form.url(key));
      assertThat(url.getRawQuery()).as("%s", url).isNull();
      assertThat(url.getRawFragment()).as("%s", url).isNull();
      assertThat(url.getRawUserInfo()).as("%s", url).isNull();
      assertThat(url.getHost()).as("%s", url).endsWith("s3.eu-west-2.amazonaws.com");
      assertThat(url.getPath()).as("%s", url).endsWith("/" + key);
      assertThat(form.key(form.url(key))).contains(key);
    }
    // These forms have no queries: all after the bucket is the key.
    assertThat(s3().url(key)).isEqualTo("s3://acme/" + key);
    assertThat(mrap().url(key)).isEqualTo(ARN + "/" + key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-west-2?X-Amz-Signature=0a1b",
        "eu-west-2.amazonaws.com/?sig=a#-1",
        "user:password@eu-west-2",
        "eu-west-2/../x-1",
        "eu-west-2&a",
      })
  void aRegionCantBringAQueryInto(String region) {
    for (UrlStyle style : List.of(UrlStyle.VIRTUAL_HOSTED, UrlStyle.PATH)) {
      assertThatThrownBy(() -> https(style, region, "acme")).isInstanceOf(InvalidOption.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ARN + "?X-Amz-Signature=0a1b", ARN + "/x?sig=a", ARN + "#a"})
  void anArnCantBringAQueryInto(String arn) {
    assertThatThrownBy(() -> new UrlOptions(UrlStyle.MRAP, Optional.empty(), Optional.of(arn)))
        .isInstanceOf(InvalidOption.class);
  }
}
