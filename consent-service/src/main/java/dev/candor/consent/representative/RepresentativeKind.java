package dev.candor.consent.representative;

import dev.candor.consent.subject.SubjectKind;
import java.util.Set;

/// On what ground somebody speaks for a person. A constant's name is contract.
public enum RepresentativeKind {
    GUARDIAN(true),
    EXECUTOR(true),
    HEIR(true),
    AGENT(false),
    COUNSEL(false),
    UNION(false),
    COURT(true);

    private final boolean needsEvidence;

    RepresentativeKind(boolean needsEvidence) {
        this.needsEvidence = needsEvidence;
    }

    /// Whether the ground is a deed that can be shown: an order, a will, a certificate.
    boolean needsEvidence() {
        return needsEvidence;
    }

    /// Whether somebody of this kind may speak for a person who lives so. An agent's leave ends
    /// with the person; an estate has no guardian, and a child no heir.
    boolean speaksFor(SubjectKind life) {
        return switch (this) {
            case GUARDIAN -> life != SubjectKind.DECEASED;
            case AGENT -> life == SubjectKind.LIVING_ADULT;
            case EXECUTOR, HEIR -> life == SubjectKind.DECEASED;
            case COUNSEL, UNION, COURT -> true;
        };
    }

    /// What is theirs to do unless their deed says otherwise: counsel and unions advise.
    Set<Power> usualPowers() {
        return switch (this) {
            case COUNSEL, UNION -> Set.of(Power.READ);
            case GUARDIAN, EXECUTOR, HEIR, AGENT, COURT -> Set.of(Power.values());
        };
    }
}
