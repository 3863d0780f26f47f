package dev.candor.label.plan;

import dev.candor.kit.identity.Organization;
import dev.candor.label.profile.Addressee;
import dev.candor.label.profile.Circumstance;
import dev.candor.label.profile.Market;
import dev.candor.label.verdict.Note;
import dev.candor.label.verdict.Verdict;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan is asked for, read from the request.
///
/// @param languages wishes, best first
/// @param withoutEncoding whether a film has to stay as it is encoded
/// @param on the day whose rules count
record PlanOrder(
        Organization organization,
        List<Market> markets,
        List<String> languages,
        MediaFacts media,
        Modality modality,
        Set<Circumstance> circumstances,
        Set<Addressee> roles,
        Prominence prominence,
        @Nullable Context context,
        @Nullable Generator generator,
        boolean withoutEncoding,
        LocalDate on) {
    PlanOrder {
        markets = List.copyOf(markets);
        languages = List.copyOf(languages);
        circumstances = Set.copyOf(circumstances);
        roles = Set.copyOf(roles);
    }

    /// What the audience has to know beside the label.
    record Context(String note, String source) {}

    /// The AI system that made it.
    record Generator(String provider, String system, @Nullable String version) {}

    /// With what the verdict has on record: reviewed text, and evident art.
    PlanOrder knowing(Verdict verdict) {
        var known = new HashSet<>(circumstances);
        if (verdict.notes().contains(Note.EDITORIAL_RESPONSIBILITY)) {
            known.add(Circumstance.EDITORIAL_RESPONSIBILITY);
        }
        if (verdict.notes().contains(Note.EVIDENT_ART)) {
            known.add(Circumstance.EVIDENT_ART);
        }
        return new PlanOrder(
                organization,
                markets,
                languages,
                media,
                modality,
                known,
                roles,
                prominence,
                context,
                generator,
                withoutEncoding,
                on);
    }

    /// Where no reasonable viewer may take it as real (PAI, practice 15).
    boolean mustStandOut() {
        return circumstances.contains(Circumstance.REPORTING_ON_HARM)
                || circumstances.contains(Circumstance.ADVOCACY);
    }
}
