package dev.candor.consent.grant;

import dev.candor.consent.challenge.Challenge;
import dev.candor.consent.subject.LanguageTag;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Words to be said aloud.
@Tag(name = "Grants")
@Path("/v1/grants")
class ChallengeResource {
    private final IssueChallenge issueChallenge;
    private final Actors actors;

    ChallengeResource(IssueChallenge issueChallenge, Actors actors) {
        this.issueChallenge = issueChallenge;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/challenges")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Ask for words to be said aloud",
            description =
                    "For an expression by SPOKEN_PHRASE or VIDEO_PHRASE. The words are for this"
                        + " grant and this speaker alone, live fifteen minutes and are used once."
                        + " Without a language they are in the one the person likes most, without a"
                        + " representative for the person, or for who calls and speaks for them.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChallengeRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "english",
                                            value = GrantExamples.CHALLENGE_REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The words",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChallengeView.class),
                            examples =
                                    @ExampleObject(
                                            name = "challenge",
                                            value = GrantExamples.CHALLENGE)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-expressible`: it waits for no answer; or `idempotency-in-flight`: a"
                            + " request with this Idempotency-Key is still being answered")
    @APIResponse(
            responseCode = "422",
            description =
                    "`language-not-of-notice`, `language-not-of-subject`, `notice-not-effective`,"
                            + " `representative-required` or `idempotency-key-reused`")
    public Uni<RestResponse<ChallengeView>> challenge(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable ChallengeRequest request) {
        var said = Objects.requireNonNullElse(request, ChallengeRequest.TO_THE_PERSON);
        return issueChallenge
                .issue(actors.current(), key, new GrantId(id), said)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<ChallengeView>create(
                                                RestResponse.Status.CREATED)
                                        .entity(view)
                                        .build());
    }

    /// For whom the words are, and in which language.
    record ChallengeRequest(
            @LanguageTag @Nullable String language, @Nullable UUID representativeId) {
        static final ChallengeRequest TO_THE_PERSON = new ChallengeRequest(null, null);
    }

    /// The words.
    record ChallengeView(
            UUID id,
            UUID grantId,
            UUID speakerId,
            String language,
            String phrase,
            Instant issuedAt,
            Instant expiresAt) {
        static ChallengeView of(Challenge challenge) {
            return new ChallengeView(
                    challenge.id(),
                    challenge.grant(),
                    challenge.speaker(),
                    challenge.language(),
                    challenge.phrase(),
                    challenge.issuedAt(),
                    challenge.expiresAt());
        }
    }
}
