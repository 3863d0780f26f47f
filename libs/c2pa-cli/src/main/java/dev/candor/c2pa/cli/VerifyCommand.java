package dev.candor.c2pa.cli;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.VerificationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        description = {
            "Says of each file whether its Content Credentials hold.",
            "Without --trust nobody is trusted: an intact file is Valid, never Trusted."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin private TrustOptions trust;

    @Option(names = "--json", description = "One JSON object a line, one line a file.")
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
        var verifier = trust.verifier(clock);
        int exit = Exit.WELL;
        for (var file : files) {
            exit = Math.max(exit, verify(verifier, file));
        }
        return exit;
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
        for (var finding : report.findings()) {
            out().printf("  %s %s%n", finding.code().code(), Plain.of(finding.explanation()));
        }
    }

    private void print(ActionSummary action) {
        var type = Optional.ofNullable(action.digitalSourceType()).orElse("");
        out().printf("  %s %s%n", Plain.of(action.action()), Plain.of(type));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
