package io.bucketspec.cli;

import io.bucketspec.run.CommitUnknown;
import io.bucketspec.spark.RunFailure;
import io.bucketspec.spark.SpecJob;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
      RetryCommand.class,
      LedgerCommand.class,
      CleanCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Runnable {
  private static final String STACK_TRACE = "bucketspec.stacktrace";

  @Spec private CommandSpec spec;

  /** Why the command could not do what it was asked for; {@code null} if it could. */
  private Ending ending;

  /**
   * Runs a command line.
   *
   * <p>Where the JVM is not ours, as in a notebook or a JAR task of Databricks, it never ends it.
   *
   * @throws CommandFailed there, if the exit code would not be 0
   */
  public static void main(String[] args) {
    boolean ours = !JobSession.isThere();
    Main main = new Main();
    int code = main.commandLine(utf8(System.out), utf8(System.err)).execute(args);
    if (code == ExitCode.DONE) {
      return;
    }
    if (ours) {
      System.exit(code);
    }
    throw CommandFailed.of(code, Optional.ofNullable(main.ending));
  }

  /** Keys and titles are Unicode, whatever the locale of a scheduler says. */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /**
   * Runs a command line and lets the JVM live on: for notebooks, and for schedulers that hold a
   * session. It works on the session that is there, or on one of its own, which it ends.
   *
   * @param out what is standard output of the command line
   * @param err its standard error
   * @param args the command and what stands behind it
   * @return the exit code, 0 to 5
   */
  public static int execute(PrintWriter out, PrintWriter err, List<String> args) {
    return execute(out, err, args.toArray(String[]::new));
  }

  /** Runs a command line and gives its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new Main().commandLine(out, err).execute(args);
  }

  /** The command line as it is parsed and run. */
  CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(this)
        .setOut(out)
        .setErr(err)
        // A key may begin with '@'; no argument names a file of more arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Main::refused)
        .setExecutionExceptionHandler(Main::failed);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Which command? One of run, plan, explain, validate, retry, ledger, clean.");
  }

  /** A wrong command line: told as picocli tells it, but for the secrets in it. */
  private static int refused(CommandLine.ParameterException refusal, String[] args) {
    CommandLine command = refusal.getCommandLine();
    String sentence = Secret.masked(refusal.getMessage(), args);
    command.getErr().println(sentence);
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(refusal, command.getErr())) {
      command.usage(command.getErr());
    }
    tell(new Ending(ExitCode.WRONG_JOB, sentence), command, List.of(args));
    return ExitCode.WRONG_JOB;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    Ending ending = Ending.of(failure);
    PrintWriter err = command.getErr();
    err.println(ending.sentence());
    if (failure instanceof RunFailure run) {
      err.println(afterwards(run));
    }
    if (ending.code() == ExitCode.UNEXPECTED || ending.code() == ExitCode.WRONG_INPUT) {
      trace(failure, ending, err);
    }
    tell(ending, command, parsed.originalArgs());
    return ending.code();
  }

  private static void trace(Exception failure, Ending ending, PrintWriter err) {
    if (Boolean.getBoolean(STACK_TRACE)) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace, true));
      err.print(Secret.masked(trace.toString()));
      err.flush();
    } else if (ending.code() == ExitCode.UNEXPECTED) {
      err.println("For the stack trace, set the system property " + STACK_TRACE + "=true.");
    }
  }

  /** Whoever began the command learns how it ended; what schedules it, if it asked for that. */
  private static void tell(Ending ending, CommandLine command, List<String> args) {
    ((Main) command.getCommandSpec().root().userObject()).ending = ending;
    if (SummaryForm.asksForJson(args)) {
      command.getOut().println(ending.json());
      command.getOut().flush();
    }
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
