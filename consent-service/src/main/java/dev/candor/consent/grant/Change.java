package dev.candor.consent.grant;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.Capacity;
import dev.candor.kit.digest.Digests;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step of a grant's life: what was done, by whom, and the state it led to.
///
/// @param from the state before; none where the grant begins
/// @param since when the state it led to began
/// @param at when it was done
/// @param salt random, 64 hexadecimal digits: without it the digest in the ledger tells nothing
/// of a small record
record Change(
        UUID id,
        ConsentEvent event,
        @Nullable GrantState from,
        GrantTerms terms,
        GrantState to,
        int version,
        Instant since,
        Instant at,
        String actorId,
        Capacity capacity,
        String salt) {
    /// What the ledger keeps: ids, states, times and a salted digest of the rest. No personal
    /// data, and a member only where it says something.
    Map<String, Object> members() {
        var leaf = new HashMap<String, Object>();
        leaf.put("type", event.kind().name());
        leaf.put("grant", terms.id().toString());
        leaf.put("version", version);
        leaf.put("state", to.name());
        leaf.put("at", at.toString());
        leaf.put("capacity", capacity.name());
        leaf.put("record", Digests.sha256Hex(CanonicalJson.of(record())));
        leaf.put("restsOn", EvidenceDigest.of(salt, terms.notice(), said(event)));
        if (from != null) {
            leaf.put("from", from.name());
        }
        if (!since.equals(at)) {
            leaf.put("since", since.toString());
        }
        return leaf;
    }

    private static @Nullable Expression said(ConsentEvent event) {
        return switch (event) {
            case ConsentEvent.Expressed(var expression) -> expression;
            case ConsentEvent.Heard(var expression, _) -> expression;
            case ConsentEvent.Refused _,
                    ConsentEvent.Deferred _,
                    ConsentEvent.Withdrawn _,
                    ConsentEvent.Revoked _,
                    ConsentEvent.Invalidated _,
                    ConsentEvent.Suspended _,
                    ConsentEvent.Resumed _,
                    ConsentEvent.Superseded _,
                    ConsentEvent.Drafted _,
                    ConsentEvent.Requested _,
                    ConsentEvent.Lapsed _,
                    ConsentEvent.Expired _,
                    ConsentEvent.Exhausted _ ->
                    null;
        };
    }

    private Map<String, Object> record() {
        var record = new HashMap<String, Object>();
        record.put("salt", salt);
        record.put("event", id.toString());
        record.put("actor", actorId);
        record.put("subject", terms.subject().toString());
        record.put("notice", terms.notice().toString());
        record.put("licensee", terms.licensee());
        record.put("requestedAt", terms.requestedAt().toString());
        record.put("scope", terms.scope().stream().map(Change::line).toList());
        put(record, terms.particulars());
        put(record, event);
        return record;
    }

    private static void put(Map<String, Object> record, Particulars said) {
        putText(record, "answerBy", said.answerBy());
        putAny(record, "jurisdictions", said.jurisdictions());
        putAny(record, "profiles", said.profiles());
        putText(record, "lawfulBasis", said.lawfulBasis());
        putText(record, "retention", said.retention());
        putAny(record, "recipients", said.recipients());
        putText(record, "counselOrUnion", said.counselOrUnion());
        putText(record, "agreement", said.agreement());
        putText(record, "renews", said.renews());
        putAny(record, "applied", said.applied());
        if (said.atRisk()) {
            record.put("atRisk", true);
        }
        if (said.writtenEvidence()) {
            record.put("writtenEvidence", true);
        }
    }

    private static void put(Map<String, Object> record, ConsentEvent event) {
        switch (event) {
            case ConsentEvent.Expressed(var expression) ->
                    record.put("expression", said(expression));
            case ConsentEvent.Heard(var expression, _) ->
                    record.put("expression", said(expression));
            case ConsentEvent.Refused(var reason) -> putText(record, "reason", reason);
            case ConsentEvent.Deferred(var reason) -> putText(record, "reason", reason);
            case ConsentEvent.Withdrawn(var reason) -> putText(record, "reason", reason);
            case ConsentEvent.Revoked(var reason) -> putText(record, "reason", reason);
            case ConsentEvent.Invalidated(var reason) -> putText(record, "reason", reason);
            case ConsentEvent.Suspended(var suspension, var reason) -> {
                record.put("suspension", said(suspension));
                putText(record, "reason", reason);
            }
            case ConsentEvent.Resumed(var lifted, var reason) -> {
                putAny(record, "lifted", lifted);
                putText(record, "reason", reason);
            }
            case ConsentEvent.Superseded(var by) -> putText(record, "by", by);
            case ConsentEvent.Drafted _,
                    ConsentEvent.Requested _,
                    ConsentEvent.Lapsed _,
                    ConsentEvent.Expired _,
                    ConsentEvent.Exhausted _ -> {}
        }
    }

    private static Map<String, Object> said(Expression expression) {
        var members = new HashMap<String, Object>();
        members.put("method", expression.method().name());
        members.put("language", expression.language());
        members.put(
                "evidence",
                expression.evidence().stream()
                        .map(item -> Map.of("type", item.type(), "sha256", item.sha256()))
                        .toList());
        putText(members, "speaker", expression.speaker());
        putText(members, "challenge", expression.challenge());
        if (expression.signature() != null) {
            members.put(
                    "signature",
                    Map.of(
                            "provider", expression.signature().provider(),
                            "reference", expression.signature().reference(),
                            "signedAt", expression.signature().signedAt().toString()));
        }
        if (expression.capture() != null) {
            members.put(
                    "capture",
                    Map.of(
                            "by", expression.capture().by(),
                            "at", expression.capture().at().toString(),
                            "attestation", expression.capture().attestation()));
        }
        return members;
    }

    private static Map<String, Object> said(Suspension suspension) {
        var members = new HashMap<String, Object>();
        members.put("id", suspension.id().toString());
        members.put("cause", suspension.cause().name());
        putAny(members, "actions", suspension.actions());
        putAny(members, "projects", suspension.projects());
        putAny(
                members,
                "territories",
                suspension.territories().stream().map(Territory::code).toList());
        return members;
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
        putText(members, "until", line.period().until());
        put(members, line.narrowing());
        put(members, line.conditions());
        return members;
    }

    private static void put(Map<String, Object> members, Narrowing narrowing) {
        putAny(members, "likeness", narrowing.likeness());
        putAny(members, "techniques", narrowing.techniques());
        putAny(members, "projects", narrowing.projects());
        putAny(members, "languages", narrowing.languages());
    }

    private static void put(Map<String, Object> members, Conditions conditions) {
        if (conditions.equals(Conditions.NONE)) {
            return;
        }
        var disclosure = conditions.disclosure();
        putText(members, "maxUses", conditions.maxUses());
        putText(members, "approval", conditions.approval());
        putAny(members, "contentLimits", conditions.contentLimits());
        putText(members, "labelClass", disclosure.labelClass());
        members.put("provenance", disclosure.provenance());
        members.put("attribution", disclosure.attribution());
        putText(members, "postMortem", conditions.postMortem());
        putText(members, "postMortemUntil", conditions.postMortemUntil());
        members.put("sublicense", conditions.sublicense());
    }

    private static void putText(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
    }

    private static void putAny(Map<String, Object> members, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            members.put(name, values.stream().map(Object::toString).toList());
        }
    }
}
