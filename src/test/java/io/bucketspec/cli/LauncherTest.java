package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code jobs/bucketspec}, in a copy of the project whose java and mvn only tell their arguments.
 */
class LauncherTest {
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit; fi
      pwd; for a in "$@"; do echo "$a"; done
      exit 4
      """;
  private static final String FAKE_MVN =
      """
      #!/bin/sh
      for a in "$@"; do
        case $a in
          -Dmdep.outputFile=*) printf '%s' "$0:other.jar" >"${a#*=}" ;;
          package) mkdir -p target; : >target/bucketspec.jar ;;
        esac
      done
      echo "mvn $*"
      """;

  @TempDir private Path folder;
  private Path project;

  private record Result(int code, List<String> out, String err) {}

  @BeforeEach
  void copyTheProject() throws IOException {
    project = folder.resolve("a project");
    for (String file :
        List.of(
            "pom.xml",
            "jobs/bucketspec",
            "jobs/minimal.yaml",
            "jobs/everything.yaml",
            "jobs/demo.yaml",
            "conf/spark-defaults.conf")) {
      Path copy = project.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    script("java/bin/java", FAKE_JAVA.formatted("17.0.15"));
    script("bin/mvn", FAKE_MVN);
  }

  @Test
  void runsTheCommandWhereItWasCalled() throws Exception {
    Result result = launch("run", "a job.yaml", "--flag");
    assertThat(result.code).as("the command's own exit code").isEqualTo(4);
    assertThat(result.out).first().isEqualTo(folder.toRealPath().toString());
    assertThat(result.out)
        .endsWith("io.bucketspec.cli.Main", "run", "a job.yaml", "--flag")
        .contains(
            "-Xmx2g",
            "-Dspark.master=local[*]",
            "-Dspark.ui.enabled=false",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Dlog4j2.configurationFile=" + project.toRealPath() + "/conf/log4j2.properties",
            project.toRealPath() + "/target/bucketspec.jar:" + folder + "/bin/mvn:other.jar");
  }

  @Test
  void ownSettingsComeAfterTheDefaultsAndWin() throws Exception {
    Result result =
        launch(
            "--master",
            "local[2]",
            "--driver-memory=3g",
            "--conf",
            "spark.ui.enabled=true",
            "--conf=spark.x=a=b c",
            "plan");
    assertThat(result.out)
        .contains("-Xmx3g", "-Dspark.x=a=b c")
        .containsSubsequence("-Dspark.master=local[*]", "-Dspark.master=local[2]")
        .containsSubsequence("-Dspark.ui.enabled=false", "-Dspark.ui.enabled=true");
  }

  @Test
  void heapCanBeSetAsSparkSettingToo() throws Exception {
    assertThat(launch("--conf", "spark.driver.memory=900m", "plan").out).contains("-Xmx900m");
  }

  @Test
  void takesJarsOfOtherSources() throws Exception {
    Path delta = Files.createFile(folder.resolve("delta 3.jar"));
    Path storage = Files.createFile(folder.resolve("storage.jar"));
    String ending = "/bin/mvn:other.jar:" + delta + ":" + storage;
    assertThat(launch("--jars", delta + "," + storage, "plan").out)
        .anyMatch(line -> line.endsWith(ending));
    assertThat(launch("--jars=" + delta, "--jars", storage.toString(), "plan").out)
        .anyMatch(line -> line.endsWith(ending));
  }

  @Test
  void refusesJarsThatWouldNotBeThere() throws Exception {
    Result missing = launch("--jars", "none.jar", "plan");
    assertThat(missing.code).isEqualTo(2);
    assertThat(missing.err)
        .contains("'--jars' names 'none.jar', which is no file here: name jars on this machine");
    Result packages =
        launch("--conf", "spark.jars.packages=io.delta:delta-spark_2.12:3.3.2", "plan");
    assertThat(packages.code).isEqualTo(2);
    assertThat(packages.err)
        .contains(
            "'spark.jars.packages' has no effect here, since Spark runs in this process: give the"
                + " jars with --jars a.jar,b.jar, or use spark-submit, which fetches --packages.");
  }

  @Test
  void buildsAndResolvesOnce() throws Exception {
    Result first = launch("plan");
    assertThat(first.err)
        .contains("building bucketspec (once) …")
        .contains("mvn -q -B -Pquick -DskipTests package")
        .contains("dependency:build-classpath");
    assertThat(launch("plan").err).isEmpty();
  }

  /** A java that writes the archive that it is asked for. */
  private void archivingJava() throws IOException {
    String archiving =
        FAKE_JAVA
            .formatted("17.0.15")
            .replace(
                "pwd;",
                """
                for a in "$@"; do
                  case $a in
                    -XX:ArchiveClassesAtExit=*)
                      echo "$JDK_JAVA_OPTIONS" "$@" >>"%s"
                      echo archive >"${a#*=}"
                      exit ;;
                  esac
                done
                pwd;\
                """
                    .formatted(folder.resolve("archived.txt")));
    script("java/bin/java", archiving);
  }

  @Test
  void keepsLoadedClassesOnceAndStartsWithThem() throws Exception {
    archivingJava();
    String option =
        "-XX:SharedArchiveFile=" + folder.toRealPath().resolve("a project/target/classes.jsa");
    assertThat(launch("validate", "x.json").out).doesNotContain(option);
    assertThat(folder.resolve("archived.txt")).doesNotExist();
    Result first = launch("plan");
    assertThat(first.err).contains("keeping loaded classes for quicker starts (once) …");
    assertThat(first.out).contains(option).endsWith("io.bucketspec.cli.Main", "plan");
    Result second = launch("run");
    assertThat(second.err).isEmpty();
    assertThat(second.out).contains(option);
    assertThat(folder.resolve("archived.txt")).content().containsOnlyOnce("ArchiveClassesAtExit");
    assertThat(project.resolve("target"))
        .isDirectoryNotContaining("glob:**archive-*")
        .isDirectoryNotContaining("glob:**.jsa.*");

    Files.setLastModifiedTime(
        project.resolve("target/bucketspec.jar"), FileTime.from(Instant.now().plusSeconds(60)));
    launch("run");
    assertThat(Files.readAllLines(folder.resolve("archived.txt"))).hasSize(2);
  }

  @Test
  void classesThatAreNotWholeAreKeptAnew() throws Exception {
    archivingJava();
    launch("plan");
    Path archive = project.resolve("target/classes.jsa");
    Files.writeString(archive, "arch");
    assertThat(launch("validate", "x.json").out)
        .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    assertThat(launch("plan").out).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
    assertThat(archive).hasContent("archive");
  }

  @Test
  void classesOfAJavaThatFailedMidwayAreNotUsed() throws Exception {
    archivingJava();
    Path java = folder.resolve("java/bin/java");
    Files.writeString(java, Files.readString(java).replace("exit ;;", "exit 134 ;;"));
    assertThat(launch("plan").out)
        .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    assertThat(launch("plan").err).isEmpty();
  }

  @Test
  void aJavaThatKeepsNoClassesIsAskedOnce() throws Exception {
    Result first = launch("plan");
    assertThat(first.err).contains("keeping loaded classes");
    assertThat(first.out).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    assertThat(launch("plan").err).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentpath:/x.so=start",
        "-javaagent:x.jar",
        "-XX:StartFlightRecording=filename=x.jfr",
        "-XX:+FlightRecorder"
      })
  void agentsMeetNoArchivedClasses(String option) throws Exception {
    archivingJava();
    launch("plan");
    assertThat(launchWith(option, "plan").out)
        .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
  }

  @Test
  void aCollectorOfTheUsersOwnIsTheOnlyOne() throws Exception {
    assertThat(launch("plan").out).contains("-XX:+UseParallelGC");
    assertThat(launchWith("-XX:+UseG1GC", "plan").out).doesNotContain("-XX:+UseParallelGC");
    assertThat(launchWith("-Xss2m", "plan").out).contains("-XX:+UseParallelGC");
  }

  @Test
  void resolvesAgainWhenThePomIsNewer() throws Exception {
    launch("plan");
    Files.setLastModifiedTime(
        project.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(launch("plan").err).contains("dependency:build-classpath");
  }

  @ParameterizedTest
  @CsvSource({
    "minimal.yaml, '-Pstore-s3a '",
    "demo.yaml, ''",
    "everything.yaml, '-Pstore-s3a '",
  })
  void addsTheClientOfTheStoresThatTheJobNames(String job, String profiles) throws Exception {
    String err = launch("run", project.resolve("jobs").resolve(job).toString()).err;
    assertThat(err).contains("mvn -q -B " + profiles + "dependency:build-classpath");
  }

  @Test
  void addsTheClientsOfStoresAmongTheArguments() throws Exception {
    assertThat(launch("validate", "gs://b/x.json", "abfss://c@a/y.json", "wasb://c@a/z.json").err)
        .contains("fetching the client for abfs:// gs:// (once) …")
        .contains("-Pstore-abfs,store-gs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--conf | '--conf' needs a value after it",
        "--master | '--master' needs a value after it",
        "--conf spark.x | '--conf spark.x' is no setting of Spark",
        "--conf x=1 run | '--conf x' is no setting of Spark",
        "--conf fs.s3a.secret.key=hush run | '--conf fs.s3a.secret.key' is no setting of Spark",
        "--conf=spark.hadoop.fs.s3a.secret.key:hush | '--conf spark.hadoop.fs.s3a.secret.key' is no",
        "-Dspark.hadoop.fs.s3a.secret.key=hush run | Unknown option '-Dspark.hadoop.fs.s3a.secret.key' b",
        "--driver-memory lots run | 'lots' is no heap size",
        "--verbose run | Unknown option '--verbose' before the command",
      })
  void wrongCommandLinesEndWithTwo(String line, String sentence) throws Exception {
    Result result = launch(line.split(" "));
    assertThat(result.code).isEqualTo(2);
    assertThat(result.err).startsWith("bucketspec: " + sentence).doesNotContain("hush");
  }

  @Test
  void withoutACommandItSaysHowToUseIt() throws Exception {
    Result result = launch();
    assertThat(result.code).isEqualTo(2);
    assertThat(result.err).startsWith("Usage: jobs/bucketspec ");
    assertThat(launch("--help").code).isZero();
  }

  @ParameterizedTest
  @CsvSource({"11.0.2", "1.8.0_402"})
  void olderJavaIsRefused(String version) throws Exception {
    script("java/bin/java", FAKE_JAVA.formatted(version));
    Result result = launch("plan");
    assertThat(result.code).isEqualTo(1);
    assertThat(result.err)
        .isEqualTo(
            "bucketspec: %s/java/bin/java is Java %s, but bucketspec needs 17 or newer: set JAVA_HOME to such a JDK.\n"
                .formatted(folder, version));
  }

  @Test
  void aJavaThatSaysItsVersionInAFileIsNotAsked() throws Exception {
    script("java/bin/java", FAKE_JAVA.replace("echo 'openjdk", "exit 9; echo 'openjdk"));
    Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"17.0.9\"\nOS_NAME=\"x\"\n");
    assertThat(launch("plan").code).isEqualTo(4);
    Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertThat(launch("plan").err).contains("is Java 11.0.2, but bucketspec needs 17 or newer");
  }

  @Test
  void whatOnlyAsksDoesWithoutTheOptimizingCompiler() throws Exception {
    String first = "-XX:TieredStopAtLevel=1";
    assertThat(launch("plan", "job.yaml").out).contains(first);
    assertThat(launch("explain", "job.yaml").out).contains(first);
    assertThat(launch("run", "job.yaml").out).doesNotContain(first);
    assertThat(launch("validate", "x.json").out).doesNotContain(first);
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Files.createSymbolicLink(folder.resolve("two"), Path.of("a project/jobs/bucketspec"));
    Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
    assertThat(launchScript(folder.resolve("one"), "plan").code).isEqualTo(4);
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Result launch(String... arguments) throws Exception {
    return launchScript(project.resolve("jobs/bucketspec"), arguments);
  }

  private Result launchWith(String javaOptions, String... arguments) throws Exception {
    return launchScript(javaOptions, project.resolve("jobs/bucketspec"), arguments);
  }

  private Result launchScript(Path script, String... arguments) throws Exception {
    return launchScript("", script, arguments);
  }

  private Result launchScript(String javaOptions, Path script, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("JDK_JAVA_OPTIONS", javaOptions);
    int code = builder.start().waitFor();
    return new Result(code, Files.readAllLines(out), Files.readString(err));
  }
}
