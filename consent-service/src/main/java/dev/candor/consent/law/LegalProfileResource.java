package dev.candor.consent.law;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Tag(name = "Legal profiles", description = "What laws and contracts ask of a grant")
@Path("/v1/legal-profiles")
class LegalProfileResource {
    private final LegalProfiles profiles;
    private final ChooseProfile chooseProfile;
    private final Actors actors;
    private final Clock clock;

    LegalProfileResource(
            LegalProfiles profiles, ChooseProfile chooseProfile, Actors actors, Clock clock) {
        this.profiles = profiles;
        this.chooseProfile = chooseProfile;
        this.actors = actors;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Read the legal profiles of a day",
            description =
                    "Each in the version of that day, with its rules, the source of each and the"
                        + " day by which it is looked at again. Those byDefault hold for grants"
                        + " under their jurisdictions; the others where a grant names them or an"
                        + " organization chose them. Not legal advice. Needs no token.")
    @APIResponse(
            responseCode = "200",
            description = "The profiles",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfilesView.class),
                            examples =
                                    @ExampleObject(
                                            name = "profiles",
                                            value = LawExamples.PROFILES)))
    public Uni<ProfilesView> list(@RestQuery @Nullable String on) {
        return Uni.createFrom()
                .item(
                        () ->
                                new ProfilesView(
                                        profiles.on(day(on)).stream()
                                                .map(ProfileView::of)
                                                .toList()));
    }

    @POST
    @Path("/{code}/choice")
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(
            summary = "Let a profile hold, or not",
            description =
                    "For everything your organization asks people for from now on, in every"
                            + " jurisdiction. A profile that is on by default stays so.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChoiceRequest.class),
                            examples = @ExampleObject(name = "on", value = LawExamples.CHOICE)))
    @APIResponse(
            responseCode = "200",
            description = "As of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChoiceView.class),
                            examples = @ExampleObject(name = "chosen", value = LawExamples.CHOSEN)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-legal-profile`: there is none of this code")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ChoiceView> choose(
            @Parameter(description = "Code of the profile, such as GDPR") @RestPath String code,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ChoiceRequest request) {
        return chooseProfile.choose(actors.current(), key, code, request);
    }

    private LocalDate day(@Nullable String on) {
        try {
            return on == null
                    ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                    : LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A day, such as 2026-11-22.")
                    .at("?on");
        }
    }

    /// Whether a profile is to hold.
    record ChoiceRequest(@NotNull Boolean applies) {}

    /// Whether a profile holds by choice.
    record ChoiceView(String code, boolean applies, Instant since) {}

    /// The profiles of one day.
    record ProfilesView(List<ProfileView> items) {}

    /// One version of one profile.
    record ProfileView(
            String code,
            int version,
            String title,
            LegalProfile.Status status,
            boolean byDefault,
            List<String> jurisdictions,
            LocalDate from,
            @Nullable LocalDate until,
            LocalDate reviewedOn,
            LocalDate reviewBy,
            List<RuleView> rules) {
        static ProfileView of(LegalProfile profile) {
            return new ProfileView(
                    profile.code(),
                    profile.version(),
                    profile.title(),
                    profile.status(),
                    profile.byDefault(),
                    profile.jurisdictions().stream().sorted().toList(),
                    profile.from(),
                    profile.until(),
                    profile.reviewedOn(),
                    profile.reviewBy(),
                    profile.rules().stream().map(RuleView::of).toList());
        }
    }

    /// One rule, and the number it turns on, when there is one: years, or characters.
    record RuleView(String rule, @Nullable Integer number, String source) {
        static RuleView of(Rule rule) {
            return new RuleView(
                    rule.code(),
                    switch (rule) {
                        case Rule.SpecificDescription(var length, _) -> (Integer) length;
                        case Rule.MaxTerm(_, var years, _) -> (Integer) years;
                        case Rule.PostMortemTerm(var years, _) -> (Integer) years;
                        case Rule.SeparatePresentation _,
                                Rule.CounselOrUnion _,
                                Rule.OnRecord _,
                                Rule.CourtForMinors _,
                                Rule.NamedProject _,
                                Rule.Disclosure _ ->
                                null;
                    },
                    rule.source());
        }
    }
}
