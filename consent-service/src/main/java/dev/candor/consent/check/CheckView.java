package dev.candor.consent.check;

import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.scope.Effect;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to a check. It lets the use happen only when every person does.
///
/// @param duties what the use owes its audience, in case it is allowed
/// @param warnings what an allowed use should be careful of
/// @param policyVersion versions of policies in force, such as `editorial/3`
/// @param rulesEvaluated their rules that speak of the use, such as `editorial/3#no-masking`
/// @param awaits the role whose approval a REVIEW waits for, when a policy asks for one
/// @param validUntil when an ALLOW ends by the clock alone; absent when it does not
/// @param ledgerSeq latest entry of the organization's ledger that the answer knows of
/// @param asOf the moment that was asked about, when it is past
/// @param staleMillis with CACHED: how old the answer is at most
/// @param consumed whether a use was counted
/// @param token the answer as the registry signed it; absent where it keeps no keys
/// @param grantSalt what the token's grants are hashed with, before the id
record CheckView(
        UUID id,
        Decision decision,
        List<PersonView> subjects,
        Set<Reason> reasons,
        @Nullable List<Duty> duties,
        @Nullable List<Warning> warnings,
        @Nullable List<String> policyVersion,
        @Nullable List<String> rulesEvaluated,
        @Nullable String awaits,
        @Nullable Instant validUntil,
        long ledgerSeq,
        Instant checkedAt,
        @Nullable Instant asOf,
        @Nullable Long staleMillis,
        @Nullable Boolean consumed,
        @Nullable String token,
        @Nullable String grantSalt) {
    /// What an allowed use should be careful of. A constant's name is contract.
    enum Warning {
        /// A legal profile doubts that the grant can be enforced.
        ENFORCEABILITY_AT_RISK
    }

    static CheckView of(UUID id, Judgement judgement, boolean explained, @Nullable Instant asOf) {
        var lets = judgement.decision().lets();
        return new CheckView(
                id,
                judgement.decision(),
                judgement.answers().stream()
                        .map(
                                answer ->
                                        PersonView.of(
                                                answer,
                                                explained
                                                        ? judgement.weighed(answer.subject())
                                                        : null))
                        .toList(),
                judgement.reasons(),
                lets ? named(judgement.duties()) : null,
                lets && judgement.isAtRisk() ? List.of(Warning.ENFORCEABILITY_AT_RISK) : null,
                named(judgement.ruling().policies()),
                named(judgement.ruling().citations(judgement.question())),
                judgement.awaits(),
                lets ? judgement.validUntil() : null,
                judgement.snapshot().ledgerSeq(),
                judgement.now(),
                asOf,
                judgement.stale() == null ? null : judgement.stale().toMillis(),
                null,
                null,
                null);
    }

    /// The same, counted as a use.
    CheckView asConsumed() {
        return with(id, staleMillis, true, token, grantSalt);
    }

    /// The same, signed.
    CheckView signed(String jws, String salt) {
        return with(id, staleMillis, consumed, jws, salt);
    }

    /// The same, as the answer of a check that was kept before.
    CheckView of(UUID check) {
        return with(check, staleMillis, consumed, token, grantSalt);
    }

    private CheckView with(
            UUID name,
            @Nullable Long stale,
            @Nullable Boolean counted,
            @Nullable String jws,
            @Nullable String salt) {
        return new CheckView(
                name,
                decision,
                subjects,
                reasons,
                duties,
                warnings,
                policyVersion,
                rulesEvaluated,
                awaits,
                validUntil,
                ledgerSeq,
                checkedAt,
                asOf,
                stale,
                counted,
                jws,
                salt);
    }

    private static <T> @Nullable List<T> named(List<T> values) {
        return values.isEmpty() ? null : values;
    }

    /// What one person's grants say.
    ///
    /// @param grant the grant that decided, when one did
    /// @param objection the objection that decided, when one did
    /// @param exemption the exemption that stands in, when one does
    /// @param ledgerSeq the ledger entry of that grant's present state
    /// @param weighed every line there is, when an explanation was asked for
    record PersonView(
            UUID subject,
            Decision decision,
            Set<Reason> reasons,
            @Nullable UUID grant,
            @Nullable UUID objection,
            @Nullable ExemptionView exemption,
            @Nullable Long ledgerSeq,
            @Nullable List<LineView> weighed) {
        static PersonView of(Answer answer, @Nullable List<LineView> weighed) {
            return switch (answer) {
                case Answer.Permitted(_, var grant, _, _) -> of(answer, grant, weighed);
                case Answer.Prohibited(_, var grant) -> of(answer, grant, weighed);
                case Answer.Awaited(_, _, var grant) -> of(answer, grant, weighed);
                case Answer.Refused(_, var objection) ->
                        of(answer, null, objection.id(), null, weighed);
                case Answer.Excused(_, var exemption, var until) ->
                        of(
                                answer,
                                null,
                                null,
                                new ExemptionView(exemption.id(), exemption.basis(), until),
                                weighed);
                case Answer.Barred _, Answer.Unmet _, Answer.Unasked _, Answer.Stranger _ ->
                        of(answer, null, null, null, weighed);
            };
        }

        private static PersonView of(
                Answer answer, @Nullable Held grant, @Nullable List<LineView> weighed) {
            return of(answer, grant, null, null, weighed);
        }

        private static PersonView of(
                Answer answer,
                @Nullable Held grant,
                @Nullable UUID objection,
                @Nullable ExemptionView exemption,
                @Nullable List<LineView> weighed) {
            return new PersonView(
                    answer.subject().value(),
                    answer.decision(),
                    answer.reasons(),
                    grant == null ? null : grant.id().value(),
                    objection,
                    exemption,
                    grant == null ? null : grant.ledgerSeq(),
                    weighed);
        }
    }

    /// The exemption an ALLOW_EXEMPT rests on.
    record ExemptionView(UUID id, String basis, Instant until) {}

    /// One line that was weighed.
    ///
    /// @param misses why it did not speak; empty when it did
    record LineView(UUID grant, int position, Effect effect, EnumSet<Reason> misses) {}
}
