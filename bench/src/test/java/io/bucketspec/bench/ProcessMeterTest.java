package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessMeterTest {
  @TempDir private Path folder;

  @Test
  void passesOnExitCodeAndOutput() throws Exception {
    Path log = folder.resolve("log");
    Measurement measured =
        ProcessMeter.run(List.of("bash", "-c", "echo \"$0 said so\"; exit 7", "a b"), log);
    assertThat(measured.exitCode()).isEqualTo(7);
    assertThat(log).hasContent("a b said so");
  }

  @Test
  void countsTheCpuTimeOfGrandchildren() throws Exception {
    // The shells themselves only wait; the work is two levels below the command.
    String work = "head -c 300000000 /dev/zero | md5sum";
    Measurement measured =
        ProcessMeter.run(List.of("bash", "-c", "bash -c '" + work + "'; :"), folder.resolve("log"));
    assertThat(measured.cpuSeconds()).isGreaterThan(0.05);
  }

  @Test
  void countsTheMemoryOfGrandchildren() throws Exception {
    // tail keeps its whole input, since no line ends in it.
    String work = "head -c 150000000 /dev/zero | tail -n 1 | md5sum";
    Measurement measured =
        ProcessMeter.run(List.of("bash", "-c", "bash -c '" + work + "'; :"), folder.resolve("log"));
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(measured.peakBytes()).isGreaterThan(100_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0m1.250s 0m0.500s | 1.75", "2m0.010s 0m0.000s | 120.01", "0m1,5s 1m0,5s | 62.0"})
  void readsTheShellsTimes(String line, double seconds) throws Exception {
    Path times = folder.resolve("times");
    Files.writeString(times, "0m9.999s 0m9.999s\n" + line + "\n");
    assertThat(ProcessMeter.cpuSeconds(times)).isEqualTo(seconds);
  }
}
