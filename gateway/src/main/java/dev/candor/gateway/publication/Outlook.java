package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.publication.Plan.AppliedProfile;
import dev.candor.kit.problem.Declined;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What would come of a publication, and why. Nothing was rendered, signed or released for it.
///
/// @param wouldBePublished whether nothing refuses it so far; what can only be told by rendering
/// and signing is not foreseen
/// @param steps those that were gone through; empty when it was refused before a verdict was made
/// @param verdict absent when it was refused before one was made
/// @param markets one for each market that was declared; empty when it was refused before
/// @param refusal what a publication would be answered; absent when nothing refuses it
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outlook(
        boolean wouldBePublished,
        List<PublicationView.StepView> steps,
        @Nullable Verdict verdict,
        List<MarketOutlook> markets,
        @Nullable Refusal refusal) {

    /// What one market asks for.
    ///
    /// @param profiles the rules that apply
    /// @param level how near the audience the disclosure has to stand
    /// @param visible the label, or why there is none
    /// @param disclosureDue whether something has to go into the media
    /// @param marks standards of the marks that go into the metadata
    /// @param explanation why, in sentences
    /// @param refusal why this market cannot be served
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MarketOutlook(
            String market,
            List<AppliedProfile> profiles,
            @Nullable String level,
            Plan.@Nullable Visible visible,
            boolean disclosureDue,
            List<String> marks,
            List<String> explanation,
            @Nullable Refusal refusal) {

        static MarketOutlook of(String market, Plan plan, Modality modality) {
            return new MarketOutlook(
                    market,
                    Objects.requireNonNullElse(plan.profiles(), List.of()),
                    plan.level(),
                    plan.visible(),
                    plan.asksForDisclosure(modality),
                    plan.marks().stream().map(Bind.Mark::standard).toList(),
                    Objects.requireNonNullElse(plan.explanation(), List.of()),
                    null);
        }

        static MarketOutlook refused(String market, Declined refusal) {
            return new MarketOutlook(
                    market,
                    List.of(),
                    null,
                    null,
                    false,
                    List.of(),
                    List.of(),
                    Refusal.of(refusal));
        }
    }

    /// A refusal, in the words of the problem it would be.
    ///
    /// @param step that would refuse
    /// @param pointer member that is to blame
    /// @param reasons why consent does not cover it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refusal(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String step,
            @Nullable String pointer,
            @Nullable List<String> reasons) {
        static Refusal of(Declined declined) {
            return new Refusal(
                    declined.type().uri(),
                    declined.type().title(),
                    declined.type().status(),
                    declined.detail(),
                    declined.members().get("step") instanceof String step ? step : null,
                    declined.pointer().orElse(null),
                    declined.members().get("reasons") instanceof List<?> reasons
                            ? reasons.stream().map(String::valueOf).toList()
                            : null);
        }
    }

    Outlook {
        steps = List.copyOf(steps);
        markets = List.copyOf(markets);
    }

    static Outlook refused(Declined refusal) {
        return new Outlook(false, List.of(), null, List.of(), Refusal.of(refusal));
    }
}
