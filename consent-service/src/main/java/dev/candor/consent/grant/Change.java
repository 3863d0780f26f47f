package dev.candor.consent.grant;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.subject.Capacity;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step of a grant's life: what was done, by whom, and the state it led to.
///
/// @param from the state before; none when the grant was asked for
/// @param salt random, 64 hexadecimal digits: without it the digest in the ledger tells nothing
/// of a small record
record Change(
        UUID id,
        ConsentEvent event,
        @Nullable GrantState from,
        Grant to,
        Actor actor,
        Capacity capacity,
        String salt) {
    /// What the ledger keeps: ids, states, times and a salted digest of the rest. No personal data.
    LedgerLeaf leaf() {
        var leaf = new HashMap<String, Object>();
        leaf.put("type", event.kind().name());
        leaf.put("grant", to.id().toString());
        leaf.put("version", to.version());
        leaf.put("state", to.state().name());
        leaf.put("at", to.since().toString());
        leaf.put("capacity", capacity.name());
        leaf.put("record", Digests.sha256Hex(CanonicalJson.of(record())));
        if (from != null) {
            leaf.put("from", from.name());
        }
        return LedgerLeaf.of(leaf);
    }

    private Map<String, Object> record() {
        var terms = to.terms();
        var record = new HashMap<String, Object>();
        record.put("salt", salt);
        record.put("event", id.toString());
        record.put("actor", actor.id());
        record.put("subject", terms.subject().toString());
        record.put("notice", terms.notice().toString());
        record.put("licensee", terms.licensee());
        record.put("requestedAt", terms.requestedAt().toString());
        record.put("scope", terms.scope().stream().map(Change::line).toList());
        switch (event) {
            case ConsentEvent.Requested _ -> {}
            case ConsentEvent.Expressed(var expression) ->
                    record.put("expression", said(expression));
            case ConsentEvent.Withdrawn(var reason) when reason != null ->
                    record.put("reason", reason);
            case ConsentEvent.Withdrawn _ -> {}
        }
        return record;
    }

    private static Map<String, Object> said(Expression expression) {
        return Map.of(
                "method", expression.method().name(),
                "language", expression.language(),
                "evidence",
                        expression.evidence().stream()
                                .map(item -> Map.of("type", item.type(), "sha256", item.sha256()))
                                .toList());
    }

    private static Map<String, Object> line(ScopeLine line) {
        var members = new HashMap<String, Object>();
        members.put("effect", line.effect().name());
        members.put("actions", line.actions().stream().map(Action::name).toList());
        members.put("modalities", line.modalities().stream().map(Modality::name).toList());
        members.put("purposes", List.copyOf(line.purposes()));
        members.put("territories", line.territories().stream().map(Territory::code).toList());
        members.put("channels", List.copyOf(line.channels()));
        members.put("from", line.period().from().toString());
        members.put("description", line.description());
        var until = line.period().until();
        if (until != null) {
            members.put("until", until.toString());
        }
        return members;
    }
}
