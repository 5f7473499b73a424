package io.bucketspec.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An S3 server (S3Proxy over its in-memory store) in a process of its own. It listens on loopback
 * only, asks for no signature, and forgets everything at its end.
 */
final class S3Server implements Closeable {
  private static final Path JAR = Path.of("target/s3proxy.jar").toAbsolutePath();

  private final StoreProcess process;
  private final int port;

  private S3Server(StoreProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param folder for its settings and its log
   */
  static S3Server start(Path folder) throws IOException, InterruptedException {
    int port = StoreProcess.freePort();
    // Its providers on file systems can't remove the object that stands for a folder with files.
    String settings =
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=none
        jclouds.provider=transient
        jclouds.identity=any
        jclouds.credential=any
        """;
    Files.writeString(folder.resolve("s3proxy.properties"), settings.formatted(port));
    List<String> arguments =
        List.of("-Xmx384m", "-jar", JAR.toString(), "--properties", "s3proxy.properties");
    return new S3Server(
        StoreProcess.java(folder, arguments, () -> StoreProcess.listens(port)), port);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Spark's settings, each {@code key=value}, for whoever reads {@code s3a://} from it. */
  List<String> settings() {
    return Stream.of(
            "endpoint=" + endpoint(),
            "endpoint.region=eu-west-2",
            "path.style.access=true",
            "connection.ssl.enabled=false",
            "access.key=any",
            "secret.key=any",
            "multipart.size=5M")
        .map(setting -> "spark.hadoop.fs.s3a." + setting)
        .toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
