package dev.candor.consent.grant;

import dev.candor.consent.agreement.Agreements;
import dev.candor.consent.agreement.TemplateLine;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what is asked against the agreement it names.
@ApplicationScoped
class AgreedTerms {
    private final Agreements agreements;

    AgreedTerms(Agreements agreements) {
        this.agreements = agreements;
    }

    /// Passes when the terms name no agreement, or keep within the one they name.
    Uni<Void> mustKeep(Organization organization, GrantTerms terms) {
        var agreement = terms.particulars().agreement();
        return agreement == null
                ? Uni.createFrom().voidItem()
                : agreements.mustHold(
                        organization,
                        agreement,
                        terms.scope().stream().map(AgreedTerms::template).toList());
    }

    private static TemplateLine template(ScopeLine line) {
        return new TemplateLine(
                line.effect().name(),
                line.actions().stream().map(Action::name).toList(),
                line.modalities().stream().map(Modality::name).toList(),
                List.copyOf(line.purposes()),
                line.territories().stream().map(Territory::code).toList(),
                List.copyOf(line.channels()),
                presentIfAny(line.narrowing().likeness().stream().map(Likeness::name).toList()),
                presentIfAny(line.narrowing().techniques()),
                presentIfAny(line.conditions().contentLimits()));
    }

    private static @Nullable List<String> presentIfAny(Collection<String> values) {
        return values.isEmpty() ? null : List.copyOf(values);
    }
}
