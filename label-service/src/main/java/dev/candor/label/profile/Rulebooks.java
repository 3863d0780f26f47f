package dev.candor.label.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.identity.Organization;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The rulebook of every organization.
@ApplicationScoped
public class Rulebooks implements PanacheRepositoryBase<ProfileRow, UUID> {
    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended(cast(:key as text), 6))";

    private final Profiles shipped;
    private final ProfileSchema schema;
    private final Vocabulary vocabulary;

    Rulebooks(Profiles shipped, ProfileSchema schema, Vocabulary vocabulary) {
        this.shipped = shipped;
        this.schema = schema;
        this.vocabulary = vocabulary;
    }

    /// A profile that is not published yet.
    ///
    /// @throws dev.candor.kit.problem.Declined `INVALID_PROFILE`, with every fault
    public Profile candidate(JsonNode file) {
        return ProfileFile.read(file, schema, vocabulary);
    }

    /// One statement, whatever the number of profiles.
    @WithSession
    public Uni<Rulebook> of(Organization organization) {
        return find("organization = ?1", organization.slug())
                .list()
                .map(
                        rows ->
                                new Rulebook(
                                        shipped.all(),
                                        rows.stream().map(ProfileRow::toProfile).toList()));
    }

    /// Makes the publishers of one profile wait for each other until their transaction ends.
    Uni<Void> lock(Organization organization, String profile) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(LOCK, Integer.class)
                                        .setParameter("key", organization.slug() + "/" + profile)
                                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Void> add(ProfileRow row) {
        return persistAndFlush(row).replaceWithVoid();
    }
}
