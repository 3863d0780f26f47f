package dev.candor.consent.subject;

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
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/subjects")
class SubjectResource {
    private final RegisterSubject registerSubject;
    private final Subjects subjects;
    private final Actors actors;

    SubjectResource(RegisterSubject registerSubject, Subjects subjects, Actors actors) {
        this.registerSubject = registerSubject;
        this.subjects = subjects;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    public Uni<RestResponse<SubjectView>> register(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull SubjectRequest request) {
        return registerSubject
                .register(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<SubjectView>created(
                                                URI.create("/v1/subjects/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    public Uni<Page<SubjectView>> list(@Valid @BeanParam PageRequest page) {
        return subjects.list(actors.current(), page).map(found -> found.map(SubjectView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    public Uni<SubjectView> get(@RestPath UUID id) {
        return subjects.require(actors.current(), Errand.READ, new SubjectId(id))
                .map(SubjectView::of);
    }
}
