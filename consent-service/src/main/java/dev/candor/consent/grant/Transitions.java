package dev.candor.consent.grant;

import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a grant becomes by what is done to it: one function over every event and every state.
final class Transitions {
    private Transitions() {}

    /// The next state.
    ///
    /// @param at when it is done; the clock's own ends begin when they came, not when they were
    /// noticed
    /// @throws Declined when this state does not allow it; the problem names what is possible
    static Grant next(Grant grant, ConsentEvent event, Instant at) {
        return switch (event) {
            case ConsentEvent.Drafted _ ->
                    throw new IllegalArgumentException("A draft is where a grant begins");
            case ConsentEvent.Requested _ ->
                    grant instanceof Grant.Draft draft
                            ? draft.request(at)
                            : no(grant, GrantProblem.NOT_REQUESTABLE);
            case ConsentEvent.Expressed _ ->
                    grant instanceof Grant.Answerable asked
                            ? asked.express(at)
                            : no(grant, GrantProblem.NOT_EXPRESSIBLE);
            case ConsentEvent.Heard(_, var voice) ->
                    grant instanceof Grant.Answerable asked
                            ? asked.hear(voice)
                            : no(grant, GrantProblem.NOT_EXPRESSIBLE);
            case ConsentEvent.Refused _ ->
                    grant instanceof Grant.Answerable asked
                            ? asked.refuse(at)
                            : no(grant, GrantProblem.NOT_REFUSABLE);
            case ConsentEvent.Deferred _ ->
                    grant instanceof Grant.Requested asked
                            ? asked.defer(at)
                            : no(grant, GrantProblem.NOT_DEFERRABLE);
            case ConsentEvent.Withdrawn _ ->
                    grant instanceof Grant.Open open
                            ? open.withdraw(at)
                            : no(grant, GrantProblem.NOT_WITHDRAWABLE);
            case ConsentEvent.Revoked _ ->
                    grant instanceof Grant.InForce held
                            ? held.revoke(at)
                            : no(grant, GrantProblem.NOT_REVOCABLE);
            case ConsentEvent.Suspended(var suspension, _) ->
                    grant instanceof Grant.InForce held
                            ? held.suspend(suspension, at)
                            : no(grant, GrantProblem.NOT_SUSPENDABLE);
            case ConsentEvent.Resumed(var lifted, _) ->
                    grant instanceof Grant.InForce held && !lifted.isEmpty()
                            ? held.resume(lifted, at)
                            : no(grant, GrantProblem.NOT_RESUMABLE);
            case ConsentEvent.Invalidated _ ->
                    grant instanceof Grant.InForce held
                            ? held.invalidate(at)
                            : no(grant, GrantProblem.NOT_INVALIDATABLE);
            case ConsentEvent.Lapsed _ ->
                    grant.at(at) instanceof Grant.Lapsed lapsed && grant != lapsed
                            ? lapsed
                            : no(grant, GrantProblem.NOT_OVER);
            case ConsentEvent.Expired _ ->
                    grant.at(at) instanceof Grant.Expired expired && grant != expired
                            ? expired
                            : no(grant, GrantProblem.NOT_OVER);
            case ConsentEvent.Exhausted _ ->
                    grant instanceof Grant.InForce held
                            ? held.exhaust(at)
                            : no(grant, GrantProblem.NOT_IN_FORCE);
            case ConsentEvent.Superseded _ ->
                    grant instanceof Grant.InForce held
                            ? held.supersede(at)
                            : no(grant, GrantProblem.NOT_IN_FORCE);
        };
    }

    /// The suspensions of `grant` that were for `cause`, or all without one. Those that follow a
    /// life are not lifted by hand: who came of age is asked anew, and so is an estate.
    ///
    /// @throws Declined when there are none
    static List<UUID> lifted(Grant grant, @Nullable SuspensionCause cause) {
        var open = grant instanceof Grant.InForce held ? held.suspensions() : List.<Suspension>of();
        var lifted =
                open.stream()
                        .filter(suspension -> cause == null || suspension.cause() == cause)
                        .filter(suspension -> !suspension.cause().followsLife())
                        .map(Suspension::id)
                        .toList();
        return lifted.isEmpty() ? no(grant, GrantProblem.NOT_RESUMABLE) : lifted;
    }

    /// Passes when `grant` waits for an answer.
    static void mustBeAnswerable(Grant grant) {
        if (!(grant instanceof Grant.Answerable)) {
            no(grant, GrantProblem.NOT_EXPRESSIBLE);
        }
    }

    /// Passes when another grant may be asked for in the place of `grant`.
    static void mustBeRenewable(Grant grant) {
        if (!Act.isRenewable(grant.state())) {
            no(grant, GrantProblem.NOT_RENEWABLE);
        }
        mustBeUncontested(grant);
    }

    /// Passes when no court and no dispute holds `grant`: another one in its place would get
    /// around them.
    static void mustBeUncontested(Grant grant) {
        if (Act.isContested(grant)) {
            no(grant, GrantProblem.GRANT_CONTESTED);
        }
    }

    private static <T> T no(Grant grant, GrantProblem problem) {
        var possible = Act.possible(grant);
        var detail =
                possible.isEmpty()
                        ? "This grant is %s; that is final.".formatted(grant.state())
                        : "This grant is %s; possible now: %s."
                                .formatted(grant.state(), String.join(", ", possible));
        throw new Declined(problem, detail).with("state", grant.state()).with("possible", possible);
    }
}
