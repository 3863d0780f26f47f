package dev.candor.c2pa.identity;

import static java.util.Map.entry;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was found of one identity assertion. Not thread safe.
final class IdentityFindings {
    private static final Map<Code, IdentityCode> OWN_WORDS =
            Map.ofEntries(
                    entry(
                            StatusCode.TIME_STAMP_CREDENTIAL_INVALID,
                            IdentityCode.X509_TIME_STAMP_CREDENTIAL_INVALID),
                    entry(StatusCode.TIME_STAMP_MALFORMED, IdentityCode.X509_TIME_STAMP_MALFORMED),
                    entry(StatusCode.TIME_STAMP_MISMATCH, IdentityCode.X509_TIME_STAMP_MISMATCH),
                    entry(
                            StatusCode.TIME_STAMP_OUTSIDE_VALIDITY,
                            IdentityCode.X509_TIME_STAMP_OUTSIDE_VALIDITY),
                    entry(StatusCode.TIME_STAMP_TRUSTED, IdentityCode.X509_TIME_STAMP_TRUSTED),
                    entry(StatusCode.TIME_STAMP_UNTRUSTED, IdentityCode.X509_TIME_STAMP_UNTRUSTED),
                    entry(StatusCode.TIME_STAMP_VALIDATED, IdentityCode.X509_TIME_STAMP_VALIDATED),
                    entry(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_INACCESSIBLE,
                            IdentityCode.X509_OCSP_INACCESSIBLE),
                    entry(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED,
                            IdentityCode.X509_OCSP_NOT_REVOKED),
                    entry(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED,
                            IdentityCode.CREDENTIAL_REVOKED),
                    entry(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_SKIPPED,
                            IdentityCode.X509_OCSP_SKIPPED),
                    entry(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_UNKNOWN,
                            IdentityCode.X509_OCSP_UNKNOWN));

    private final JumbfUri uri;
    private final Findings findings = new Findings();

    IdentityFindings(JumbfUri uri) {
        this.uri = uri;
    }

    /// The assertion.
    JumbfUri about() {
        return uri;
    }

    /// Adds what a check of C2PA found, in the words of CAWG; what CAWG has no word for is left
    /// out.
    void addInOwnWords(Findings others) {
        for (var finding : others.toList()) {
            var code = OWN_WORDS.get(finding.code());
            if (code != null) {
                add(code, finding.explanation());
            }
        }
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
