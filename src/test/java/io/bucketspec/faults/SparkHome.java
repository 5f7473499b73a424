package io.bucketspec.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import scala.util.Properties;

/**
 * A folder that Spark's own processes take for an installation of it: the jars of this JVM's class
 * path, as links.
 *
 * @param folder the installation
 */
record SparkHome(Path folder) {
  /** The jar under test, as it is delivered. */
  static final Path JOB_JAR = Path.of("target/bucketspec.jar").toAbsolutePath();

  /** Classes of the tests, such as file systems that misbehave. */
  static final Path TEST_CLASSES = Path.of("target/test-classes").toAbsolutePath();

  static SparkHome make(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    Path built = JOB_JAR.getParent();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(".jar") && !jar.startsWith(built)) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
    return new SparkHome(folder);
  }

  /** Takes the links away; what they lead to stays. */
  void remove() throws IOException {
    try (Stream<Path> links = Files.list(folder.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  /** All its jars, as a class path names them. */
  String classPath() {
    return folder.resolve("jars") + File.separator + "*";
  }

  /** What its processes look for. Their temporary files stay in the folder. */
  Map<String, String> environment() {
    String scala = Properties.versionNumberString();
    return Map.of(
        "SPARK_HOME",
        folder.toString(),
        "SPARK_SCALA_VERSION",
        scala.substring(0, scala.lastIndexOf('.')),
        "SPARK_LOCAL_DIRS",
        folder.resolve("local").toString());
  }
}
