package io.bucketspec.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;

/** S3A on S3Mock. */
class S3MockIT extends RunsOnStore {
  private SSLContext usual;

  @Override
  RunningStore start(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    usual = SSLContext.getDefault();
    SSLContext.setDefault(S3Mock.trust());
    return S3Mock.start(folder);
  }

  @AfterAll
  void trustAsUsual() throws NoSuchAlgorithmException {
    SSLContext.setDefault(usual);
  }
}
