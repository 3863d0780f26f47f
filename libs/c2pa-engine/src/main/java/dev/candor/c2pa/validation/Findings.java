package dev.candor.c2pa.validation;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import java.util.ArrayList;
import java.util.List;

/// Findings as they come, in the order the checks ran. Not thread safe.
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    void add(StatusCode code, JumbfUri about, String explanation) {
        findings.add(Finding.of(code, about, explanation));
    }

    boolean has(StatusCode code, JumbfUri about) {
        return findings.stream()
                .anyMatch(finding -> finding.code() == code && finding.about().equals(about));
    }

    List<Finding> toList() {
        return List.copyOf(findings);
    }
}
