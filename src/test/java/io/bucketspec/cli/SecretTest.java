package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In every case the secret is, or ends with, the word {@code hush}. */
class SecretTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3a://AKIAEXAMPLE:hush@acme/daily | PASSWORD | s3a://***@acme/daily",
        "s3a://AKIAEXAMPLE:ab/cd+hush@acme/daily | PASSWORD | s3a://***@acme/daily",
        "s3a://AKIAEXAMPLE%3Ahush@acme | PASSWORD | s3a://***@acme",
        "s3n://:hush@acme | PASSWORD | s3n://***@acme",
        "https://user:p@ss@hush@host/x | PASSWORD | https://***@host/x",
        "https://user:8020hush@host | PASSWORD | https://***@host",
        "https://hush@host/x | PASSWORD | https://***@host/x",
        "HTTPS://user:hush@[::1]:9000/x | PASSWORD | HTTPS://***@[::1]:9000/x",
        "see 'ftp://user:hush@host' | PASSWORD | see 'ftp://***@host'",
        "abfss://container:hush@account.dfs.core.windows.net/x | PASSWORD"
            + " | abfss://***@account.dfs.core.windows.net/x",
        "https://h/x?X-Amz-Signature=hush | SIGNATURE | https://h/x?X-Amz-Signature=***",
        "https://h/x?a=b&x-amz-security-token=hush&c=d | SIGNATURE"
            + " | https://h/x?a=b&x-amz-security-token=***&c=d",
        "h?X-Goog-Signature=hush | SIGNATURE | h?X-Goog-Signature=***",
        "h%3FX-Amz-Signature%3Dhush | SIGNATURE | h%3FX-Amz-Signature%3D***",
        "https://a.blob.core.windows.net/c?sv=2022-11-02&sig=a%2Bhush | SIGNATURE"
            + " | https://a.blob.core.windows.net/c?sv=2022-11-02&sig=***",
        "?sv=2022-11-02&ss=b&sig=a/b+hush= | SIGNATURE | ?sv=2022-11-02&ss=b&sig=***",
        "https://h/x?Expires=1&Signature=hush | SIGNATURE | https://h/x?Expires=1&Signature=***",
        "https://h/x?token=hush | SIGNATURE | https://h/x?token=***",
        "jdbc:postgresql://h/db?user=me&password=hush | SIGNATURE"
            + " | jdbc:postgresql://h/db?user=me&password=***",
        "jdbc:sqlserver://h:1433;user=me;Password=hush;encrypt=true | SIGNATURE"
            + " | jdbc:sqlserver://h:1433;user=me;Password=***;encrypt=true",
        "jdbc:db2://h:50000/db:user=me;pwd=hush | SIGNATURE"
            + " | jdbc:db2://h:50000/db:user=me;pwd=***",
        "jdbc:oracle:thin:me/hush@//h:1521/db | PASSWORD | jdbc:oracle:thin:***@//h:1521/db",
        "jdbc:mysql://me:hush@h/db | PASSWORD | jdbc:mysql://***@h/db",
        "AccountName=a;AccountKey=hush== | SIGNATURE | AccountName=a;AccountKey=***",
        "Authorization: Bearer eyJhbGciOi.e30.hush | BEARER | Authorization: Bearer ***",
        "'{authorization=[bearer ya29.a0-hush, x]}' | BEARER | '{authorization=[bearer ***, x]}'",
        "'-----BEGIN PRIVATE KEY-----\nMII\nhush\n-----END PRIVATE KEY-----' | PRIVATE_KEY | ***",
        "'-----BEGIN RSA PRIVATE KEY-----\nhush' | PRIVATE_KEY | ***",
      })
  void isFoundAndBlankedOut(String text, Secret secret, String masked) {
    assertThat(Secret.in(text)).contains(secret);
    assertThat(Secret.masked(text)).isEqualTo(masked).doesNotContain("hush");
    assertThat(Secret.in(masked)).as("what is left").isEmpty();
    assertThat(secret.sentence())
        .contains(" stands here: remove it. Give a store's credentials as its client takes them,")
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer of the crown",
        "",
        "s3a://acme-inventory/media/daily",
        "abfss://container@account.dfs.core.windows.net/daily",
        "wasbs://container@account.blob.core.windows.net/a:b@c",
        "hdfs://namenode:8020/user/a@b/daily",
        "hdfs://namenode:8020",
        "http://[::1]:9000/a@b",
        "file:/data/a:b@c",
        "file:///data/a:b@c",
        "s3a://acme/a:b@c",
        "arn:aws:s3::123456789012:accesspoint/name.mrap",
        "{site}/sig=left/token=a/**.jpg",
        "**?X-Amz-Signature=*",
        "(?<key>.*)\\?sig=(?<sig>[^&]*)",
        "**?sig={sig}",
        "photos/what?size=large&sign=b",
        "mailto:someone@example.com",
        "jdbc:postgresql://h/db?user=me",
        "jdbc:oracle:thin:@//h:1521/db",
        "jdbc:oracle:thin:@h:1521:db",
        "a;password=left/**.jpg",
        "-----BEGIN CERTIFICATE-----",
      })
  void isNotSeenWhereThereIsNone(String text) {
    assertThat(Secret.in(text)).isEmpty();
    assertThat(Secret.masked(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "password, true",
    "dbPassword, true",
    "fs.s3a.secret.key, true",
    "sfToken, true",
    "fs.azure.sas.token, true",
    "accessKey, true",
    "pem_private_key, true",
    "pwd, true",
    "sig, true",
    "user, false",
    "keyspace, false",
    "dbtable, false",
    "partitionColumn, false",
    "nullValue, false",
    "path, false"
  })
  void isToldByTheNameOfASetting(String name, boolean secret) {
    assertThat(Secret.namedBy(name)).isEqualTo(secret);
  }

  @Test
  void argumentsAreBlankedOutInWhatIsSaidOfThem() {
    String[] arguments = {
      "run",
      "job.yaml",
      "spark.hadoop.fs.s3a.secret.key=hush",
      "--conf=spark.hadoop.fs.azure.account.key.acme.dfs.core.windows.net=hush hush",
      "AWS_SECRET_ACCESS_KEY=hush",
      "s3a://AKIA:hush@acme/job.yaml",
      "--key=photos/a.jpg"
    };
    assertThat(Secret.masked("Unmatched: '" + String.join("', '", arguments) + "'", arguments))
        .isEqualTo(
            "Unmatched: 'run', 'job.yaml', 'spark.hadoop.fs.s3a.secret.key=***',"
                + " '--conf=spark.hadoop.fs.azure.account.key.acme.dfs.core.windows.net=***',"
                + " 'AWS_SECRET_ACCESS_KEY=***', 's3a://***@acme/job.yaml', '--key=photos/a.jpg'");
  }
}
