package io.bucketspec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is delivered: what is in it, and that Spark's own spark-submit runs it. */
@Tag("smoke")
class JarIT {
  private static final Path JAR = Path.of("target/bucketspec.jar").toAbsolutePath();
  private static final int MOST_BYTES = 15_000_000;
  private static final int JAVA_17 = 61;
  private static final String SHADED = "io/bucketspec/shaded/";

  private static final String GOLDEN = "io/bucketspec/cli/run/";
  private static final String FRAME = "cams/north/left/2026-11-20/run7/frame_10.jpg";

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void holdsOurClassesAndRelocatedOnes() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    Set<String> packages = new TreeSet<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().endsWith(".class")) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          assertThat(ScalaSeqTest.withSeq(bytes)).as(entry.getName()).isEmpty();
          boolean ours = !entry.getName().startsWith(SHADED);
          assertThat(ByteBuffer.wrap(bytes).getInt(4))
              .as(entry.getName())
              .satisfies(version -> assertThat(version).isBetween(ours ? JAVA_17 : 1, JAVA_17));
          packages.add(
              entry
                  .getName()
                  .replaceAll(ours ? "(?<=^io/bucketspec/).*" : "(?<=/shaded/\\w{1,20}/).*", ""));
        }
      }
    }
    assertThat(packages)
        .containsExactly(
            "io/bucketspec/", SHADED + "jackson/", SHADED + "picocli/", SHADED + "snakeyaml/");
  }

  @Test
  void sparkSubmitRunsItAndTheSpecsAreTheSameOnEverySpark() throws Exception {
    String demo =
        Files.readString(Path.of("jobs/demo.yaml"))
            .replace("path: demo", "path: '" + folder.resolve("out") + "'");
    Path job = Files.writeString(folder.resolve("job.yaml"), demo);
    String photos = "  - name: photos\n";
    int from = demo.indexOf(photos);
    String withoutPhotos = demo.substring(0, from) + demo.substring(demo.indexOf("output:"));
    Path first = Files.writeString(folder.resolve("first.yaml"), withoutPhotos);

    Submitted plan = submit("plan", job.toString());
    Submitted explain = submit("explain", job.toString(), "--key", FRAME);
    assertThat(plan.out()).contains("1,680 objects in 196 items");
    Golden.assertEqual("io/bucketspec/cli/explain/frame.txt", explain.out());

    submit("run", first.toString(), "--run-id", "first").out();
    Submitted second = submit("run", job.toString(), "--run-id", "second");
    Submitted validate = submit("validate", folder.resolve("out/runs/first").toString());
    assertThat(second.out())
        .containsPattern("new +132 items +132 objects")
        .containsPattern("unchanged since they were published +64 items +1,548 objects");
    assertThat(validate.out()).contains("7 files");

    assertGolden("first", 7);
    assertGolden("second", 1);
  }

  /** Asserts that so many spec files were written, each as its golden file. */
  private void assertGolden(String run, int count) throws IOException {
    Path root = folder.resolve("out/runs").resolve(run);
    try (Stream<Path> all = Files.walk(root.resolve("specs"))) {
      List<Path> specs = all.filter(Files::isRegularFile).toList();
      assertThat(specs).hasSize(count);
      for (Path spec : specs) {
        String name = root.relativize(spec).toString().replace('/', '~');
        Golden.assertEqual(GOLDEN + name, Files.readAllBytes(spec));
      }
    }
  }

  /** A command under way in a process of its own. */
  private Submitted submit(String... command) throws IOException {
    Path out = Files.createTempFile(folder, command[0], ".out");
    Path err = Files.createTempFile(folder, command[0], ".err");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    line.add("-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toUri());
    line.addAll(List.of("-cp", sparksJars(), "org.apache.spark.deploy.SparkSubmit"));
    line.addAll(List.of("--master", "local[2]", "--conf", "spark.ui.enabled=false"));
    line.addAll(List.of("--class", "io.bucketspec.cli.Main", JAR.toString()));
    line.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    started.add(process);
    return new Submitted(process, out, err);
  }

  /** The class path of the tests without what was built: Spark and what it brings. */
  private static String sparksJars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(JAR.getParent()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private record Submitted(Process process, Path output, Path errors) {
    /** What it wrote on standard output, once it has ended well. */
    String out() throws IOException, InterruptedException {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it has ended").isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors, UTF_8)).isZero();
      return Files.readString(output, UTF_8);
    }
  }
}
