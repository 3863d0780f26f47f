package dev.candor.gateway.portal.profiles;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.gateway.portal.Refusals;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.Visitor;
import dev.candor.gateway.portal.profiles.ProfilePage.Entry;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The list of profiles, one of them, and what a version that is nowhere yet would change.
@Path("/portal/profiles")
@Produces(MediaType.TEXT_HTML)
class ProfilesResource {
    private final Visitor visitor;
    private final Profiles profiles;
    private final ObjectMapper json;

    ProfilesResource(Visitor visitor, Profiles profiles, ObjectMapper json) {
        this.visitor = visitor;
        this.profiles = profiles;
        this.json = json;
    }

    private record Found(Optional<Comparison> comparison, Optional<String> refusal) {
        static final Found NOTHING = new Found(Optional.empty(), Optional.empty());
    }

    @GET
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@RestQuery @Nullable String on) {
        var frame = visitor.in(Room.PROFILES);
        return profiles.on(visitor.credentials(), on)
                .map(
                        found -> {
                            var told = ToldProfile.of(found.items(), frame.w());
                            return new ProfilesPage(
                                    frame,
                                    frame.w(),
                                    found.on(),
                                    told,
                                    told.stream().filter(it -> it.profile().stale()).toList());
                        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(hidden = true)
    public Uni<TemplateInstance> one(@RestPath String id) {
        return page(id, Optional.empty(), Found.NOTHING);
    }

    @POST
    @Path("/{id}/comparison")
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(hidden = true)
    public Uni<TemplateInstance> compare(
            @RestPath String id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("1") int before,
            @RestForm @DefaultValue("") String candidate) {
        visitor.mustHaveSent(csrf);
        return compared(id, before, candidate)
                .chain(found -> page(id, Optional.of(new Entry(before, candidate)), found));
    }

    private Uni<Found> compared(String id, int before, String candidate) {
        return Uni.createFrom()
                .item(() -> new Comparison.Asked(id, before, null, read(candidate)))
                .chain(asked -> profiles.compare(visitor.credentials(), asked))
                .map(it -> new Found(Optional.of(it), Optional.empty()))
                .onFailure(Refusals::isOne)
                .recoverWithItem(
                        failure ->
                                new Found(Optional.empty(), Optional.of(Refusals.detail(failure))));
    }

    /// @param written what the form held; it begins as a draft
    private Uni<TemplateInstance> page(String id, Optional<Entry> written, Found found) {
        var frame = visitor.in(Room.PROFILES);
        return Uni.combine()
                .all()
                .unis(
                        profiles.inForce(visitor.credentials(), id),
                        profiles.versions(visitor.credentials(), id))
                .with(
                        (inForce, versions) -> {
                            var told = ToldProfile.of(versions, frame.w());
                            return new ProfilePage(
                                    frame,
                                    frame.w(),
                                    ToldProfile.of(told, number(inForce)),
                                    told,
                                    written.orElseGet(() -> draft(inForce, versions.getFirst())),
                                    found.comparison().orElse(null),
                                    found.refusal().orElse(null));
                        });
    }

    /// What is in force, with the number that the next version has to have.
    private static Entry draft(ObjectNode inForce, ProfileView newest) {
        var draft = inForce.deepCopy();
        draft.remove(List.of("holds", "stale"));
        draft.put("version", newest.version() + 1);
        return new Entry(number(inForce), draft.toPrettyString());
    }

    private static int number(ObjectNode profile) {
        return profile.path("version").asInt();
    }

    private ObjectNode read(String candidate) {
        try {
            if (json.readTree(candidate) instanceof ObjectNode profile) {
                return profile;
            }
        } catch (JsonProcessingException e) {
            throw new Declined(CommonProblem.INVALID_REQUEST, noJson(e.getLocation()));
        }
        throw new Declined(CommonProblem.INVALID_REQUEST, "A profile is a JSON object.");
    }

    /// @param where absent where it is too deep or too long to be read on
    private static String noJson(@Nullable JsonLocation where) {
        return where == null
                ? "This is no JSON that can be read."
                : "This is no JSON: look at line %d, column %d."
                        .formatted(where.getLineNr(), where.getColumnNr());
    }
}
