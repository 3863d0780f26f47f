package dev.candor.gateway.portal.profiles;

import static dev.candor.gateway.routing.Neighbour.LABEL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.routing.NeighbourClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The label service's profiles.
@ApplicationScoped
public class Profiles {
    private static final String PATH = "/v1/profiles";

    private final NeighbourClient neighbours;

    Profiles(NeighbourClient neighbours) {
        this.neighbours = neighbours;
    }

    /// @param on a day; absent for today
    Uni<ProfileView.Some> on(Credentials as, @Nullable String on) {
        var query = on == null || on.isBlank() ? "" : "?on=" + encoded(on.strip());
        return neighbours.get(LABEL, PATH + query, as, ProfileView.Some.class);
    }

    /// How many are overdue for review today.
    public Uni<Long> overdue(Credentials as) {
        return on(as, null).map(all -> all.items().stream().filter(ProfileView::stale).count());
    }

    /// Newest first.
    Uni<List<ProfileView>> versions(Credentials as, String id) {
        return neighbours
                .get(LABEL, one(id) + "/versions", as, ProfileView.Some.class)
                .map(ProfileView.Some::items);
    }

    /// The version that is in force today, with everything it says.
    Uni<ObjectNode> inForce(Credentials as, String id) {
        return neighbours.get(LABEL, one(id), as, ObjectNode.class);
    }

    Uni<Comparison> compare(Credentials as, Comparison.Asked asked) {
        return neighbours.post(LABEL, PATH + "/comparisons", as, asked, Comparison.class);
    }

    private static String one(String id) {
        return PATH + "/" + encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
