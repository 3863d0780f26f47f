package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Findings as they come, in the order the checks ran. Not thread safe.
public final class Findings {
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> once = new HashSet<>();

    /// Adds a finding that one sentence of the specification asks for.
    ///
    /// @param rule that sentence
    /// @param about the box the check was about
    /// @param explanation a sentence in plain English
    public void add(Code code, Rule rule, JumbfUri about, String explanation) {
        findings.add(Finding.of(code, rule, about, explanation));
    }

    /// Adds a finding unless the very same is there already: what a stranger says wrong a thousand
    /// times is said once.
    public void addOnce(Code code, Rule rule, JumbfUri about, String explanation) {
        var finding = Finding.of(code, rule, about, explanation);
        if (once.add(finding)) {
            findings.add(finding);
        }
    }

    /// Adds a finding that no sentence of the specification has a number for, unless the very same
    /// is there already.
    public void addOnce(Code code, JumbfUri about, String explanation) {
        var finding = Finding.of(code, null, about, explanation);
        if (once.add(finding)) {
            findings.add(finding);
        }
    }

    /// Adds a finding that no sentence of the specification has a number for.
    public void add(Code code, JumbfUri about, String explanation) {
        findings.add(Finding.of(code, null, about, explanation));
    }

    /// Adds all that another check found.
    public void addAll(Findings others) {
        findings.addAll(others.findings);
    }

    /// Adds what another check found.
    public void add(Finding finding) {
        findings.add(finding);
    }

    public boolean has(Code code, JumbfUri about) {
        return findings.stream()
                .anyMatch(finding -> finding.code() == code && finding.about().equals(about));
    }

    /// Whether a code was found, whatever it is about.
    public boolean has(Code code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    public List<Finding> toList() {
        return List.copyOf(findings);
    }
}
