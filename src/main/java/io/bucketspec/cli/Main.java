package io.bucketspec.cli;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.run.CommitUnknown;
import io.bucketspec.run.InvalidMetadataSchema;
import io.bucketspec.run.RunExists;
import io.bucketspec.spark.RunFailure;
import io.bucketspec.spark.SideTableException;
import io.bucketspec.spark.SpecJob;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line. Its exit codes are those of {@link ExitCode}. */
@Command(
    name = "bucketspec",
    description = "Turns a bucket inventory into upload specs.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ExplainCommand.class,
      ValidateCommand.class,
      CleanCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Runnable {
  private static final String STACK_TRACE = "bucketspec.stacktrace";

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    int code = execute(utf8(System.out), utf8(System.err), args);
    // Leaving by itself matters where the JVM is not ours, as on Databricks.
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  /** Keys and titles are Unicode, whatever the locale of a scheduler says. */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Runs a command line and gives its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        // A key may begin with '@'; no argument names a file of more arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Main::refused)
        .setExecutionExceptionHandler(Main::failed)
        .execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which command? One of run, plan, explain, validate, clean.");
  }

  /** A wrong command line: told as picocli tells it, but for the secrets in it. */
  private static int refused(CommandLine.ParameterException refusal, String[] args) {
    CommandLine command = refusal.getCommandLine();
    command.getErr().println(Secret.masked(refusal.getMessage(), args));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(refusal, command.getErr())) {
      command.usage(command.getErr());
    }
    return ExitCode.WRONG_JOB;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof JobFileException
        || failure instanceof InvalidMetadataSchema
        || failure instanceof RunExists) {
      err.println(failure.getMessage());
      return ExitCode.WRONG_JOB;
    }
    Optional<String> wrongInput = wrongInput(failure);
    err.println(Secret.masked(wrongInput.orElseGet(() -> FailureText.of(failure))));
    if (failure instanceof RunFailure run) {
      err.println(afterwards(run));
    }
    if (Boolean.getBoolean(STACK_TRACE)) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      err.print(Secret.masked(trace.toString()));
      err.flush();
    } else if (wrongInput.isEmpty()) {
      err.println("For the stack trace, set the system property " + STACK_TRACE + "=true.");
    }
    return wrongInput.isPresent() ? ExitCode.WRONG_INPUT : ExitCode.UNEXPECTED;
  }

  private static Optional<String> wrongInput(Exception failure) {
    return FailureText.find(InventoryException.class, failure)
        .map(wrong -> "The inventory can't be used. " + wrong.getMessage())
        .or(
            () ->
                FailureText.find(SideTableException.class, failure)
                    .map(wrong -> "A table can't be used. " + wrong.getMessage()));
  }

  private static String afterwards(RunFailure failure) {
    return FailureText.find(CommitUnknown.class, failure).isPresent()
        ? "If " + failure.directory() + " has a _SUCCESS.json, it is a result, and a whole one."
        : failure.directory() + " has no _SUCCESS.json: it is no result.";
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"bucketspec " + SpecJob.version()};
    }
  }
}
