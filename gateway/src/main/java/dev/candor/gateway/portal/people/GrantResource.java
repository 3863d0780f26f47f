package dev.candor.gateway.portal.people;

import static dev.candor.gateway.portal.Press.once;

import dev.candor.gateway.portal.Press;
import dev.candor.gateway.portal.ReceiptForm;
import dev.candor.gateway.portal.Registry;
import dev.candor.gateway.portal.Visitor;
import dev.candor.kit.identity.Scopes;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// One grant, and what an officer does to it. Every act is a form of its own, so that it works
/// without script.
@Path("/portal/people/grants/{id}")
@Produces(MediaType.TEXT_HTML)
class GrantResource {
    private final Visitor visitor;
    private final Registry registry;
    private final People people;
    private final GrantPages pages;
    private final Press press;

    GrantResource(
            Visitor visitor, Registry registry, People people, GrantPages pages, Press press) {
        this.visitor = visitor;
        this.registry = registry;
        this.people = people;
        this.pages = pages;
        this.press = press;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> grant(@RestPath UUID id, @RestQuery @Nullable String done) {
        return pages.of(id, pages.done(done));
    }

    @GET
    @Path("/receipt")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> receipt(
            @RestPath UUID id, @RestQuery @DefaultValue("html") String form) {
        var chosen = ReceiptForm.of(form);
        return registry.receipt(
                        visitor.credentials(), id, chosen.mediaType(), pages.words().language())
                .map(document -> chosen.answer(id, document));
    }

    @POST
    @Path("/{act: expression|refusal|suspension|resumption|revocation}")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> act(
            @RestPath UUID id, @RestPath String act, @BeanParam ActForm form) {
        return press.to(
                form.csrf(),
                () -> people.act(visitor.credentials(), once(form.key()), id, act, form.body(act)),
                after(id, act),
                note -> pages.of(id, note));
    }

    @POST
    @Path("/approvals/{approval}")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> decide(
            @RestPath UUID id,
            @RestPath UUID approval,
            @RestForm @DefaultValue("") String verdict,
            @BeanParam ActForm form) {
        return press.to(
                form.csrf(),
                () ->
                        people.decide(
                                visitor.credentials(),
                                once(form.key()),
                                id,
                                approval,
                                new ApprovalView.Verdict(verdict, form.written())),
                after(id, "decision"),
                note -> pages.of(id, note));
    }

    private static String after(UUID id, String act) {
        return "/portal/people/grants/%s?done=%s".formatted(id, act);
    }
}
