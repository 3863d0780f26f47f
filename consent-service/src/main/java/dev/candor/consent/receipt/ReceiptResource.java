package dev.candor.consent.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.page.PlainPage;
import dev.candor.consent.receipt.IssueReceipt.SignedReceipt;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Grants", description = "What people were asked, and what they said")
@Path("/v1/grants/{id}/receipt")
class ReceiptResource {
    private static final String JSON_LD = "application/ld+json";
    private static final String ODRL = "application/odrl+json";
    private static final String JWS = "application/jose";
    private static final String PDF = "application/pdf";
    private static final String SD_JWT = "application/dc+sd-jwt";

    private final IssueReceipt issueReceipt;
    private final ReceiptConfig config;
    private final ObjectMapper json;
    private final Actors actors;

    ReceiptResource(
            IssueReceipt issueReceipt, ReceiptConfig config, ObjectMapper json, Actors actors) {
        this.issueReceipt = issueReceipt;
        this.config = config;
        this.json = json;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Produces({MediaType.APPLICATION_JSON, JSON_LD, ODRL, JWS, SD_JWT, MediaType.TEXT_HTML})
    @Operation(
            summary = "Take a receipt home",
            description =
                    "A signed receipt of the grant as it is now, with the ledger's proof, a signed"
                        + " checkpoint and the registry's keys: `candor receipt verify` checks it"
                        + " offline. Fields are aligned with ISO/IEC TS 27560. By Accept: JSON with"
                        + " a JWS, the JWS alone, DPV as JSON-LD, the scope lines as an ODRL"
                        + " agreement, a page that a person reads and prints, in the language of"
                        + " Accept-Language (en, de, fr, es, zh, ar), or the same as a PDF (en, de,"
                        + " fr, es) with the JWS attached; where the operator offers it"
                        + " (`candor.consent.receipt.sd-jwt-vc`), as an SD-JWT credential.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReceiptView.class),
                        examples =
                                @ExampleObject(name = "receipt", value = ReceiptExamples.RECEIPT)),
                @Content(mediaType = JSON_LD, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = ODRL, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = JWS, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = SD_JWT, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = PDF,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "406",
            description = "`not-acceptable`: a receipt has none of the accepted forms")
    @APIResponse(
            responseCode = "503",
            description = "`registry-keys-closed`, `registry-key-lost`: nothing can be signed")
    public Uni<RestResponse<String>> receipt(
            @RestPath UUID id,
            @Context Request request,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var form = request.selectVariant(forms());
        if (form == null) {
            throw new Declined(
                    CommonProblem.NOT_ACCEPTABLE,
                    "A receipt is application/json, application/ld+json, application/odrl+json,"
                            + " application/jose, text/html or application/pdf.");
        }
        var type = form.getMediaType().toString();
        if (type.equals(SD_JWT)) {
            return issueReceipt
                    .issueCredential(actors.current(), new GrantId(id))
                    .map(credential -> answer(type, credential));
        }
        if (type.equals(MediaType.TEXT_HTML)) {
            var words = ReceiptWords.in(Language.preferred(languages));
            return issueReceipt
                    .issue(actors.current(), new GrantId(id))
                    .map(signed -> page(ReceiptTold.of(members(signed), words)));
        }
        return issueReceipt
                .issue(actors.current(), new GrantId(id))
                .map(signed -> answer(type, written(type, signed)));
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Produces(PDF + ";qs=0.1") // who takes anything gets JSON
    @Operation(hidden = true) // described with the other forms
    public Uni<RestResponse<byte[]>> document(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var words = ReceiptPdf.words(Language.preferred(languages));
        return issueReceipt
                .issue(actors.current(), new GrantId(id))
                .emitOn(Infrastructure.getDefaultWorkerPool()) // setting it is computing
                .map(signed -> document(signed, words));
    }

    private List<Variant> forms() {
        var types =
                new ArrayList<>(
                        List.of(
                                MediaType.APPLICATION_JSON_TYPE,
                                MediaType.valueOf(JSON_LD),
                                MediaType.valueOf(ODRL),
                                MediaType.valueOf(JWS),
                                MediaType.TEXT_HTML_TYPE));
        if (config.sdJwtVc()) {
            types.add(MediaType.valueOf(SD_JWT));
        }
        return Variant.mediaTypes(types.toArray(MediaType[]::new)).build();
    }

    private static RestResponse<String> answer(String type, String text) {
        return ResponseBuilder.ok(text, type + ";charset=UTF-8")
                .header("Vary", "Accept")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RestResponse<String> page(ReceiptTold receipt) {
        return ResponseBuilder.ok(ReceiptPage.of(receipt), "text/html;charset=UTF-8")
                .header("Vary", "Accept, Accept-Language")
                .header("Content-Language", receipt.words().language().tag())
                .header("Content-Security-Policy", PlainPage.CONTENT_SECURITY)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RestResponse<byte[]> document(SignedReceipt signed, Words words) {
        var receipt = members(signed);
        var header = receipt.getJsonObject("header");
        var number = header.getString("receipt_id");
        var pdf =
                ReceiptPdf.of(
                        ReceiptTold.of(receipt, words),
                        signed.jws(),
                        number,
                        Instant.parse(header.getString("issued_at")));
        return ResponseBuilder.ok(pdf, PDF)
                .header("Vary", "Accept, Accept-Language")
                .header("Content-Language", words.language().tag())
                .header(
                        "Content-Disposition",
                        "inline; filename=\"receipt-%s.pdf\"".formatted(number))
                .header("Cache-Control", "no-store")
                .build();
    }

    private String written(String type, SignedReceipt signed) {
        return switch (type) {
            case JSON_LD -> text(Dpv.of(members(signed)));
            case ODRL -> text(Odrl.of(members(signed)));
            case JWS -> signed.jws();
            default -> text(new ReceiptView(signed.content(), signed.jws()));
        };
    }

    private static JsonObject members(SignedReceipt signed) {
        return new JsonObject(CanonicalJson.of(signed.content()));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt is maps, lists and texts", e);
        }
    }
}
