package dev.candor.c2pa.identity;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentityCode;
import java.util.List;
import java.util.Set;

/// What was found of one identity assertion. Not thread safe.
final class IdentityFindings {
    private final JumbfUri uri;
    private final Findings findings = new Findings();

    IdentityFindings(JumbfUri uri) {
        this.uri = uri;
    }

    void add(IdentityCode code, String explanation) {
        findings.add(code, uri, explanation);
    }

    /// Whether a code was found that speaks against the assertion, other than these.
    boolean failsBeyond(Set<IdentityCode> tolerated) {
        return findings.toList().stream()
                .anyMatch(
                        finding ->
                                finding instanceof Finding.Failed
                                        && !tolerated.contains(finding.code()));
    }

    boolean has(IdentityCode code) {
        return findings.has(code);
    }

    List<Finding> toList() {
        return findings.toList();
    }
}
