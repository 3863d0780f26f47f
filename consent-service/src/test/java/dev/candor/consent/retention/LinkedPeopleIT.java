package dev.candor.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.testkit.Statements;
import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who said yes for many is kept for the sake of any of them, and asking takes one question.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class LinkedPeopleIT {
    private static final Duration NO_PROOF = Duration.ZERO;

    @Inject AgroalDataSource database;
    @Inject Holds holds;
    @Inject Vault vault;

    /// One of its own, whose rows no other test audits.
    private final Organization organization = new Organization("linked-" + UUID.randomUUID());

    @Test
    void oneStatementAsksAboutAllWhomAPartySpokeFor() throws Throwable {
        // given
        var party = partyThatSpokeFor(300);

        // when
        try (var statements = Statements.about("retention_hold")) {
            mustBeFree(party);

            // then
            assertThat(statements.said()).hasSize(1);
        }
    }

    @Test
    void oneOfManyWhoIsKeptKeepsTheParty() throws Throwable {
        // given
        var party = partyThatSpokeFor(300);
        var other = new Organization("linked-" + UUID.randomUUID());
        assertThatCode(() -> mustBeFree(party)).doesNotThrowAnyException();

        // when
        run(
                """
                insert into retention_hold (id, organization, subject_id, rule, until, placed_by,
                    placed_at)
                select gen_random_uuid(), organization, subject_id, 'sealed:0:',
                    now() + interval '1 day', 'account:somebody', now()
                from representative where party_id = '%s' order by subject_id limit 1 offset 200
                """
                        .formatted(party));

        // then
        assertThatThrownBy(() -> mustBeFree(party))
                .isInstanceOfSatisfying(
                        Declined.class,
                        no -> assertThat(no.type()).isEqualTo(RetentionProblem.MUST_BE_KEPT));
        assertThatCode(() -> mustBeFree(other, party)).doesNotThrowAnyException();

        // when
        run(
                """
                update retention_hold set lifted_by = 'account:somebody', lifted_at = now()
                where organization = '%s'
                """
                        .formatted(organization.slug()));

        // then
        assertThatCode(() -> mustBeFree(party)).doesNotThrowAnyException();
    }

    private void mustBeFree(UUID party) throws Throwable {
        mustBeFree(organization, party);
    }

    private void mustBeFree(Organization asking, UUID party) throws Throwable {
        var linkedPeople = new LinkedPeople(holds, vault, () -> NO_PROOF);
        var now = Instant.now();
        VertxContextSupport.subscribeAndAwait(
                () ->
                        Panache.withTransaction(
                                () -> linkedPeople.mustBeFree(asking, Erasable.PARTY, party, now)));
    }

    private UUID partyThatSpokeFor(int people) throws SQLException {
        var party = UUID.randomUUID();
        run(
                """
                insert into party (id, organization, name, type, roles, address, contact, created_at)
                values ('%s', '%s', 'sealed:0:', 'ORGANIZATION', '{}', 'sealed:0:', 'sealed:0:', now());
                """
                        .formatted(party, organization.slug()));
        run(
                """
                with person as (
                    insert into subject (id, organization, kind, jurisdiction, languages, sealed,
                        representatives, created_at)
                    select gen_random_uuid(), '%2$s', 'LIVING_ADULT', 'DE', '{en}', 'sealed:0:',
                        '{}', now()
                    from generate_series(1, %3$d) returning id)
                insert into representative (id, organization, subject_id, kind, party_id, scope,
                    evidence_types, evidence_sha256, valid_from, added_by, added_at)
                select gen_random_uuid(), '%2$s', id, 'AGENT', '%1$s', '{}', '{}', '{}', now(),
                    'account:somebody', now()
                from person
                """
                        .formatted(party, organization.slug(), people));
        return party;
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
