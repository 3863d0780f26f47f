package dev.candor.gateway.pages;

import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.publication.Verification;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.gateway.upload.Intake;
import dev.candor.gateway.upload.MultipartReader;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;

/// The public pages.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class PageResource {
    /// Files of the public page lie in the spool for as long as the answer takes, and belong to
    /// nobody.
    private static final Organization NOBODY = new Organization("anonymous");

    private final NeighbourClient neighbours;
    private final Intake intake;
    private final Vertx vertx;
    private final long limit;

    PageResource(
            NeighbourClient neighbours,
            Intake intake,
            Vertx vertx,
            @ConfigProperty(name = "candor.routing.max-anonymous-body", defaultValue = "104857600")
                    long limit) {
        this.neighbours = neighbours;
        this.intake = intake;
        this.vertx = vertx;
        this.limit = limit;
    }

    private static final String VERIFICATIONS = "/v1/verifications";
    private static final String ASSET = "asset";
    private static final String SIDECAR = "sidecar";

    /// What a visitor sent: files by the name of their part.
    private record Sent(String name, Map<String, SpoolEntry> files) {
        Map<String, java.nio.file.Path> paths() {
            return files.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().path()));
        }
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance home() {
        return new HomePage();
    }

    @GET
    @Path("/verify")
    @Operation(hidden = true)
    public TemplateInstance verify() {
        return new VerifyPage(limit, null, null);
    }

    @POST
    @Path("/verify")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    @Blocking // the body is read as it comes
    public Uni<TemplateInstance> verify(
            @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType, InputStream body)
            throws IOException {
        var sent = take(MultipartReader.of(body, contentType));
        return found(sent.paths())
                .<TemplateInstance>map(
                        found -> new VerifyPage(limit, Finding.of(sent.name(), found), null))
                .onFailure(PageResource::isAboutTheFile)
                .recoverWithItem(
                        failure -> new VerifyPage(limit, null, ((Declined) failure).detail()))
                .eventually(() -> discard(sent.files().values()));
    }

    private Uni<Verification> found(Map<String, java.nio.file.Path> files) {
        var nobody = new Credentials.None();
        return files.containsKey(SIDECAR)
                ? neighbours.postForm(
                        Neighbour.PROVENANCE, VERIFICATIONS, nobody, files, Verification.class)
                : neighbours.postFile(
                        Neighbour.PROVENANCE,
                        VERIFICATIONS,
                        nobody,
                        Objects.requireNonNull(files.get(ASSET)),
                        Verification.class);
    }

    private Sent take(MultipartReader parts) throws IOException {
        var files = new HashMap<String, SpoolEntry>();
        var name = "the file";
        try {
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                if (part.get().name().equals(ASSET) && !files.containsKey(ASSET)) {
                    name = part.get().filename().orElse(name);
                    files.put(ASSET, intake.take(NOBODY, part.get(), limit));
                } else if (isStore(part.get()) && !files.containsKey(SIDECAR)) {
                    files.put(SIDECAR, intake.take(NOBODY, part.get(), limit));
                }
            }
            if (!files.containsKey(ASSET)) {
                throw new Declined(CommonProblem.INVALID_REQUEST, "Choose a file first.")
                        .at("#" + ASSET);
            }
            return new Sent(name, Map.copyOf(files));
        } catch (IOException | Declined e) {
            files.values().forEach(intake::discard);
            throw e;
        }
    }

    /// A form sends the field for the store also when nobody chose one, without a name then.
    private static boolean isStore(MultipartReader.Part part) {
        return part.name().equals(SIDECAR) && part.filename().filter(n -> !n.isEmpty()).isPresent();
    }

    private Uni<Boolean> discard(Collection<SpoolEntry> files) {
        return vertx.executeBlocking(() -> files.stream().allMatch(intake::discard));
    }

    private static boolean isAboutTheFile(Throwable failure) {
        return failure instanceof Declined declined && declined.type().status() < 500;
    }
}
