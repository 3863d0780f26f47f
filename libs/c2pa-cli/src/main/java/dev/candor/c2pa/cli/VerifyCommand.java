package dev.candor.c2pa.cli;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.VerificationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa verify FILE…`
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Says of each file, in the order given, whether its Content Credentials hold."
                        + " Without --trust or --lists nobody is trusted: an intact file is Valid,"
                        + " never Trusted.",
        footer = {
            "",
            "States: Trusted, Valid, Invalid, NoManifest, Remote (the credentials are kept"
                    + " elsewhere), Unsupported (no format known here), Error (the file is broken"
                    + " or cannot be read).",
            "Exit codes: 0 all files are Trusted or Valid; 1 one is not; 2 the call was wrong."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin private TrustOptions trust;

    @Option(
            names = "--json",
            description =
                    "One JSON object a line, one line a file: file, state, statusCodes (sorted,"
                            + " each once) and failures.")
    private boolean json;

    @Option(
            names = "--crjson",
            description =
                    "The whole report in the form of the C2PA conformance programme, one line a"
                            + " file.")
    private boolean crJson;

    @Option(
            names = "--sidecar",
            paramLabel = "FILE",
            description = "The manifest store of the one FILE, if it is kept beside it.")
    private @Nullable Path sidecar;

    @Option(
            names = "--fragment",
            paramLabel = "FILE",
            description =
                    "A media segment of the one FILE, an initialization segment; may be given"
                            + " several times, in order.")
    private List<Path> fragments = new ArrayList<>();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to judge.")
    private List<Path> files = new ArrayList<>();

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    VerifyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (files.size() > 1 && (sidecar != null || !fragments.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--sidecar and --fragment belong to one FILE only");
        }
        if (sidecar != null) {
            require("--sidecar", sidecar);
        }
        fragments.forEach(fragment -> require("--fragment", fragment));
        var judge = trust.judge(clock);
        int exit = Exit.WELL;
        for (var file : files) {
            exit = Math.max(exit, verify(judge.verifier(), file));
        }
        if (!json && !crJson) {
            judge.believing().forEach(out()::println);
        }
        return exit;
    }

    private void require(String option, Path file) {
        Reason.against(file)
                .ifPresent(
                        reason -> {
                            throw new ParameterException(
                                    spec.commandLine(),
                                    "%s %s: %s".formatted(option, file, reason));
                        });
    }

    private int verify(Verifier verifier, Path file) {
        var judgement = Judgement.of(verifier, new VerificationRequest(file, sidecar, fragments));
        if (crJson) {
            out().println(judgement.crJson());
        } else if (json) {
            out().println(judgement.json());
        } else {
            out().printf("%s: %s%n  %s%n", file, judgement.state(), Plain.of(judgement.sentence()));
            judgement.report().ifPresent(this::print);
        }
        return judgement.state().holds() ? Exit.WELL : Exit.NOT_WELL;
    }

    private void print(VerificationReport report) {
        report.activeManifest().ifPresent(active -> active.actions().forEach(this::print));
        report.findings().stream()
                .filter(finding -> !(finding instanceof Finding.Passed))
                .forEach(this::print);
    }

    /// What was found to be well is left to `inspect`.
    private void print(Finding finding) {
        out().printf("  %s: %s%n", finding.code().code(), Plain.of(finding.explanation()));
    }

    private void print(ActionSummary action) {
        var type = action.digitalSourceType();
        out().printf(
                        "  %s%s%n",
                        Plain.of(action.action()), type == null ? "" : " " + Plain.of(type));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
