package dev.candor.gateway.portal.ledger;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.Refusals;
import dev.candor.gateway.portal.Visitor;
import dev.candor.gateway.portal.ledger.LedgerPage.Line;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Asks for proofs against a checkpoint, and checks them before they are shown.
@RequestScoped
class Proved {
    private final Visitor visitor;
    private final PublicLedger ledger;

    Proved(Visitor visitor, PublicLedger ledger) {
        this.visitor = visitor;
        this.ledger = ledger;
    }

    /// What was asked to be proved.
    ///
    /// @param entry absent when none was looked up
    /// @param growth absent when it was not asked for
    /// @param refusal why a proof was not given, in the registry's words
    record Proofs(@Nullable Found entry, @Nullable Growth growth, @Nullable String refusal) {
        static final Proofs NONE = new Proofs(null, null, null);
    }

    /// An entry that was looked up, and whether its proof holds.
    ///
    /// @param href where the proof is as JSON
    record Found(Line line, Entry entry, Inclusion proof, boolean holds, String href) {}

    /// What has become of the ledger since a size, and whether the proof holds.
    ///
    /// @param href where the proof is as JSON
    record Growth(Consistency proof, boolean holds, String href) {}

    /// @param entry number of an entry, as it was typed
    /// @param since size of the ledger, as it was typed
    Uni<Proofs> against(
            Frame frame, Checkpoint signed, @Nullable String entry, @Nullable String since) {
        var seq = number(entry);
        var from = number(since);
        var proofs =
                seq.isPresent()
                        ? inclusion(frame, signed, seq.getAsLong())
                        : from.isPresent()
                                ? consistency(frame, signed, from.getAsLong())
                                : Uni.createFrom().item(Proofs.NONE);
        return proofs.onFailure(Refusals::isOne).recoverWithItem(Proved::refused);
    }

    private Uni<Proofs> inclusion(Frame frame, Checkpoint signed, long seq) {
        var as = visitor.credentials();
        var whose = frame.actor().organization();
        return Uni.combine()
                .all()
                .unis(ledger.inclusion(as, whose, seq, signed.size()), ledger.entries(as, seq, 1))
                .with((proof, entries) -> found(frame, signed, proof, entries));
    }

    private static Proofs found(
            Frame frame, Checkpoint signed, Inclusion proof, List<Entry> entries) {
        var entry = entries.getFirst();
        return new Proofs(
                new Found(
                        Line.of(entry, frame.w()),
                        entry,
                        proof,
                        proof.proves(entry, signed),
                        "/portal/ledger/inclusion.json?seq=%d&size=%d"
                                .formatted(proof.seq(), proof.size())),
                null,
                null);
    }

    private Uni<Proofs> consistency(Frame frame, Checkpoint signed, long from) {
        var whose = frame.actor().organization();
        return ledger.consistency(visitor.credentials(), whose, from, signed.size())
                .map(proof -> grown(signed, proof));
    }

    private static Proofs grown(Checkpoint signed, Consistency proof) {
        return new Proofs(
                null,
                new Growth(
                        proof,
                        proof.proves(signed),
                        "/portal/ledger/consistency.json?from=%d&to=%d"
                                .formatted(proof.from(), proof.to())),
                null);
    }

    /// What is no number asks nothing.
    private static OptionalLong number(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.of(0); // the registry says that it has to be a number from 1
        }
    }

    private static Proofs refused(Throwable failure) {
        return new Proofs(null, null, Refusals.detail(failure));
    }
}
