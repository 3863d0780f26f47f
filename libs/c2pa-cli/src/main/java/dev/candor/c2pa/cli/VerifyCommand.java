package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "Trust anchors for those who sign; may be given several times.")
    private List<Path> trust = new ArrayList<>();

    @Option(
            names = "--tsa-trust",
            paramLabel = "PEM",
            description =
                    "Trust anchors for time-stamping authorities; may be given several times.")
    private List<Path> timeStampTrust = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a line, one line a file.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JPEG or PNG files.")
    private List<Path> files = new ArrayList<>();

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    VerifyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var verifier = new Verifier(anchors(), clock);
        int exit = Exit.WELL;
        for (var file : files) {
            exit = Math.max(exit, verify(verifier, file));
        }
        return exit;
    }

    private TrustAnchors anchors() {
        return new TrustAnchors(certificates(trust), certificates(timeStampTrust));
    }

    private List<X509Certificate> certificates(List<Path> pems) {
        var certificates = new ArrayList<X509Certificate>();
        for (var pem : pems) {
            try {
                certificates.addAll(Pem.certificates(Files.readString(pem)));
            } catch (IOException | IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(), "Cannot read the anchors in " + pem, e);
            }
        }
        return certificates;
    }

    private int verify(Verifier verifier, Path file) {
        try {
            var report = verifier.verify(file);
            print(file, report);
            return holds(report.state()) ? Exit.WELL : Exit.NOT_WELL;
        } catch (UnreadableAssetException.Unsupported e) {
            printRefusal(file, "Unsupported", "The file is of no format known here.");
        } catch (UnreadableAssetException e) {
            printRefusal(file, "Error", "The file is broken: " + e.getMessage() + ".");
        } catch (IOException e) {
            printRefusal(file, "Error", "The file cannot be read.");
        }
        return Exit.NOT_WELL;
    }

    private static boolean holds(ValidationState state) {
        return state == ValidationState.TRUSTED || state == ValidationState.VALID;
    }

    private void print(Path file, VerificationReport report) {
        if (json) {
            var codes = codes(report.findings().stream());
            var failures =
                    codes(report.findings().stream().filter(Finding.Failed.class::isInstance));
            out().println(line(file, word(report.state()), codes, failures));
            return;
        }
        out().printf("%s: %s%n  %s%n", file, word(report.state()), report.sentence());
        report.activeManifest().ifPresent(active -> active.actions().forEach(this::print));
        for (var finding : report.findings()) {
            out().printf("  %s %s%n", finding.code().code(), finding.explanation());
        }
    }

    private void print(ActionSummary action) {
        var type = Optional.ofNullable(action.digitalSourceType()).orElse("");
        out().printf("  %s %s%n", action.action(), type);
    }

    private void printRefusal(Path file, String state, String sentence) {
        if (json) {
            out().println(line(file, state, List.of(), List.of()));
        } else {
            out().printf("%s: %s%n  %s%n", file, state, sentence);
        }
    }

    private static String line(Path file, String state, List<String> codes, List<String> failures) {
        return new Json()
                .put("file", file.toString())
                .put("state", state)
                .put("statusCodes", codes)
                .put("failures", failures)
                .toString();
    }

    private static List<String> codes(Stream<Finding> findings) {
        return findings.map(finding -> finding.code().code()).distinct().sorted().toList();
    }

    private static String word(ValidationState state) {
        return switch (state) {
            case TRUSTED -> "Trusted";
            case VALID -> "Valid";
            case INVALID -> "Invalid";
            case NO_MANIFEST -> "NoManifest";
            case REMOTE -> "Remote";
            case UNSUPPORTED -> "Unsupported";
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
