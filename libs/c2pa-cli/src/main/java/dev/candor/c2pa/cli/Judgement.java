package dev.candor.c2pa.cli;

import dev.candor.c2pa.Examination;
import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What became of one file: a report, or the reason there is none.
///
/// @param sentence the same for people
/// @param examination nothing if the file could not be judged
record Judgement(Path file, FileState state, String sentence, Optional<Examination> examination) {
    static Judgement of(Verifier verifier, VerificationRequest request) {
        var file = request.asset();
        var against = Reason.against(file);
        if (against.isPresent()) {
            return refused(file, FileState.ERROR, against.get());
        }
        try {
            var examination = verifier.examine(request);
            var report = examination.report();
            return new Judgement(
                    file,
                    FileState.of(report.state()),
                    report.sentence(),
                    Optional.of(examination));
        } catch (UnreadableAssetException e) {
            return refused(file, FileState.ERROR, "The file is broken: " + e.getMessage() + ".");
        } catch (IOException e) {
            return refused(file, FileState.ERROR, "The file cannot be read: " + Reason.of(e) + ".");
        }
    }

    /// The report, if the file could be judged.
    Optional<VerificationReport> report() {
        return examination.map(Examination::report);
    }

    /// The form of the conformance programme, on one line; the short form if there is no report.
    String crJson() {
        return examination.map(Examination::crJson).orElseGet(this::json);
    }

    /// All codes found, sorted, each once.
    List<String> codes() {
        return codes(finding -> true);
    }

    /// The codes that say what is wrong, sorted, each once.
    List<String> failures() {
        return codes(Finding.Failed.class::isInstance);
    }

    private List<String> codes(Predicate<Finding> wanted) {
        return report().map(VerificationReport::findings).orElse(List.of()).stream()
                .filter(wanted)
                .map(finding -> finding.code().code())
                .distinct()
                .sorted()
                .toList();
    }

    /// The form scripts rely on: one line.
    String json() {
        return new Json()
                .put("file", file.toString())
                .put("state", state.toString())
                .put("statusCodes", codes())
                .put("failures", failures())
                .toString();
    }

    private static Judgement refused(Path file, FileState state, String sentence) {
        return new Judgement(file, state, sentence, Optional.empty());
    }
}
