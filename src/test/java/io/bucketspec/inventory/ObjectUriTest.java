package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectUriTest {
  private static String parsed(KeyEncoding encoding, byte[] text) {
    ObjectUri uri = new ObjectUri(encoding);
    boolean named = uri.parse(text, 0, text.length);
    assertThat(uri.fault("Line 7").isPresent()).isNotEqualTo(named);
    return uri.fault("Line 7")
        .map(RowFault::sentence)
        .orElseGet(() -> uri.bucket() + " " + key(uri));
  }

  private static String key(ObjectUri uri) {
    return new String(uri.key(), 0, uri.keyLength(), StandardCharsets.UTF_8);
  }

  private static String parsed(String text) {
    return parsed(KeyEncoding.AUTO, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "s3://quay/a/b.jpg                          | quay a/b.jpg",
        "S3://Quay/a%20b+c?d=e#f                    | Quay a%20b+c?d=e#f",
        "s3a://quay//a/../b/                        | quay /a/../b/",
        "s3n://quay/ä b                             | quay ä b",
        "gs://quay.example.com/a%2Fb#17             | quay.example.com a%2Fb#17",
        "obs://quay/a                               | quay a",
        "abfss://cams@pier.dfs.core.windows.net/a%20b?c | cams@pier a%20b?c",
        "abfs://cams@pier.dfs.core.windows.net/a    | cams@pier a",
        "wasbs://cams@Pier.blob.core.windows.net/a//b | cams@pier a//b",
        "wasb://$root@pier.blob.core.windows.net/a  | $root@pier a",
        "abfss://cams@pier.dfs.core.chinacloudapi.cn/a | cams@pier.blob.core.chinacloudapi.cn a",
      })
  void takesTheKeyAsItStandsBehindABucket(String uri, String expected) {
    assertThat(parsed(uri)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://quay.s3.eu-west-2.amazonaws.com/a%20b+c%2Bd.jpg   | quay a b+c+d.jpg",
        "https://quay.s3.amazonaws.com/a%2Fb%3F%23                 | quay a/b?#",
        "https://QUAY.S3.Eu-West-2.AmazonAWS.com/A                 | quay A",
        "https://quay.s3.amazonaws.com:443//a                      | quay /a",
        "https://quay.s3.dualstack.eu-west-2.amazonaws.com/a       | quay a",
        "https://quay.s3-eu-west-1.amazonaws.com/a                 | quay a",
        "https://quay.s3-fips.us-east-1.amazonaws.com/a            | quay a",
        "https://quay.s3-accelerate.amazonaws.com/a                | quay a",
        "https://quay.s3-accelerate.dualstack.amazonaws.com/a      | quay a",
        "https://quay.s3.cn-north-1.amazonaws.com.cn/a             | quay a",
        "https://my.s3.quay.s3.eu-west-2.amazonaws.com/a           | my.s3.quay a",
        "https://q--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/a | q--use1-az4--x-s3 a",
        "https://s3.eu-west-2.amazonaws.com/quay/a/b               | quay a/b",
        "https://s3.amazonaws.com/quay/a%25b                       | quay a%b",
        "https://s3-eu-west-1.amazonaws.com/quay/a                 | quay a",
        "https://s3.dualstack.eu-west-2.amazonaws.com/quay/a       | quay a",
        "https://s3.cn-north-1.amazonaws.com.cn/quay/a             | quay a",
        "https://storage.googleapis.com/quay/a%2Bb                 | quay a+b",
        "https://storage.googleapis.com/storage/a                  | storage a",
        "https://quay.storage.googleapis.com/a                     | quay a",
        "https://quay.example.com.storage.googleapis.com/a         | quay.example.com a",
        "https://storage.cloud.google.com/quay/a                   | quay a",
        "https://pier.blob.core.windows.net/cams/a/b%20c           | cams@pier a/b c",
        "https://pier.blob.core.windows.net/a.jpg                  | $root@pier a.jpg",
        "https://pier.blob.core.windows.net/%24root/a.jpg          | $root@pier a.jpg",
        "https://pier.dfs.core.windows.net/cams/a                  | cams@pier a",
        "https://pier.blob.core.chinacloudapi.cn/cams/a            | cams@pier.blob.core.chinacloudapi.cn a",
        "https://pier.z9.blob.storage.azure.net/cams/a             | cams@pier.z9.blob.storage.azure.net a",
        "https://quay.obs.eu-de.otc.t-systems.com/a                | quay a",
        "https://obs.eu-de.otc.t-systems.com/quay/a                | quay a",
        "https://minio.example.com:9000/quay/a%20b                 | quay a b",
        "http://localhost:9000/quay/ä                              | quay ä",
        "https://[::1]:9000/quay/a                                 | quay a",
      })
  void decodesThePathOfAUrlOnce(String url, String expected) {
    assertThat(parsed(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quay/a                        | it is no URI, which begins with a scheme such as s3:// or https://",
        "'\"s3://quay/a\"'             | it is no URI, which begins with a scheme such as s3:// or https://",
        "s3:quay/a                     | it is no URI, which begins with a scheme such as s3:// or https://",
        "s3:/                          | it is no URI, which begins with a scheme such as s3:// or https://",
        "hdfs://quay/a | its scheme is 'hdfs'; known are s3, s3a, s3n, gs, obs, abfss, abfs, wasbs, wasb and https",
        "s3://quay                     | it names no key",
        "s3://quay/                    | it names no key",
        "s3:///a                       | it names no bucket",
        "s3://arn:aws:s3:eu-west-2:1:accesspoint/a | it names an access point or a port, and no bucket",
        "abfss://cams/a | it names no container and account, as in abfss://container@account.dfs.core.windows.net/key",
        "abfss://@pier.dfs.core.windows.net/a | it names no container and account, as in abfss://container@account.dfs.core.windows.net/key",
        "abfss://cams@/a | it names no container and account, as in abfss://container@account.dfs.core.windows.net/key",
        "abfss://cams@pier.dfs.core.windows.net/ | it names no key",
        "https://quay.s3.amazonaws.com | it names no key",
        "https://quay.s3.amazonaws.com/ | it names no key",
        "https://s3.amazonaws.com/quay | it names no key",
        "https://s3.amazonaws.com//a   | it names no bucket",
        "https:///a                    | it names no host",
        "https://pier.blob.core.windows.net/cams/ | it names no key",
        "https://pier.blob.core.windows.net/ | it names no key",
        "https://pier.blob.core.windows.net//a | it names no container",
        "https://ec2.eu-west-2.amazonaws.com/a/b | its host is one of Amazon's, but not of S3",
        "https://x-1.s3-accesspoint.eu-west-2.amazonaws.com/a | its host is an access point, which doesn't tell the bucket",
        "https://x.mrap.accesspoint.s3-global.amazonaws.com/a | its host is an access point, which doesn't tell the bucket",
        "https://iam.eu-de.otc.t-systems.com/a/b | its host is not one of OBS",
        "https://console.cloud.google.com/storage/browser/quay/a | its host is a console's, whose pages are no objects",
        "https://eu-west-2.console.aws.amazon.com/s3/object/quay | its host is a console's, whose pages are no objects",
        "https://storage.googleapis.com/storage/v1/b/quay/o/a | it is a link of Google's JSON API; read gs:// or https:// URLs of objects",
        "https://storage.googleapis.com/download/storage/v1/b/quay/o/a | it is a link of Google's JSON API; read gs:// or https:// URLs of objects",
        "https://minio.example.com/%zz/a | the name of its bucket has a % at byte 1 that two hex digits don't follow",
      })
  void saysWhyAUriNamesNoObject(String uri, String problem) {
    assertThat(parsed(uri)).isEqualTo("Line 7 is not a row: " + problem + ".");
  }

  /** What stands behind a question mark or before an at sign may be a secret. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://quay.s3.amazonaws.com/a.jpg?X-Amz-Signature=s3cr3t | query | https://quay.s3.amazonaws.com/a.jpg",
        "https://pier.blob.core.windows.net/cams/a?sig=s3cr3t       | query | https://pier.blob.core.windows.net/cams/a",
        "https://quay.s3.amazonaws.com/a.jpg#s3cr3t?x               | fragment | https://quay.s3.amazonaws.com/a.jpg",
        "https://quay.s3.amazonaws.com?sig=s3cr3t                   | query | https://quay.s3.amazonaws.com",
        "https://me:s3cr3t@minio.example.com/quay/a                 | password | /quay/a",
        "https://me:s3cr3t@minio.example.com/quay/a?sig=s3cr3t      | password | /quay/a",
      })
  void repeatsNoSecret(String url, String word, String told) {
    ObjectUri uri = new ObjectUri(KeyEncoding.AUTO);
    byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
    assertThat(uri.parse(bytes, 0, bytes.length)).isFalse();
    assertThat(uri.fault("Line 1").orElseThrow().reason()).isEqualTo(Reason.BAD_ROW);
    assertThat(uri.fault("Line 1").orElseThrow().sentence())
        .contains(word)
        .doesNotContain("s3cr3t");
    assertThat(key(uri)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AUTO | s3://quay/a%20b+c                      | quay a%20b+c",
        "URL  | s3://quay/a%20b+c                      | quay a b c",
        "NONE | s3://quay/a%20b+c                      | quay a%20b+c",
        "AUTO | https://quay.s3.amazonaws.com/a%20b+c  | quay a b+c",
        "URL  | https://quay.s3.amazonaws.com/a%20b+c  | quay a b c",
        "NONE | https://quay.s3.amazonaws.com/a%20b+c  | quay a%20b+c",
      })
  void aJobMaySayHowKeysAreWritten(KeyEncoding encoding, String uri, String expected) {
    assertThat(parsed(encoding, uri.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
  }

  @Test
  void keepsAKeyThatIsBadlyEncoded() {
    ObjectUri uri = new ObjectUri(KeyEncoding.AUTO);
    byte[] url = "https://quay.s3.amazonaws.com/50%-a%20b".getBytes(StandardCharsets.UTF_8);

    assertThat(uri.parse(url, 0, url.length)).isFalse();
    assertThat(uri.fault("Line 3"))
        .contains(
            new RowFault(
                Reason.BAD_KEY_ENCODING,
                "Line 3: the key has a % at byte 3 that two hex digits don't follow."));
    assertThat(key(uri)).isEqualTo("50%-a%20b");

    byte[] encoded = "https://quay.s3.amazonaws.com/%E9".getBytes(StandardCharsets.UTF_8);
    assertThat(parsed(KeyEncoding.AUTO, encoded))
        .isEqualTo("Line 7: the key holds bytes that are not UTF-8 once decoded.");
    byte[] literal = "s3://quay/\u00E9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(parsed(KeyEncoding.AUTO, literal))
        .isEqualTo("Line 7: the key holds bytes that are not UTF-8 as they stand.");
  }

  @Test
  void readsAUriAmidOtherBytes() {
    byte[] text = "x,s3://quay/a,y".getBytes(StandardCharsets.UTF_8);
    ObjectUri uri = new ObjectUri(KeyEncoding.AUTO);

    assertThat(uri.parse(text, 2, text.length - 2)).isTrue();
    assertThat(uri.bucket() + " " + key(uri)).isEqualTo("quay a");
  }
}
