package dev.candor.consent.policy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Territory;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "policy_rule")
@IdClass(PolicyRuleRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyRuleRow {
    @Id
    @Column(name = "version_id")
    UUID versionId;

    @Id int position;
    String organization;
    String code;

    @Enumerated(EnumType.STRING)
    Demand.Effect effect;

    @Nullable String role;
    @Nullable String label;
    String[] techniques;
    String[] actions;
    String[] purposes;
    String[] modalities;
    String[] channels;
    String[] territories;

    @Column(name = "content_flags")
    String[] contentFlags;

    String[] licensees;
    String[] languages;
    String[] statements;

    static PolicyRuleRow of(
            Organization organization, PolicyVersionId version, int position, PolicyRule rule) {
        var row = new PolicyRuleRow();
        row.versionId = version.value();
        row.position = position;
        row.organization = organization.slug();
        row.code = rule.code();
        row.effect = rule.demand().effect();
        row.role = rule.demand() instanceof Demand.Approval(var role) ? role : null;
        row.label = rule.demand() instanceof Demand.Label(var label) ? label : null;
        var named = rule.conditions().named();
        row.techniques = column(named, "techniques");
        row.actions = column(named, "actions");
        row.purposes = column(named, "purposes");
        row.modalities = column(named, "modalities");
        row.channels = column(named, "channels");
        row.territories = column(named, "territories");
        row.contentFlags = column(named, "contentFlags");
        row.licensees = column(named, "licensees");
        var said = new TreeMap<>(rule.statements());
        row.languages = said.keySet().toArray(String[]::new);
        row.statements = said.values().toArray(String[]::new);
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("policy_rule")
                .with("version_id", versionId)
                .with("position", position)
                .with("code", code)
                .with("effect", effect)
                .with("role", role)
                .with("label", label)
                .with("techniques", techniques)
                .with("actions", actions)
                .with("purposes", purposes)
                .with("modalities", modalities)
                .with("channels", channels)
                .with("territories", territories)
                .with("content_flags", contentFlags)
                .with("licensees", licensees)
                .with("languages", languages)
                .with("statements", statements);
    }

    PolicyRule toRule() {
        return new PolicyRule(
                code,
                demand(),
                new Conditions(
                        Set.of(techniques),
                        values(actions, Action::valueOf),
                        Set.of(purposes),
                        values(modalities, Modality::valueOf),
                        Set.of(channels),
                        values(territories, Territory::new),
                        Set.of(contentFlags),
                        Set.of(licensees)),
                IntStream.range(0, languages.length)
                        .boxed()
                        .collect(toMap(i -> languages[i], i -> statements[i])));
    }

    private Demand demand() {
        return switch (effect) {
            case PROHIBITED -> new Demand.Prohibited();
            case REQUIRES_APPROVAL -> new Demand.Approval(Objects.requireNonNull(role));
            case REQUIRES_LABEL -> new Demand.Label(Objects.requireNonNull(label));
        };
    }

    private static String[] column(Map<String, List<String>> named, String condition) {
        return Objects.requireNonNull(named.get(condition)).toArray(String[]::new);
    }

    private static <T> Set<T> values(String[] texts, Function<String, T> value) {
        return Arrays.stream(texts).map(value).collect(toSet());
    }

    record Place(UUID versionId, int position) {}
}
