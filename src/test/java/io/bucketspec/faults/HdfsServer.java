package io.bucketspec.faults;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An HDFS of one name node and one data node, in a process of its own, on loopback only. */
final class HdfsServer implements Closeable {
  private static final Path JAR = Path.of("target/hadoop-client-minicluster.jar").toAbsolutePath();

  private final StoreProcess process;
  private final int port;

  private HdfsServer(StoreProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it takes files.
   *
   * @param folder for its blocks and its log
   */
  static HdfsServer start(Path folder) throws IOException, InterruptedException {
    int port = StoreProcess.freePort();
    // Written when the cluster is up.
    Path written = folder.resolve("hdfs.xml");
    List<String> arguments =
        List.of(
            "-Xmx512m",
            "-cp",
            JAR + File.pathSeparator + System.getProperty("java.class.path"),
            "org.apache.hadoop.mapreduce.MiniHadoopClusterManager",
            "-nomr",
            "-format",
            "-datanodes",
            "1",
            "-nnport",
            String.valueOf(port),
            "-nnhttpport",
            String.valueOf(StoreProcess.freePort()),
            "-writeConfig",
            written.toString());
    return new HdfsServer(StoreProcess.java(folder, arguments, () -> Files.exists(written)), port);
  }

  String uri() {
    return "hdfs://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
