package dev.candor.provenance.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Upload;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Signing over HTTP.
@Path("/v1/signatures")
class SignatureResource {
    static final String MANIFEST_HEADER = "Candor-Manifest";
    private static final String MANIFEST = "manifest";

    private final SignMedia signMedia;
    private final SignedOutput output;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Actors actors;
    private final ObjectMapper json;

    SignatureResource(
            SignMedia signMedia,
            SignedOutput output,
            Intake intake,
            SpooledMedia spooled,
            Actors actors,
            ObjectMapper json) {
        this.signMedia = signMedia;
        this.output = output;
        this.intake = intake;
        this.spooled = spooled;
        this.actors = actors;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Scopes.PROVENANCE_SIGN)
    public Uni<RestResponse<java.nio.file.Path>> sign(
            @Context RoutingContext exchange,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var actor = actors.current();
        return intake.receive(exchange, Set.of(MANIFEST))
                .chain(upload -> signMedia.sign(actor, key, upload.asset(), request(upload)))
                .chain(signed -> output.open(exchange, actor, key, signed))
                .map(SignatureResource::media);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_SIGN)
    public Uni<RestResponse<SignatureView>> signSpooled(
            @Valid @NotNull SpooledSignatureRequest request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        Actor actor = actors.current();
        return spooled.open(actor, request.spool())
                .chain(media -> signMedia.sign(actor, key, media, request.manifest()))
                .map(SignatureResource::created);
    }

    private SignatureRequest request(Upload upload) {
        var text =
                upload.text(MANIFEST)
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                        CommonProblem.INVALID_REQUEST,
                                                        "Say what to sign in a part named"
                                                                + " manifest, as JSON.")
                                                .at("/" + MANIFEST));
        return read(text);
    }

    private SignatureRequest read(String text) {
        try {
            return json.readValue(text, SignatureRequest.class);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e, RestResponse.StatusCode.BAD_REQUEST);
        }
    }

    private static RestResponse<java.nio.file.Path> media(SignedOutput.Output signed) {
        return RestResponse.ResponseBuilder.ok(signed.media().path())
                .header(HttpHeaders.CONTENT_TYPE, signed.media().mediaType())
                .header(ReprDigest.HEADER, ReprDigest.format(signed.media().sha256()))
                .header(MANIFEST_HEADER, signed.manifest())
                .build();
    }

    private static RestResponse<SignatureView> created(SignatureView signature) {
        return RestResponse.ResponseBuilder.<SignatureView>created(
                        URI.create("/v1/manifests/" + signature.manifest()))
                .entity(signature)
                .build();
    }
}
