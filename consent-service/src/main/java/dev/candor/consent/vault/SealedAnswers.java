package dev.candor.consent.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.idempotency.StoredAnswers;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Answers that wait for their request to come again, sealed for the people they tell of: after an
/// erasure no repeated request tells it either. Where an answer tells of nobody, it is sealed under
/// the organization's key.
@ApplicationScoped
class SealedAnswers implements StoredAnswers {
    static final String FIELD = "idempotency_record.answer";

    /// In place of the organization, for answers from before that name nobody it could be told by.
    static final Organization ANY = new Organization("any");

    private static final String PREFIX = "sealed:for:";

    private static final String WHOSE_GRANT =
            "select subject_id from consent_grant where organization = :organization and id = :id";

    private final Vault vault;
    private final ObjectMapper json;

    SealedAnswers(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    @Override
    public Uni<String> keep(Organization organization, String answer) {
        return owners(organization, answer)
                .chain(
                        owners ->
                                vault.keysOf(organization, owners)
                                        .map(keys -> kept(keys.of(owners), owners, answer)));
    }

    /// Keyed: a short request could be guessed by its plain digest, after an erasure as well.
    @Override
    public String digest(Organization organization, String digest) {
        return vault.digest(organization, "request\n" + digest);
    }

    @Override
    public Uni<String> give(Organization organization, String kept) {
        var parts = kept.split(" ", 2);
        var owners =
                Arrays.stream(parts[0].substring(PREFIX.length()).split("\\+"))
                        .map(UUID::fromString)
                        .toList();
        return vault.keys(owners.contains(Vault.owner(ANY)) ? ANY : organization, owners)
                .map(keys -> keys.open(owners, FIELD, parts[1]).orElseThrow(SealedAnswers::erased));
    }

    /// The text with the names of whose keys open it before it.
    static String kept(Seal seal, Collection<UUID> owners, String answer) {
        return PREFIX
                + owners.stream().map(UUID::toString).collect(Collectors.joining("+"))
                + " "
                + seal.seal(FIELD, answer);
    }

    private Uni<List<UUID>> owners(Organization organization, String answer) {
        var read = read(answer);
        if (read.path("erasedAt").isTextual()) { // their key is gone, and it tells nothing of them
            return Uni.createFrom().item(List.of(Vault.owner(organization)));
        }
        var people = people(read);
        var grant = read.path("grantId");
        if (people.isEmpty() && grant.isTextual()) {
            return whose(organization, UUID.fromString(grant.asText())).map(List::of);
        }
        return Uni.createFrom()
                .item(people.isEmpty() ? List.of(owner(organization, read)) : people);
    }

    /// Who is named by an answer: the person or the people it is about.
    static List<UUID> people(JsonNode answer) {
        var people = new ArrayList<UUID>();
        if (answer.path("subjectId").isTextual()) {
            people.add(UUID.fromString(answer.path("subjectId").asText()));
        }
        for (var subject : answer.path("subjects")) {
            if (subject.isTextual()) { // what a check says of people is no text, and names nobody
                people.add(UUID.fromString(subject.asText()));
            }
        }
        return people.stream().distinct().toList();
    }

    /// A party has an address, and a key of its own.
    private static UUID owner(Organization organization, JsonNode answer) {
        return answer.has("address") && answer.has("contact")
                ? UUID.fromString(answer.path("id").asText())
                : Vault.owner(organization);
    }

    private static Uni<UUID> whose(Organization organization, UUID grant) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(WHOSE_GRANT, UUID.class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("id", grant)
                                        .getSingleResult());
    }

    private JsonNode read(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is JSON", e);
        }
    }

    private static Declined erased() {
        return new Declined(
                VaultProblem.PERSON_ERASED, "What was answered then, nobody is told any more.");
    }
}
