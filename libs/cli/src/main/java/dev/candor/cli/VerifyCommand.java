package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.client.CandorClient;
import dev.candor.client.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor verify FILE…`
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Says of each file what its Content Credentials are worth to the server that is"
                        + " asked: it decides whom to trust. Nobody has to be signed in for that;"
                        + " whoever is may send larger files. `./candor c2pa verify` does it"
                        + " without a server.",
        footer = {
            "",
            "  ./candor verify photo.jpg",
            "  ./candor verify --json *.jpg | jq -r 'select(.state != \"Trusted\") | .file'",
            "",
            "A file without Content Credentials is neither real nor made up: nothing is known of"
                    + " it.",
            Exit.TABLE
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Set<String> WELL = Set.of("Trusted", "Valid");

    private final Surroundings surroundings;

    @Mixin private Access access;

    @Option(
            names = "--json",
            description = "The server's report of each file on one line, with the member file.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to judge.")
    private List<Path> files = new ArrayList<>();

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.access = new Access(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (var file : files) {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), file + ": there is no such file");
            }
        }
        int exit = Exit.WELL;
        try (var client = access.clientOfAnybody()) {
            for (var file : files) {
                exit = Math.max(exit, verify(client, file));
            }
        }
        return exit;
    }

    private int verify(CandorClient client, Path file) throws IOException, InterruptedException {
        var report = report(client, file);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(report.put("file", file.toString()));
        } else {
            print(file, report, out);
        }
        return WELL.contains(report.path("state").asText()) ? Exit.WELL : Exit.REFUSED;
    }

    /// What the server says; for a file that cannot be read, a report of its own that says so, so
    /// that the others have their turn.
    private ObjectNode report(CandorClient client, Path file)
            throws IOException, InterruptedException {
        var bar = new Bar(spec.commandLine().getErr(), surroundings.terminal());
        try {
            return (ObjectNode) client.verify(file, bar::sent);
        } catch (ProblemException e) {
            if (e.problem().status() != 422 && e.problem().status() != 413) {
                throw e;
            }
            ObjectNode report = JsonNodeFactory.instance.objectNode();
            report.put("state", "Error").put("sentence", e.problem().detail());
            report.set("problem", e.problem().document());
            return report;
        } finally {
            bar.clear();
        }
    }

    private static void print(Path file, JsonNode report, PrintWriter out) {
        out.printf(
                "%s: %s%n  %s%n",
                Plain.of(file.toString()),
                Plain.of(report.path("state").asText()),
                Plain.of(report.path("sentence").asText()));
        for (var finding : report.path("findings")) {
            if (finding.path("kind").asText().equals("failure")) {
                out.printf(
                        "  %s: %s%n",
                        Plain.of(finding.path("code").asText()),
                        Plain.of(finding.path("explanation").asText()));
            }
        }
    }
}
