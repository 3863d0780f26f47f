package dev.candor.consent.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells what the ledger has just taken down.
@ApplicationScoped
public class Happenings {
    private static final String SOURCE = "/consent-service";
    private static final String TYPE = "dev.candor.consent.";

    /// Before these nothing can stand on a grant.
    private static final Set<String> BEGINNINGS =
            Set.of(
                    "GRANT_DRAFTED",
                    "GRANT_REQUESTED",
                    "GRANT_DEFERRED",
                    "GRANT_REFUSED",
                    "GRANT_LAPSED",
                    "GRANT_EXPRESSED");

    /// What an entry is about when it is about no grant: a member of its body, and the resource
    /// that the member names.
    private static final Map<String, String> RESOURCES =
            Map.of(
                    "notice", "notices/",
                    "policy", "policies/",
                    "versionId", "policy-versions/",
                    "card", "tool-cards/",
                    "objection", "objections/",
                    "exemption", "exemptions/",
                    "erasure", "erasures/");

    private final Outbox outbox;
    private final Touched touched;
    private final ObjectMapper json;

    Happenings(Outbox outbox, Touched touched, ObjectMapper json) {
        this.outbox = outbox;
        this.touched = touched;
        this.json = json;
    }

    /// What the ledger took down.
    ///
    /// @param kind name of the entry's kind, such as `GRANT_WITHDRAWN`
    /// @param body the entry's canonical JSON
    /// @param grant the grant it tells of, when it tells of one
    public record Entry(
            String kind, long seq, String leafHash, String body, Instant at, @Nullable UUID grant) {
        /// The type of its event: `dev.candor.consent.grant-withdrawn`.
        String type() {
            return TYPE + kind.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Writes the event in the transaction of the entry.
    public Uni<Void> tell(Organization organization, Entry entry) {
        var grant = entry.grant();
        return grant == null || BEGINNINGS.contains(entry.kind())
                ? outbox.put(event(organization, entry, null))
                : touched.by(organization, grant)
                        .chain(found -> outbox.put(event(organization, entry, found)));
    }

    private Event event(Organization organization, Entry entry, @Nullable Touches touches) {
        var leaf = leaf(entry.body());
        var data = new HashMap<String, Object>();
        data.put("ledgerSeq", entry.seq());
        data.put("leafHash", entry.leafHash());
        data.put("leaf", leaf);
        if (touches != null) {
            data.put("touches", touches);
        }
        return Event.of(
                Ids.next(),
                SOURCE,
                entry.type(),
                subject(entry, leaf, organization),
                entry.at(),
                organization.slug(),
                data);
    }

    static String subject(Entry entry, JsonNode leaf, Organization organization) {
        if (entry.grant() != null) {
            return "grants/" + entry.grant();
        }
        return RESOURCES.entrySet().stream()
                .filter(resource -> leaf.path(resource.getKey()).isTextual())
                .min(Map.Entry.comparingByKey())
                .map(resource -> resource.getValue() + leaf.path(resource.getKey()).asText())
                .orElse("ledgers/" + organization.slug());
    }

    private JsonNode leaf(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry's body is JSON", e);
        }
    }
}
