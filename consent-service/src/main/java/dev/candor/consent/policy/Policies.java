package dev.candor.consent.policy;

import static java.util.stream.Collectors.groupingBy;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The versions of every organization's policies, each seen by its own alone.
@ApplicationScoped
class Policies implements PanacheRepositoryBase<PolicyVersionRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String END =
            """
            update policy_version set effective_until = greatest(effective_from, cast(:at as timestamptz))
            where organization = :organization and policy_id = :policy
                and (effective_until is null or effective_until > :at)
            """;

    private final PolicyDocuments documents;
    private final PolicyTexts texts;
    private final PolicyRules rules;

    Policies(PolicyDocuments documents, PolicyTexts texts, PolicyRules rules) {
        this.documents = documents;
        this.texts = texts;
        this.rules = rules;
    }

    /// What is in force at `at`; else what comes next; else what came last.
    ///
    /// @throws Declined `UNKNOWN_POLICY` when this organization has none of that name
    Uni<PolicyVersion> require(Organization organization, PolicyRef ref, Instant at) {
        return rows(organization, ref).map(rows -> pick(rows, at)).chain(this::whole);
    }

    /// @throws Declined `UNKNOWN_POLICY` when there is no such version of it
    Uni<PolicyVersion> requireVersion(Organization organization, PolicyRef ref, int number) {
        return rows(organization, ref)
                .map(rows -> rows.stream().filter(row -> row.version == number).findFirst())
                .map(row -> row.orElseThrow(Policies::unknownVersion))
                .chain(this::whole);
    }

    /// Every version of a policy, first one first.
    Uni<List<PolicyVersion>> history(Organization organization, PolicyRef ref) {
        return rows(organization, ref).chain(this::whole);
    }

    /// What is in force at `at`, policy by policy.
    Uni<Page<PolicyVersion>> inForce(Organization organization, Instant at, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find(
                        "organization = ?1 and effectiveFrom <= ?2 and (effectiveUntil is null or"
                                + " effectiveUntil > ?2) and policyId > ?3",
                        Sort.by("policyId"),
                        organization.slug(),
                        at,
                        after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.policyId))
                .chain(found -> whole(found.items()).map(all -> new Page<>(all, found.next())));
    }

    /// The latest version there is of a document that the caller has locked.
    Uni<Optional<PolicyVersionRow>> latest(Organization organization, PolicyId policy) {
        return find(
                        "organization = ?1 and policyId = ?2",
                        Sort.descending("version"),
                        organization.slug(),
                        policy.value())
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<Void> add(PolicyRows rows) {
        return persistAndFlush(rows.version())
                .chain(() -> texts.persist(rows.texts()))
                .chain(() -> rules.persistAll(rows.rules()))
                .chain(this::flush);
    }

    /// Ends at `at` what would last longer; tells how many versions that were.
    Uni<Integer> end(Organization organization, PolicyId policy, Instant at) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(END)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("policy", policy.value())
                                        .setParameter("at", at)
                                        .executeUpdate());
    }

    static PolicyVersionRow pick(List<PolicyVersionRow> rows, Instant at) {
        return rows.stream()
                .filter(row -> row.effective().contains(at))
                .findFirst()
                .or(
                        () ->
                                rows.stream()
                                        .filter(
                                                row ->
                                                        row.effective().at(at)
                                                                == PolicyStatus.UPCOMING)
                                        .min(Comparator.comparing(row -> row.effectiveFrom)))
                .orElseGet(rows::getLast);
    }

    private Uni<List<PolicyVersionRow>> rows(Organization organization, PolicyRef ref) {
        return documents
                .require(organization, ref)
                .chain(
                        document ->
                                list(
                                        "organization = ?1 and policyId = ?2",
                                        Sort.by("version"),
                                        organization.slug(),
                                        document.id));
    }

    private Uni<PolicyVersion> whole(PolicyVersionRow row) {
        return whole(List.of(row)).map(List::getFirst);
    }

    private Uni<List<PolicyVersion>> whole(List<PolicyVersionRow> rows) {
        var ids = rows.stream().map(row -> row.id).toList();
        return texts.of(ids)
                .chain(words -> rules.of(ids).map(ruled -> together(rows, words, ruled)));
    }

    private static List<PolicyVersion> together(
            List<PolicyVersionRow> rows, List<PolicyTextRow> words, List<PolicyRuleRow> ruled) {
        var textsOf = words.stream().collect(groupingBy(text -> text.versionId));
        var rulesOf = ruled.stream().collect(groupingBy(rule -> rule.versionId));
        return rows.stream()
                .map(
                        row ->
                                row.toVersion(
                                        textsOf.getOrDefault(row.id, List.of()),
                                        rulesOf.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static Declined unknownVersion() {
        return new Declined(PolicyProblem.UNKNOWN_POLICY, "No such version of this policy.")
                .at("?version");
    }
}
