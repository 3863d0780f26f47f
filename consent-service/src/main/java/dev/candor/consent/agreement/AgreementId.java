package dev.candor.consent.agreement;

import java.util.UUID;

/// Names one version of one agreement.
public record AgreementId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
