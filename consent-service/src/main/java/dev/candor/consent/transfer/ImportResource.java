package dev.candor.consent.transfer;

import dev.candor.consent.row.RowKind;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Imports and exports", description = "Many rows at once")
@Path("/v1/imports")
class ImportResource {
    static final String JSON_LINES = "application/x-ndjson";
    static final String CSV = "text/csv";
    private static final int ACCEPTED = 202;

    private final ReceiveImport receiveImport;
    private final Imports imports;
    private final Actors actors;

    ImportResource(ReceiveImport receiveImport, Imports imports, Actors actors) {
        this.receiveImport = receiveImport;
        this.imports = imports;
        this.actors = actors;
    }

    @POST
    @Blocking // the body is read as it comes
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Consumes({JSON_LINES, CSV})
    @Operation(
            summary = "Import many rows",
            description =
                    "One JSON value a line, each as its resource takes it: subjects and notices as"
                        + " POST takes them, grants as {\"grant\": …, \"expression\": …}. Or, of"
                        + " subjects and notices, CSV under a line of names, where a name that ends"
                        + " in [] is a list parted by semicolons. The upload is taken in whole and"
                        + " worked off in the background; a row that is refused stops no other."
                        + " With dryRun nothing is kept but the outcomes.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = JSON_LINES,
                        schema = @Schema(implementation = String.class),
                        examples =
                                @ExampleObject(
                                        name = "subjects",
                                        value = TransferExamples.SUBJECT_LINES)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(implementation = String.class),
                        examples =
                                @ExampleObject(
                                        name = "subjects",
                                        value = TransferExamples.SUBJECT_CSV))
            })
    @APIResponse(
            responseCode = "202",
            description = "Taken in; Location says how far it is",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(
                                            name = "waiting",
                                            value = TransferExamples.WAITING)))
    @APIResponse(
            responseCode = "400",
            description =
                    "`invalid-request`: the kind is missing or none; or `unreadable-rows`: no"
                            + " UTF-8, or no CSV. Nothing is kept")
    @APIResponse(
            responseCode = "413",
            description =
                    "`too-many-rows`, `row-too-long` or `payload-too-large`: over a limit. Nothing"
                            + " is kept")
    @APIResponse(
            responseCode = "422",
            description =
                    "`idempotency-key-reused`: this Idempotency-Key was used with another upload")
    public RestResponse<ImportView> receive(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestHeader("Content-Type") String contentType,
            @Parameter(
                            description =
                                    "What CSV rows are: subjects, notices or grants. Lines of JSON"
                                            + " say it themselves")
                    @RestQuery
                    @Nullable String kind,
            @Parameter(description = "Whether the rows are only checked")
                    @RestQuery
                    @DefaultValue("false")
                    boolean dryRun,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        Errand.WRITE.mustBeOfficial(actor);
        var form =
                contentType.startsWith(CSV)
                        ? ReceiveImport.Form.CSV
                        : ReceiveImport.Form.JSON_LINES;
        var view = receiveImport.receive(actor, key, kind(kind, form), dryRun, form, body);
        return ResponseBuilder.<ImportView>create(ACCEPTED)
                .location(URI.create("/v1/imports/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "Read how far an import is", description = "For the organization's staff.")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ImportView.class),
                            examples =
                                    @ExampleObject(name = "done", value = TransferExamples.DONE)))
    @APIResponse(responseCode = "404", description = "`unknown-import`: no such import")
    public Uni<ImportView> get(@RestPath UUID id) {
        var actor = actors.current();
        Errand.READ.mustBeOfficial(actor);
        return imports.require(actor.organization(), id);
    }

    @GET
    @Path("/{id}/problems")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List the rows that were refused",
            description = "In their order, each with its number and what was wrong with it.")
    @APIResponse(
            responseCode = "200",
            description = "One page; next is the row to go on from",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RowProblemsView.class),
                            examples =
                                    @ExampleObject(
                                            name = "problems",
                                            value = TransferExamples.PROBLEMS)))
    @APIResponse(responseCode = "404", description = "`unknown-import`: no such import")
    public Uni<RowProblemsView> problems(
            @RestPath UUID id,
            @Parameter(description = "Number of the first row")
                    @RestQuery
                    @DefaultValue("1")
                    @Min(1)
                    int from,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var actor = actors.current();
        Errand.READ.mustBeOfficial(actor);
        return imports.require(actor.organization(), id)
                .chain(() -> imports.problems(actor.organization(), id, from, limit));
    }

    private static RowKind kind(@Nullable String kind, ReceiveImport.Form form) {
        var found =
                Arrays.stream(RowKind.values())
                        .filter(known -> known.name().equals(kind))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        refused(
                                                "Must be one of "
                                                        + Arrays.toString(RowKind.values())
                                                        + "."));
        if (found == RowKind.GRANTS && form == ReceiveImport.Form.CSV) {
            throw refused("A grant does not fit a line of CSV; send JSON lines.");
        }
        return found;
    }

    private static Declined refused(String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at("?kind");
    }
}
