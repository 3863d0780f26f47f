package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.scope.Moment;
import dev.candor.consent.scope.ScopeLineView;
import dev.candor.kit.id.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is asked in the place of an older grant. What it does not say is as it was, save the
/// time to answer.
record RenewalRequest(
        @Nullable UUID noticeId,
        @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid ScopeLineView> scope,
        @Moment @Nullable Instant answerBy,
        @Nullable CounselOrUnion counselOrUnion) {
    static final RenewalRequest AS_IT_WAS = new RenewalRequest(null, null, null, null);

    GrantTerms inPlaceOf(GrantTerms old, Instant now) {
        var said = old.particulars();
        return new GrantTerms(
                new GrantId(Ids.next()),
                old.subject(),
                noticeId == null ? old.notice() : new NoticeId(noticeId),
                old.licensee(),
                scope == null ? old.scope() : ScopeLineView.toScope(scope, now),
                now,
                new Particulars(
                        GrantRequest.answerBy(answerBy, now),
                        said.jurisdictions(),
                        said.profiles(),
                        said.lawfulBasis(),
                        said.retention(),
                        said.recipients(),
                        counselOrUnion == null ? said.counselOrUnion() : counselOrUnion,
                        said.agreement(),
                        old.id(),
                        said.writtenEvidence(),
                        List.of(),
                        false));
    }
}
