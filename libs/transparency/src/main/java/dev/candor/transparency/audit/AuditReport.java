package dev.candor.transparency.audit;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an audit saw and found.
///
/// @param entries how many entries were read
/// @param events how many events were held against their entries
/// @param grants how many grants were held against their events
/// @param checkpoints how many signed checkpoints were held against the tree
/// @param root of the tree over all entries, hexadecimal
/// @param last the note of the latest checkpoint that is right; keep it for the next audit
/// @param remarks what limits the audit, in sentences
/// @param findings what is wrong, by entry
public record AuditReport(
        String organization,
        long entries,
        long events,
        long grants,
        long checkpoints,
        String root,
        @Nullable String last,
        List<String> remarks,
        List<Finding> findings) {
    public AuditReport {
        remarks = List.copyOf(remarks);
        findings = findings.stream().sorted(Comparator.comparingLong(AuditReport::place)).toList();
    }

    /// Whether everything is as it was signed.
    public boolean isClean() {
        return findings.isEmpty();
    }

    private static long place(Finding finding) {
        return finding.seq() == 0 ? Long.MAX_VALUE : finding.seq();
    }
}
