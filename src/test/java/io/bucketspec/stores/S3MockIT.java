package io.bucketspec.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;

/** S3A on S3Mock. */
class S3MockIT extends RunsOnStore {
  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  private SSLContext usual;

  @Override
  RunningStore start(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    usual = SSLContext.getDefault();
    Path certificate = S3Mock.certificate(folder);
    SSLContext.setDefault(S3Mock.trust(certificate));
    // The client of Hadoop 3.4 and newer makes a context of its own.
    System.setProperty(STORE, certificate.toString());
    System.setProperty(STORE_PASSWORD, S3Mock.PASSWORD);
    return S3Mock.start(folder);
  }

  @AfterAll
  void trustAsUsual() throws NoSuchAlgorithmException {
    SSLContext.setDefault(usual);
    System.clearProperty(STORE);
    System.clearProperty(STORE_PASSWORD);
  }
}
