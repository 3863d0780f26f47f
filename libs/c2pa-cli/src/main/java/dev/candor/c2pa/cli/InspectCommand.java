package dev.candor.c2pa.cli;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa inspect FILE`
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a file's Content Credentials say: who signed, what was done, from what"
                        + " it was made, and what validation found.",
        footer = {
            "",
            "Exit codes: 0 there is a report, whatever it says; 1 there is none, or OUT"
                    + " could not be written; 2 the call was wrong."
        })
final class InspectCommand implements Callable<Integer> {
    private static final String STEP = "    ";

    private final Clock clock;

    @Mixin private TrustOptions trust;

    @Option(
            names = "--sidecar",
            paramLabel = "FILE",
            description = "The manifest store of FILE, if it is kept beside it.")
    private @Nullable Path sidecar;

    @Option(
            names = "--store",
            paramLabel = "OUT",
            description = "Also writes the manifest store FILE carries to OUT, a new .c2pa file.")
    private @Nullable Path store;

    @Option(
            names = "--crjson",
            description = "The whole report in the form of the C2PA conformance programme.")
    private boolean crJson;

    @Parameters(paramLabel = "FILE", description = "The file to look into.")
    private Path file;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    InspectCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (store != null && Reason.isTaken(store)) {
            throw new ParameterException(
                    spec.commandLine(), "--store %s is there already".formatted(store));
        }
        if (sidecar != null) {
            Reason.against(sidecar)
                    .ifPresent(
                            reason -> {
                                throw new ParameterException(
                                        spec.commandLine(),
                                        "--sidecar %s: %s".formatted(sidecar, reason));
                            });
        }
        var request = VerificationRequest.of(file);
        var judge = trust.judge(clock);
        var judgement =
                Judgement.of(
                        judge.verifier(), sidecar == null ? request : request.withSidecar(sidecar));
        if (crJson) {
            line(judgement.crJson());
        } else {
            line("%s: %s".formatted(file, judgement.state()));
            line("  " + judgement.sentence());
            judgement.report().ifPresent(this::print);
            judge.believing().forEach(words -> line("  " + words));
        }
        if (judgement.examination().isEmpty()) {
            return Exit.NOT_WELL;
        }
        return store == null || writeStore(store) ? Exit.WELL : Exit.NOT_WELL;
    }

    private void print(VerificationReport report) {
        report.activeManifest().ifPresent(active -> print(report, active, "  ", new HashSet<>()));
        print("did not pass", report.activeFindings(), Finding.Failed.class);
        print("worth knowing", report.activeFindings(), Finding.Noted.class);
        print("passed", report.activeFindings(), Finding.Passed.class);
        for (var delta : report.deltas()) {
            var manifest = delta.manifest();
            line("  new of the ingredient " + (manifest == null ? "" : manifest));
            delta.findings().forEach(this::print);
        }
    }

    private void print(String title, List<Finding> findings, Class<? extends Finding> kind) {
        var some = findings.stream().filter(kind::isInstance).toList();
        if (!some.isEmpty()) {
            line("  " + title);
            some.forEach(this::print);
        }
    }

    private void print(Finding finding) {
        var rule = finding.rule();
        line(
                "%s%s%s: %s"
                        .formatted(
                                STEP,
                                finding.code().code(),
                                rule == null ? "" : " (" + rule.id() + ")",
                                finding.explanation()));
    }

    /// A manifest, and below it those of its ingredients; each is shown once.
    private void print(
            VerificationReport report, ManifestSummary manifest, String indent, Set<String> shown) {
        shown.add(manifest.label());
        line(indent + manifest.label());
        var inner = indent + STEP;
        line(inner + "made by " + manifest.claimGenerator());
        if (manifest.title() != null) {
            line(inner + "title: " + manifest.title());
        }
        var signature = manifest.signature();
        if (signature != null) {
            var time = signature.time();
            line(
                    "%ssigned by %s (vouched for by %s) with %s%s"
                            .formatted(
                                    inner,
                                    signature.subject(),
                                    signature.issuer(),
                                    signature.algorithm(),
                                    time == null ? "" : " at " + time));
        }
        for (var action : manifest.actions()) {
            var source = action.digitalSourceType();
            line(inner + action.action() + (source == null ? "" : " " + source));
        }
        for (var said : manifest.ai().statements()) {
            line("%sof artificial intelligence: %s".formatted(inner, said.words()));
        }
        for (var identity : manifest.identities()) {
            line(inner + words(identity));
        }
        line(inner + "assertions: " + String.join(", ", manifest.assertionLabels()));
        for (var ingredient : manifest.ingredients()) {
            var title = ingredient.title();
            line(
                    "%s%s %s"
                            .formatted(
                                    inner,
                                    ingredient.relationship(),
                                    title == null ? "(no title)" : title));
            report.manifests().stream()
                    .filter(other -> other.label().equals(ingredient.manifest()))
                    .filter(other -> !shown.contains(other.label()))
                    .findFirst()
                    .ifPresent(other -> print(report, other, inner + STEP, shown));
        }
    }

    private boolean writeStore(Path target) {
        try {
            var carried = AssetFormats.manifestStore(file);
            if (carried.isEmpty()) {
                complain("%s carries no manifest store".formatted(file));
                return false;
            }
            Files.write(target, carried.get(), StandardOpenOption.CREATE_NEW);
            return true;
        } catch (UnreadableAssetException e) {
            complain("%s is broken: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            complain("%s cannot be written: %s".formatted(target, Reason.of(e)));
        }
        return false;
    }

    private void line(String text) {
        spec.commandLine().getOut().println(Plain.of(text));
    }

    private void complain(String text) {
        spec.commandLine().getErr().println(Plain.of(text));
    }

    private static String words(IdentitySummary identity) {
        var state = identity.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var name = identity.name() == null ? "(no name)" : identity.name();
        var words = "identity (%s): %s".formatted(state, name);
        return identity.roles().isEmpty()
                ? words
                : words + ", " + String.join(", ", identity.roles());
    }
}
