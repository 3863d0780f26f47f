package dev.candor.gateway.portal;

import static dev.candor.gateway.portal.Press.once;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Scopes;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// A person's own door. Taking back is one press of a button on the first page; whatever the
/// registry refuses comes back as the same page with its reason.
@Path("/portal/mine")
@Produces(MediaType.TEXT_HTML)
class OwnResource {
    /// What a person can do at their door.
    private static final List<String> ACTS =
            List.of("withdrawal", "expression", "refusal", "objection", "lifting");

    private final Visitor visitor;
    private final Registry registry;
    private final OwnPages pages;
    private final Press press;

    OwnResource(Visitor visitor, Registry registry, OwnPages pages, Press press) {
        this.visitor = visitor;
        this.registry = registry;
        this.pages = pages;
        this.press = press;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> all(@RestQuery @Nullable String done) {
        return pages.all(Note.done(pages.words(), "done", done, ACTS));
    }

    @GET
    @Path("/grants/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> grant(@RestPath UUID id, @RestQuery @Nullable String done) {
        return pages.grant(id, Note.done(pages.words(), "done", done, ACTS));
    }

    @POST
    @Path("/grants/{id}/withdrawal")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> withdraw(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        return press.to(
                csrf,
                () -> registry.withdraw(visitor.credentials(), once(key), id),
                "/portal/mine?done=withdrawal",
                note -> pages.all(note));
    }

    @POST
    @Path("/grants/{id}/expression")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> agree(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key,
            @RestForm @DefaultValue("") String language) {
        return press.to(
                csrf,
                () -> registry.agree(visitor.credentials(), once(key), id, language),
                "/portal/mine?done=expression",
                note -> pages.grant(id, note));
    }

    @POST
    @Path("/grants/{id}/refusal")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> refuse(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        return press.to(
                csrf,
                () -> registry.refuse(visitor.credentials(), once(key), id),
                "/portal/mine?done=refusal",
                note -> pages.grant(id, note));
    }

    @GET
    @Path("/people/{subject}/objection")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> objection(@RestPath UUID subject) {
        return pages.objection(subject, Ids.next().toString(), Note.NONE);
    }

    @POST
    @Path("/people/{subject}/objection")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> object(
            @RestPath UUID subject,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key,
            @RestForm("action") List<String> actions,
            @RestForm List<String> likeness,
            @RestForm @DefaultValue("") String licensee) {
        var objection =
                new Registry.Objection(
                        subject,
                        actions,
                        likeness,
                        licensee.isBlank() ? List.of() : List.of(licensee.strip()));
        return press.to(
                csrf,
                () -> registry.object(visitor.credentials(), once(key), objection),
                "/portal/mine?done=objection",
                note -> pages.objection(subject, Ids.next().toString(), note));
    }

    @POST
    @Path("/objections/{id}/lifting")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> lift(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        return press.to(
                csrf,
                () -> registry.lift(visitor.credentials(), once(key), id),
                "/portal/mine?done=lifting",
                note -> pages.all(note));
    }

    @GET
    @Path("/grants/{id}/receipt")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> receipt(
            @RestPath UUID id, @RestQuery @DefaultValue("html") String form) {
        var chosen = ReceiptForm.of(form);
        return registry.receipt(visitor.credentials(), id, chosen.mediaType(), pages.language())
                .map(document -> chosen.answer(id, document));
    }
}
