package dev.candor.consent.ledger;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.identity.ShownOrganization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Tag(name = "Ledger", description = "What happened, in order")
@Path("/v1/ledger")
class LedgerResource {
    private static final String WHOSE =
            "Whose; the installation's own organization where it is not said";

    private final Ledger ledger;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final ShownOrganization shownOrganization;
    private final Actors actors;

    LedgerResource(
            Ledger ledger,
            Checkpoints checkpoints,
            Proofs proofs,
            ShownOrganization shownOrganization,
            Actors actors) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.shownOrganization = shownOrganization;
        this.actors = actors;
    }

    @GET
    @Path("/entries")
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(
            summary = "Read the ledger",
            description =
                    "Entries of your organization from a number on. leafHash is SHA-256 over a zero"
                            + " octet and the body in UTF-8 (RFC 9162, 2.1.1).")
    @APIResponse(
            responseCode = "200",
            description = "The entries, in order",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LedgerView.class),
                            examples =
                                    @ExampleObject(
                                            name = "entries",
                                            value = LedgerExamples.ENTRIES)))
    public Uni<LedgerView> entries(
            @Parameter(description = "Number of the first entry")
                    @RestQuery
                    @DefaultValue("1")
                    @Min(1)
                    long from,
            @Parameter(description = "How many entries at most")
                    @RestQuery
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    int limit) {
        return ledger.list(actors.current().organization(), from, limit).map(LedgerView::of);
    }

    @GET
    @Path("/checkpoint")
    @PermitAll
    @Operation(
            summary = "The latest signed checkpoint",
            description =
                    "How long the ledger is and the root of its tree, at most a second behind."
                            + " note is what was signed (C2SP signed note, tlog-checkpoint): its"
                            + " text, and under it the registry's signature. With size: the"
                            + " checkpoint of just that many entries.")
    @APIResponse(
            responseCode = "200",
            description = "The checkpoint",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckpointView.class),
                            examples =
                                    @ExampleObject(
                                            name = "checkpoint",
                                            value = LedgerExamples.CHECKPOINT)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`no-checkpoint`: none of that size was signed; `unknown-organization`: none"
                            + " of that name shows anything")
    public Uni<CheckpointView> checkpoint(
            @Parameter(
                            description =
                                    "Entries of the tree; without it those of the latest"
                                            + " checkpoint")
                    @RestQuery
                    @Min(1)
                    @Nullable Long size,
            @Parameter(description = WHOSE) @RestQuery(PublicOrganization.PARAMETER)
                    @Nullable String organization) {
        return shownOrganization
                .named(organization)
                .chain(
                        whose ->
                                size == null
                                        ? checkpoints.latest(whose)
                                        : checkpoints.ofSize(whose, size))
                .map(found -> found.orElseThrow(Checkpoints::none))
                .map(CheckpointView::of);
    }

    @GET
    @Path("/inclusion")
    @PermitAll
    @Operation(
            summary = "Prove that an entry is in the ledger",
            description =
                    "An inclusion proof (RFC 9162, 2.1.3) of entry seq, whose index is seq - 1, in"
                            + " the tree of size entries; of the latest checkpoint where size is"
                            + " not said. Hashes are hexadecimal.")
    @APIResponse(
            responseCode = "200",
            description = "The proof",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InclusionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "proof",
                                            value = LedgerExamples.INCLUSION)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`beyond-ledger`: the ledger is not that long; `no-checkpoint`: none was"
                            + " signed; `unknown-organization`: none of that name shows anything")
    public Uni<InclusionView> inclusion(
            @Parameter(description = "Number of the entry, from 1; always needed")
                    @RestQuery
                    @Min(1)
                    @Nullable Long seq,
            @Parameter(
                            description =
                                    "Entries of the tree; without it those of the latest"
                                            + " checkpoint")
                    @RestQuery
                    @Min(1)
                    @Nullable Long size,
            @Parameter(description = WHOSE) @RestQuery(PublicOrganization.PARAMETER)
                    @Nullable String organization) {
        var entry = required(seq, "seq");
        return shownOrganization
                .named(organization)
                .chain(whose -> proofs.ofEntry(whose, entry, size));
    }

    @GET
    @Path("/consistency")
    @PermitAll
    @Operation(
            summary = "Prove that the ledger has only grown",
            description =
                    "A consistency proof (RFC 9162, 2.1.4) between the trees of from and of to"
                            + " entries; to the latest checkpoint where to is not said. Hashes are"
                            + " hexadecimal.")
    @APIResponse(
            responseCode = "200",
            description = "The proof",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ConsistencyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "proof",
                                            value = LedgerExamples.CONSISTENCY)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`beyond-ledger`: the ledger is not that long; `no-checkpoint`: none was"
                            + " signed; `unknown-organization`: none of that name shows anything")
    public Uni<ConsistencyView> consistency(
            @Parameter(description = "Entries of the older tree; always needed") @RestQuery @Min(1)
                    @Nullable Long from,
            @Parameter(
                            description =
                                    "Entries of the newer tree; without it those of the latest"
                                            + " checkpoint")
                    @RestQuery
                    @Min(1)
                    @Nullable Long to,
            @Parameter(description = WHOSE) @RestQuery(PublicOrganization.PARAMETER)
                    @Nullable String organization) {
        var older = required(from, "from");
        return shownOrganization.named(organization).chain(whose -> proofs.since(whose, older, to));
    }

    private static long required(@Nullable Long value, String name) {
        if (value == null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, name + " has to be said.")
                    .at("?" + name);
        }
        return value;
    }
}
