package io.bucketspec.stores;

import io.bucketspec.faults.StoreProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Adobe's S3 server, at its port with TLS. Both of its ports are on loopback. */
final class S3Mock {
  private static final Path JAR = Path.of("target/s3mock.jar").toAbsolutePath();
  private static final String BUCKET = "acme-inventory";

  /** That of the file with its certificate. */
  static final String PASSWORD = "password";

  private S3Mock() {}

  /**
   * Starts a server with a bucket.
   *
   * @param folder for its objects, its other files and its log
   */
  static RunningStore start(Path folder) throws IOException, InterruptedException {
    int port = StoreProcess.freePort();
    Path beans = folder.resolve("beans.xml");
    try (InputStream in = S3Mock.class.getResourceAsStream("s3mock-loopback.xml")) {
      Files.copy(in, beans);
    }
    List<String> arguments =
        List.of(
            "-Xmx384m",
            "-Djava.io.tmpdir=" + folder,
            "-Dserver.address=127.0.0.1",
            "-Dserver.port=" + port,
            "-Dspring.main.sources=" + beans.toUri(),
            "-Dspring.main.allow-bean-definition-overriding=true",
            "-Dcom.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
            "-jar",
            JAR.toString());
    StoreProcess process = StoreProcess.java(folder, arguments, () -> StoreProcess.listens(port));
    return new RunningStore(process, "s3a://" + BUCKET, settings(port));
  }

  private static Map<String, String> settings(int port) {
    return Map.of(
        "fs.s3a.endpoint", "https://localhost:" + port,
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true",
        "fs.s3a.access.key", "any",
        "fs.s3a.secret.key", "any",
        "fs.s3a.multipart.size", "5M",
        "fs.s3a.attempts.maximum", "1",
        "fs.s3a.retry.interval", "5ms");
  }

  /** TLS with whoever has the certificate, and with nobody else. */
  static SSLContext trust(Path certificate) throws IOException, GeneralSecurityException {
    KeyStore certificates = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(certificate)) {
      certificates.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** The server's certificate, out of its jar into the folder. */
  static Path certificate(Path folder) throws IOException {
    Path file = folder.resolve("s3mock.jks");
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream in = jar.getInputStream(jar.getEntry("BOOT-INF/classes/s3mock.jks"))) {
      Files.copy(in, file);
    }
    return file;
  }
}
