package dev.candor.consent.verification;

import java.util.List;

/// All verifications of a person, oldest first, and the level that follows from them.
record VerifiedView(int level, List<VerificationView> items) {
    static VerifiedView of(List<IdentityVerification> all) {
        return new VerifiedView(
                IdentityVerification.level(all), all.stream().map(VerificationView::of).toList());
    }
}
