package dev.candor.cli;

import dev.candor.client.Problem;
import dev.candor.client.ProblemException;
import dev.candor.client.signin.SignInRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// How a call ends that cannot be carried out: what is wrong, and what to do about it. Never in a
/// stack trace.
final class Complaints {
    private Complaints() {}

    static int wrongCall(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        command.getErr().println("candor: " + Plain.of(String.valueOf(wrong.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
            command.getErr()
                    .printf("  `%s --help` says more.%n", command.getCommandSpec().qualifiedName());
        }
        return Exit.WRONG_CALL;
    }

    static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        return switch (failure) {
            case ProblemException said -> {
                if (command(parsed).hasMatchedOption("--json")) {
                    command.getOut().println(said.problem().document());
                }
                problem(said.problem(), err);
                yield exit(said.problem());
            }
            case NotSignedIn e -> signInFirst(e, err);
            case SignInRefused e -> signInFirst(e, err);
            case FileSystemException e -> {
                say(err, "%s: %s".formatted(e.getFile(), reason(e)), "");
                yield Exit.WRONG_CALL;
            }
            case IOException e -> notReached(e, err);
            default -> {
                say(
                        err,
                        "This is a fault of the program, not of the call: " + failure,
                        "Please report it, with the call.");
                yield Exit.FAULT;
            }
        };
    }

    /// What was said to the command itself, not to those above it.
    private static ParseResult command(ParseResult parsed) {
        return parsed.hasSubcommand() ? command(parsed.subcommand()) : parsed;
    }

    /// Prints a problem as a person reads it.
    static void problem(Problem problem, PrintWriter err) {
        var document = problem.document();
        var where = document.path("step").asText("");
        say(
                err,
                "%s (%d%s%s)"
                        .formatted(
                                problem.title(),
                                problem.status(),
                                problem.name().isEmpty() ? "" : " " + problem.name(),
                                where.isEmpty() ? "" : ", at step " + where),
                problem.detail());
        for (var error : document.path("errors")) {
            say(err, "", error.path("pointer").asText() + "  " + error.path("detail").asText());
        }
        for (var subject : document.path("subjects")) {
            var reasons = new StringJoiner(", ");
            subject.path("reasons").forEach(reason -> reasons.add(reason.asText()));
            say(err, "", subject.path("subject").asText() + "  " + reasons);
        }
        say(err, "", advice(problem));
    }

    private static String advice(Problem problem) {
        return switch (problem.status()) {
            case 401 -> "Sign in: ./candor login";
            case 403 ->
                    "Ask whoever gives out roles: ./candor login signs in somebody else, and"
                            + " docs/access.md says which role may do what.";
            case 413 -> "Smaller files are taken, or more by the operator's setting.";
            case 429, 503 ->
                    problem.retryAfter()
                            .map(Duration::toSeconds)
                            .map("Try again in %d s."::formatted)
                            .orElse("Try again in a while.");
            case 502, 504 -> "Try again in a while.";
            case 500 ->
                    "Tell the operator the number %s."
                            .formatted(problem.document().path("incident").asText("of this"));
            default ->
                    problem.name().equals("consent-denied")
                            ? "Ask the people depicted, or publish without them: nothing was"
                                    + " published."
                            : "";
        };
    }

    static int exit(Problem problem) {
        return switch (problem.status()) {
            case 401 -> Exit.NOT_SIGNED_IN;
            case 429 -> Exit.NOT_REACHED;
            default -> problem.status() >= 500 ? Exit.NOT_REACHED : Exit.REFUSED;
        };
    }

    private static int signInFirst(IOException failure, PrintWriter err) {
        say(
                err,
                String.valueOf(failure.getMessage()),
                "Sign in: ./candor login. A program sets CANDOR_CLIENT_ID and"
                        + " CANDOR_CLIENT_SECRET_FILE.");
        return Exit.NOT_SIGNED_IN;
    }

    private static int notReached(IOException failure, PrintWriter err) {
        say(
                err,
                switch (failure) {
                    case ConnectException _ -> "Nothing answers there";
                    case HttpTimeoutException _ -> "The server takes too long to answer";
                    default -> reason(failure);
                },
                "Is the address right (--server, CANDOR_SERVER), and does the server run?");
        return Exit.NOT_REACHED;
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it may not be read or written";
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    private static void say(PrintWriter err, String sentence, String more) {
        if (!sentence.isEmpty()) {
            err.println("candor: " + Plain.of(sentence));
        }
        if (!more.isEmpty()) {
            err.println("  " + Plain.of(more));
        }
    }
}
