package io.bucketspec.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/** The programs that run against each other. */
enum Contender {
  OURS("ours", true) {
    @Override
    List<String> command(Path inventory, Path out, Path project) {
      return ours("run", inventory, project);
    }

    @Override
    Optional<String> missing(Path project) {
      return missingLauncher(project);
    }
  },
  PLAN("plan", false) {
    @Override
    List<String> command(Path inventory, Path out, Path project) {
      return ours("plan", inventory, project);
    }

    @Override
    Optional<String> missing(Path project) {
      return missingLauncher(project);
    }
  },
  DUCKDB("duckdb", true) {
    @Override
    List<String> command(Path inventory, Path out, Path project) {
      return java(DuckDbPeer.class, List.of("-Xmx256m"), inventory, out);
    }
  },
  SPARK("spark", true) {
    @Override
    List<String> command(Path inventory, Path out, Path project) {
      return java(PlainSparkPeer.class, sparkFlags(), inventory, out);
    }
  },
  POLARS("polars", true) {
    @Override
    List<String> command(Path inventory, Path out, Path project) {
      Path script = project.resolve("bench").resolve("polars_peer.py");
      return List.of("python3", script.toString(), inventory.toString(), out.toString());
    }

    @Override
    Optional<String> missing(Path project) {
      return Python.canImport("polars")
          ? Optional.empty()
          : Optional.of("there is no python3 that can import polars");
    }
  },
  FLOOR("floor", false) {
    @Override
    List<String> command(Path inventory, Path out, Path project) {
      return java(Floor.class, sparkFlags(), inventory, out);
    }
  };

  private final String label;
  private final boolean writesSpecs;

  Contender(String label, boolean writesSpecs) {
    this.label = label;
    this.writesSpecs = writesSpecs;
  }

  /** The name in options and tables. */
  String label() {
    return label;
  }

  /** Whether its output can be counted and compared. */
  boolean writesSpecs() {
    return writesSpecs;
  }

  /**
   * The process to start.
   *
   * @param inventory the generator's folder
   * @param out the folder to write specs into
   * @param project the repository's folder
   */
  abstract List<String> command(Path inventory, Path out, Path project);

  /** Why it can't run here, if so. */
  Optional<String> missing(Path project) {
    return Optional.empty();
  }

  static Contender ofLabel(String label) {
    for (Contender contender : values()) {
      if (contender.label.equals(label)) {
        return contender;
      }
    }
    throw new IllegalArgumentException(
        "There is no contender '"
            + label
            + "'. There are: "
            + Arrays.stream(values()).map(Contender::label).collect(Collectors.joining(", "))
            + ".");
  }

  /** The job file names the folder to write to. */
  private static List<String> ours(String command, Path inventory, Path project) {
    return List.of(
        launcher(project).toString(),
        "--master",
        "local[2]",
        "--driver-memory",
        "2g",
        command,
        InventoryGenerator.jobFile(inventory).toString());
  }

  private static Optional<String> missingLauncher(Path project) {
    return launcher(project).toFile().canExecute()
        ? Optional.empty()
        : Optional.of(launcher(project) + " does not exist");
  }

  /** The program that starts bucketspec: this project's, or the one in {@code BUCKETSPEC}. */
  static Path launcher(Path project) {
    String other = System.getenv("BUCKETSPEC");
    return other == null ? project.resolve("jobs").resolve("bucketspec") : Path.of(other);
  }

  /** What a JVM needs that runs Spark. */
  static List<String> sparkFlags() {
    List<String> flags = new ArrayList<>(List.of("-Xmx4g"));
    flags.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    return flags;
  }

  /** A program of the bench's as a process of its own. */
  static List<String> java(Class<?> main, List<String> flags, Path inventory, Path out) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(inventory.toString(), out.toString()));
    return command;
  }
}
