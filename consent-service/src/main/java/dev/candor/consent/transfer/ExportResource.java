package dev.candor.consent.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.row.RowKind;
import dev.candor.consent.row.RowSource;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Tag(name = "Imports and exports", description = "Many rows at once")
@Path("/v1/exports/{kind}")
class ExportResource {
    private static final int AT_A_TIME = 200;

    private final Takers takers;
    private final Actors actors;
    private final ObjectMapper json;

    ExportResource(Takers takers, Actors actors, ObjectMapper json) {
        this.takers = takers;
        this.actors = actors;
        this.json = json;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Produces(ImportResource.JSON_LINES)
    @Operation(
            summary = "Export rows",
            description =
                    "All subjects, notices or grants that you reach, oldest first, as they come:"
                        + " one JSON value a line, each as its resource answers it; or CSV by"
                        + " Accept, a list in a field parted by semicolons, and what is nested as"
                        + " JSON. The kind is subjects, notices or grants.")
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content = {
                @Content(
                        mediaType = ImportResource.JSON_LINES,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "subjects",
                                        value = TransferExamples.EXPORTED)),
                @Content(mediaType = ImportResource.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such kind")
    public Multi<JsonNode> lines(
            @Parameter(description = "What rows: subjects, notices or grants") @RestPath
                    String kind) {
        return rows(kind);
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Produces(ImportResource.CSV)
    @Operation(hidden = true)
    public Multi<String> csv(@RestPath String kind) {
        var columns = takers.source(kind(kind)).columns();
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(String.join(",", columns) + "\r\n"),
                        rows(kind).map(row -> line(row, columns)));
    }

    private Multi<JsonNode> rows(String kind) {
        var actor = actors.current();
        var source = takers.source(kind(kind));
        source.mustBeSeenBy(actor);
        var cursor = new AtomicReference<@Nullable String>();
        return Multi.createBy()
                .repeating()
                .uni(() -> page(source, actor, cursor))
                .whilst(_ -> cursor.get() != null)
                .onItem()
                .<JsonNode>transformToIterable(rows -> rows);
    }

    private Uni<List<JsonNode>> page(
            RowSource source, Actor actor, AtomicReference<@Nullable String> cursor) {
        return Panache.withSession(
                        () ->
                                source.page(actor, PageRequest.of(AT_A_TIME, cursor.get()))
                                        .map(this::tree))
                .invoke(page -> cursor.set(page.next()))
                .map(Page::items);
    }

    private Page<JsonNode> tree(Page<?> page) {
        return page.map(json::<JsonNode>valueToTree);
    }

    private String line(JsonNode row, List<String> columns) {
        return columns.stream()
                .map(column -> field(row.path(column)))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private String field(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        var isList =
                value.isArray()
                        && StreamSupport.stream(value.spliterator(), false)
                                .allMatch(JsonNode::isValueNode);
        var text =
                isList
                        ? StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(";"))
                        : value.isValueNode() ? value.asText() : write(value);
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private String write(JsonNode value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is a JSON value", e);
        }
    }

    private static RowKind kind(String kind) {
        return Arrays.stream(RowKind.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
