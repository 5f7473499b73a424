package io.bucketspec.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.InvalidOption;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of stores other than AWS, and buckets that are written otherwise. */
class UrlStylesTest {
  static UrlOptions azure(String account) {
    return options(UrlStyle.AZURE, null, account, null);
  }

  static UrlOptions obs(String region) {
    return options(UrlStyle.OBS, region, null, null);
  }

  static UrlOptions at(UrlStyle style, String endpoint) {
    return options(style, null, null, endpoint);
  }

  private static UrlOptions options(
      UrlStyle style, String region, String account, String endpoint) {
    return new UrlOptions(
        style,
        Optional.ofNullable(region),
        Optional.empty(),
        Optional.ofNullable(account),
        Optional.ofNullable(endpoint),
        Map.of());
  }

  private static String fault(UrlForm form, String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return form.fault(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acme            |         | https://acmestore.blob.core.windows.net/acme/a/b%20c.jpg
          acme@other      |         | https://other.blob.core.windows.net/acme/a/b%20c.jpg
          acme@b.acme.com |         | https://b.acme.com/acme/a/b%20c.jpg
          $web@other      |         | https://other.blob.core.windows.net/%24web/a/b%20c.jpg
          acme            | b.x.com | https://b.x.com/acme/a/b%20c.jpg
          acme | acmestore.blob.core.chinacloudapi.cn | https://acmestore.blob.core.chinacloudapi.cn/acme/a/b%20c.jpg
          """)
  void writesBlobsOfContainers(String bucket, String account, String url) {
    UrlForm form = UrlForm.of(azure(account == null ? "acmestore" : account), bucket);
    assertThat(form.url("a/b c.jpg")).isEqualTo(url);
    assertThat(form.key(url)).contains("a/b c.jpg");
    assertThat(form.plain()).isTrue();
  }

  @Test
  void writesBlobsOfTheRootContainerWithoutIt() {
    UrlForm form = UrlForm.of(azure("acmestore"), "$root");
    assertThat(form.url("a#b.jpg")).isEqualTo("https://acmestore.blob.core.windows.net/a%23b.jpg");
    assertThat(form.key("https://acmestore.blob.core.windows.net/a%23b.jpg")).contains("a#b.jpg");
    assertThat(UrlForm.of(UrlOptions.of(UrlStyle.AZURE), "$root@other").url("a"))
        .isEqualTo("https://other.blob.core.windows.net/a");
  }

  @Test
  void aBlobOfTheRootContainerWithASlashWouldBeOneOfAnother() {
    UrlForm form = UrlForm.of(azure("acmestore"), "$root");
    String sentence =
        "The blob is of the root container and has a slash in its name: its URL would name a blob of"
            + " the container 'scans'.";
    assertThat(fault(form, "scans/1.dcm")).isEqualTo(sentence);
    assertThatThrownBy(() -> form.url("scans/1.dcm")).hasMessage(sentence);
    assertThat(form.key("https://acmestore.blob.core.windows.net/scans/1.dcm")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          azure  | acme     | The bucket 'acme' names no account, which its URL begins with: give 'account' under 'urls'.
          azure  | acme@    | The bucket 'acme@' names no account, which its URL begins with: give 'account' under 'urls'.
          azure  | @acme    | The bucket '@acme' is no container@account, of which a URL could be made.
          azure  | a@b/c    | The bucket 'a@b/c' is no container@account, of which a URL could be made.
          azure  | a@b?sig= | The bucket 'a@b?sig=' is no container@account, of which a URL could be made.
          s3     | a@b      | 'a@b' is a container of Azure's, which has no URLs of style 's3': give it style azure under 'buckets' of 'urls'.
          gs     | a@b      | 'a@b' is a container of Azure's, which has no URLs of style 'gs': give it style azure under 'buckets' of 'urls'.
          """)
  void aBucketMayHaveNoUrls(String style, String bucket, String why) {
    UrlForm form = UrlForm.of(UrlOptions.of(UrlStyle.ofLabel(style).orElseThrow()), bucket);
    assertThat(fault(form, "a")).isEqualTo(why);
    assertThatThrownBy(() -> form.url("a")).hasMessage(why);
    assertThat(form.key("a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eu-de  |                                     | https://acme.obs.eu-de.otc.t-systems.com/a%2Bb
          eu-nl  |                                     | https://acme.obs.eu-nl.otc.t-systems.com/a%2Bb
          eu-ch2 |                                     | https://acme.obs.eu-ch2.sc.otc.t-systems.com/a%2Bb
                 | obs.eu-ch2.sc.otc.t-systems.com     | https://acme.obs.eu-ch2.sc.otc.t-systems.com/a%2Bb
                 | obs.cn-north-4.myhuaweicloud.com    | https://acme.obs.cn-north-4.myhuaweicloud.com/a%2Bb
          eu-de  | http://obs.local:8080/              | http://acme.obs.local:8080/a%2Bb
          """)
  void writesObsAtEachRegionOrEndpoint(String region, String endpoint, String url) {
    UrlForm form = UrlForm.of(options(UrlStyle.OBS, region, null, endpoint), "acme");
    assertThat(form.url("a+b")).isEqualTo(url);
    assertThat(form.key(url)).contains("a+b");
    assertThat(form.finding()).isEmpty();
  }

  @Test
  void aBucketWithDotsStandsInThePathOfObs() {
    UrlForm form = UrlForm.of(obs("eu-de"), "ac.me");
    assertThat(form.url("a")).isEqualTo("https://obs.eu-de.otc.t-systems.com/ac.me/a");
    assertThat(form.finding().orElseThrow().sentence())
        .isEqualTo(
            "The name of bucket 'ac.me' has dots, which the TLS certificate of OBS does not cover in"
                + " a host name; its URLs are written in the path style instead of obs.");
  }

  @ParameterizedTest
  @CsvSource({
    "s3.acme.com,                  https://s3.acme.com/ac.me/a%20b",
    "s3.acme.com:9000,             https://s3.acme.com:9000/ac.me/a%20b",
    "https://s3.acme.com/,         https://s3.acme.com/ac.me/a%20b",
    "http://10.0.0.7:9000,         http://10.0.0.7:9000/ac.me/a%20b",
    "https://acme.com/storage/s3/, https://acme.com/storage/s3/ac.me/a%20b"
  })
  void writesPathsAtAnyEndpoint(String endpoint, String url) {
    UrlForm form = UrlForm.of(at(UrlStyle.ENDPOINT, endpoint), "ac.me");
    assertThat(form.url("a b")).isEqualTo(url);
    assertThat(form.key(url)).contains("a b");
    assertThat(form.finding()).isEmpty();
  }

  @Test
  void writesObjectsOfGoogleCloudStorage() {
    assertThat(UrlForm.of(UrlOptions.of(UrlStyle.GS), "ac_me").url("a+b/ü"))
        .isEqualTo("gs://ac_me/a+b/ü");
    assertThat(UrlForm.of(UrlOptions.of(UrlStyle.GCS_HTTPS), "ac_me").url("a+b"))
        .isEqualTo("https://storage.cloud.google.com/ac_me/a%2Bb");
    assertThat(UrlForm.of(at(UrlStyle.GCS_HTTPS, "storage.googleapis.com"), "ac_me").url("a+b"))
        .isEqualTo("https://storage.googleapis.com/ac_me/a%2Bb");
    assertThat(fault(UrlForm.of(UrlOptions.of(UrlStyle.GS), "acme"), "a b"))
        .isEqualTo(
            "The key has whitespace (U+0020) at character 2, and this URL form writes keys as they"
                + " are; an https form (gcs-https) can carry it.");
  }

  @ParameterizedTest
  @CsvSource({
    "'user:password@s3.acme.com'",
    "'s3.acme.com?sig=a'",
    "'s3.acme.com/a#b'",
    "'s3.acme.com/../b'",
    "'s3.acme.com/./b'",
    "'s3.acme.com//b'",
    "'s3 .acme.com'",
    "'-s3.acme.com'",
    "'ftp://s3.acme.com'",
    "'https://'",
    "''"
  })
  void refusesWhatIsNoEndpoint(String endpoint) {
    assertThatThrownBy(() -> at(UrlStyle.ENDPOINT, endpoint))
        .isInstanceOf(InvalidOption.class)
        .hasMessage(
            "'"
                + endpoint
                + "' is no endpoint; one looks like s3.acme.com, s3.acme.com:9000 or"
                + " https://s3.acme.com/storage.");
  }

  @Test
  void aBucketKeepsWhatItDoesNotStateAsFarAsTheStyleDoes() {
    UrlOptions aws =
        new UrlOptions(UrlStyle.VIRTUAL_HOSTED, Optional.of("eu-west-2"), Optional.empty());
    assertThat(bucket(aws, null, "us-east-1", null).style()).isEqualTo(UrlStyle.VIRTUAL_HOSTED);
    assertThat(bucket(aws, UrlStyle.PATH, null, null).region()).contains("eu-west-2");
    assertThatThrownBy(() -> bucket(aws, UrlStyle.OBS, null, null))
        .hasMessageStartingWith("Style 'obs' needs the bucket's region");
    UrlOptions wasabi = at(UrlStyle.ENDPOINT, "s3.wasabisys.com");
    assertThat(bucket(wasabi, UrlStyle.GCS_HTTPS, null, null).endpoint()).isEmpty();
    assertThat(bucket(wasabi, UrlStyle.ENDPOINT, null, null)).isEqualTo(wasabi);
    UrlOptions huawei = at(UrlStyle.OBS, "obs.acme.com");
    assertThat(bucket(huawei, null, "eu-de", null).endpoint()).isEmpty();
    assertThat(bucket(azure("acme"), UrlStyle.AZURE, null, null).account()).contains("acme");
  }

  private static UrlOptions bucket(
      UrlOptions urls, UrlStyle style, String region, String endpoint) {
    return urls.of(
        Optional.ofNullable(style),
        Optional.ofNullable(region),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(endpoint));
  }

  @Test
  void theUrlsOfABucketAreItsOwn() {
    UrlOptions urls =
        new UrlOptions(
            UrlStyle.S3,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("lab", UrlOptions.of(UrlStyle.GS), "scans@acme", UrlOptions.of(UrlStyle.AZURE)));
    assertThat(UrlForm.of(urls, "acme").url("a")).isEqualTo("s3://acme/a");
    assertThat(UrlForm.of(urls, "lab").url("a")).isEqualTo("gs://lab/a");
    assertThat(UrlForm.of(urls, "scans@acme").url("a"))
        .isEqualTo("https://acme.blob.core.windows.net/scans/a");
  }
}
