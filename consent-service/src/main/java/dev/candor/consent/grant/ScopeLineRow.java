package dev.candor.consent.grant;

import static java.util.stream.Collectors.toSet;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Disclosure;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.PostMortem;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "scope_line")
@IdClass(ScopeLineRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ScopeLineRow {
    private static final String DESCRIPTION = "scope_line.description";

    @Id
    @Column(name = "grant_id")
    UUID grantId;

    @Id int position;
    String organization;

    @Enumerated(EnumType.STRING)
    Effect effect;

    String[] actions;
    String[] modalities;
    String[] purposes;
    String[] territories;
    String[] channels;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    String description;
    String[] likeness;
    String[] techniques;
    String[] projects;
    String[] languages;

    @Column(name = "max_uses")
    @Nullable Integer maxUses;

    @Enumerated(EnumType.STRING)
    Approval approval;

    @Column(name = "content_limits")
    String[] contentLimits;

    @Column(name = "label_class")
    @Nullable String labelClass;

    @Column(name = "discloses_provenance")
    boolean disclosesProvenance;

    @Column(name = "discloses_name")
    boolean disclosesName;

    @Enumerated(EnumType.STRING)
    @Column(name = "post_mortem")
    PostMortem postMortem;

    @Column(name = "post_mortem_until")
    @Nullable Instant postMortemUntil;

    boolean sublicense;

    static ScopeLineRow of(
            Organization organization, GrantId grant, int position, ScopeLine line, Seal seal) {
        var row = new ScopeLineRow();
        row.grantId = grant.value();
        row.position = position;
        row.organization = organization.slug();
        row.effect = line.effect();
        row.actions = texts(line.actions(), Action::name);
        row.modalities = texts(line.modalities(), Modality::name);
        row.purposes = texts(line.purposes(), Function.identity());
        row.territories = texts(line.territories(), Territory::code);
        row.channels = texts(line.channels(), Function.identity());
        row.validFrom = line.period().from();
        row.validUntil = line.period().until();
        row.description = seal.seal(DESCRIPTION, line.description());
        row.fill(line.narrowing());
        row.fill(line.conditions());
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("scope_line")
                .with("grant_id", grantId)
                .with("position", position)
                .with("effect", effect)
                .with("actions", actions)
                .with("modalities", modalities)
                .with("purposes", purposes)
                .with("territories", territories)
                .with("channels", channels)
                .with("valid_from", validFrom)
                .with("valid_until", validUntil)
                .with("description", description)
                .with("likeness", likeness)
                .with("techniques", techniques)
                .with("projects", projects)
                .with("languages", languages)
                .with("max_uses", maxUses)
                .with("approval", approval)
                .with("content_limits", contentLimits)
                .with("label_class", labelClass)
                .with("discloses_provenance", disclosesProvenance)
                .with("discloses_name", disclosesName)
                .with("post_mortem", postMortem)
                .with("post_mortem_until", postMortemUntil)
                .with("sublicense", sublicense);
    }

    /// @param subject whose grant it is of
    ScopeLine toScopeLine(UUID subject, Keyring keys) {
        return new ScopeLine(
                effect,
                values(actions, Action::valueOf),
                values(modalities, Modality::valueOf),
                Set.of(purposes),
                values(territories, Territory::new),
                Set.of(channels),
                new Period(validFrom, validUntil),
                keys.open(subject, DESCRIPTION, description).orElse(Keyring.ERASED),
                new Narrowing(
                        values(likeness, Likeness::valueOf),
                        Set.of(techniques),
                        Set.of(projects),
                        Set.of(languages)),
                new Conditions(
                        maxUses,
                        approval,
                        Set.of(contentLimits),
                        new Disclosure(labelClass, disclosesProvenance, disclosesName),
                        postMortem,
                        postMortemUntil,
                        sublicense));
    }

    private void fill(Narrowing narrowing) {
        likeness = texts(narrowing.likeness(), Likeness::name);
        techniques = texts(narrowing.techniques(), Function.identity());
        projects = texts(narrowing.projects(), Function.identity());
        languages = texts(narrowing.languages(), Function.identity());
    }

    private void fill(Conditions conditions) {
        maxUses = conditions.maxUses();
        approval = conditions.approval();
        contentLimits = texts(conditions.contentLimits(), Function.identity());
        labelClass = conditions.disclosure().labelClass();
        disclosesProvenance = conditions.disclosure().provenance();
        disclosesName = conditions.disclosure().attribution();
        postMortem = conditions.postMortem();
        postMortemUntil = conditions.postMortemUntil();
        sublicense = conditions.sublicense();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static <T> Set<T> values(String[] texts, Function<String, T> value) {
        return Arrays.stream(texts).map(value).collect(toSet());
    }

    record Place(UUID grantId, int position) {}
}
