package dev.candor.consent.grant;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.validator.constraints.UUID.LetterCase;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/grants")
class GrantResource {
    private final RequestGrant requestGrant;
    private final ExpressGrant expressGrant;
    private final WithdrawGrant withdrawGrant;
    private final FindGrants findGrants;
    private final Actors actors;

    GrantResource(
            RequestGrant requestGrant,
            ExpressGrant expressGrant,
            WithdrawGrant withdrawGrant,
            FindGrants findGrants,
            Actors actors) {
        this.requestGrant = requestGrant;
        this.expressGrant = expressGrant;
        this.withdrawGrant = withdrawGrant;
        this.findGrants = findGrants;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    public Uni<RestResponse<GrantView>> request(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull GrantRequest request) {
        return requestGrant.request(actors.current(), key, request).map(GrantResource::created);
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    public Uni<Page<GrantView>> list(
            @RestQuery
                    @org.hibernate.validator.constraints.UUID(letterCase = LetterCase.INSENSITIVE)
                    @Nullable String subject,
            @Valid @BeanParam PageRequest page) {
        var only = subject == null ? null : new SubjectId(UUID.fromString(subject));
        return findGrants.list(actors.current(), only, page).map(found -> found.map(GrantView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    public Uni<RestResponse<GrantView>> get(@RestPath UUID id, @Context Request conditions) {
        return findGrants
                .require(actors.current(), Errand.READ, new GrantId(id))
                .map(GrantView::of)
                .map(view -> unlessUnchanged(view, conditions));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed(Scopes.CONSENT_READ)
    public Uni<HistoryView> history(@RestPath UUID id) {
        return findGrants.history(actors.current(), new GrantId(id)).map(HistoryView::of);
    }

    @POST
    @Path("/{id}/expression")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    public Uni<RestResponse<GrantView>> express(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ExpressionRequest request) {
        return expressGrant
                .express(actors.current(), key, new GrantId(id), request)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    public Uni<RestResponse<GrantView>> withdraw(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable WithdrawalRequest request) {
        var said = Objects.requireNonNullElse(request, WithdrawalRequest.WITHOUT_REASON);
        return withdrawGrant
                .withdraw(actors.current(), key, new GrantId(id), said)
                .map(GrantResource::ok);
    }

    private static RestResponse<GrantView> created(GrantView view) {
        return ResponseBuilder.<GrantView>created(URI.create("/v1/grants/" + view.id()))
                .entity(view)
                .tag(tag(view))
                .build();
    }

    private static RestResponse<GrantView> ok(GrantView view) {
        return ResponseBuilder.ok(view).tag(tag(view)).build();
    }

    private static RestResponse<GrantView> unlessUnchanged(GrantView view, Request conditions) {
        return conditions.evaluatePreconditions(tag(view)) == null
                ? ok(view)
                : ResponseBuilder.<GrantView>notModified(tag(view)).build();
    }

    private static EntityTag tag(GrantView view) {
        return new EntityTag(Integer.toString(view.version()));
    }
}
