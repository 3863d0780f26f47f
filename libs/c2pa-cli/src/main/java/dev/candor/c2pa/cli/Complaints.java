package dev.candor.c2pa.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// How a call ends that cannot be carried out: in one sentence, and where to read more. Never in a
/// stack trace.
final class Complaints {
    private Complaints() {}

    /// The call was wrong.
    static int wrongCall(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println(Plain.of(sentence(wrong)));
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.printf("`%s --help` says more.%n", command.getCommandSpec().qualifiedName());
        }
        return Exit.WRONG_CALL;
    }

    /// Something went wrong in here.
    static int fault(Exception fault, CommandLine command, ParseResult parsed) {
        command.getErr()
                .println(
                        Plain.of(
                                "This is a fault of candor-c2pa, not of the call: %s. Please report"
                                                .formatted(fault)
                                        + " it, with the call and, if you may, the file."));
        return Exit.FAULT;
    }

    private static String sentence(ParameterException wrong) {
        var words = String.valueOf(wrong.getMessage()).strip();
        return words.endsWith(".") ? words : words + ".";
    }
}
