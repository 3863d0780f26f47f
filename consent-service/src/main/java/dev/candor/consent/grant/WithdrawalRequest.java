package dev.candor.consent.grant;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// An answer taken back. No reason is needed.
record WithdrawalRequest(@Size(max = 2000) @Nullable String reason) {
    static final WithdrawalRequest WITHOUT_REASON = new WithdrawalRequest(null);
}
