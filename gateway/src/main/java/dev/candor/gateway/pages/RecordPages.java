package dev.candor.gateway.pages;

import dev.candor.gateway.adjustment.Adjustments;
import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The public pages about what the registry holds: policies, and the consent behind a file.
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class RecordPages {
    private static final Credentials NOBODY = new Credentials.None();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final NeighbourClient neighbours;
    private final Adjustments adjustments;
    private final PublicOrganization publicly;

    RecordPages(NeighbourClient neighbours, Adjustments adjustments, PublicOrganization publicly) {
        this.neighbours = neighbours;
        this.adjustments = adjustments;
        this.publicly = publicly;
    }

    @GET
    @Path("/policies")
    @Operation(hidden = true)
    public Uni<TemplateInstance> policies(@RestQuery @Nullable String organization) {
        var query = query(organization);
        return neighbours
                .get(
                        Neighbour.CONSENT,
                        "/v1/policies?limit=200" + query.replace('?', '&'),
                        NOBODY,
                        PoliciesPage.Listed.class)
                .map(listed -> new PoliciesPage(listed.items(), query));
    }

    @GET
    @Path("/policies/{name}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> policy(
            @RestPath String name,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String organization,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        mustMatch(NAME, name);
        var query = query(organization);
        return lang == null
                ? read(name, query, null)
                        .chain(found -> inBest(name, query, found, accepted))
                        .map(found -> new PolicyPage(found, query))
                : read(name, query, lang).map(found -> new PolicyPage(found, query));
    }

    @GET
    @Path("/assets/{sha256}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> asset(
            @RestPath String sha256, @RestQuery @Nullable String organization) {
        mustMatch(SHA256, sha256);
        return neighbours
                .get(
                        Neighbour.CONSENT,
                        "/v1/assets/" + sha256 + "/consent-statement" + query(organization),
                        NOBODY,
                        AssetPage.Statement.class)
                .chain(
                        statement ->
                                adjustments
                                        .told(publicly.named(organization), sha256)
                                        .map(told -> new AssetPage(statement, told)));
    }

    private Uni<PublishedPolicy> inBest(
            String name, String query, PublishedPolicy found, @Nullable String accepted) {
        var best = best(accepted, found.languages());
        return best.equals(found.language())
                ? Uni.createFrom().item(found)
                : read(name, query, best);
    }

    private Uni<PublishedPolicy> read(String name, String query, @Nullable String lang) {
        if (lang != null) {
            mustMatch(TAG, lang);
        }
        var in = lang == null ? "" : (query.isEmpty() ? "?" : "&") + "lang=" + lang;
        return neighbours.get(
                Neighbour.CONSENT,
                "/v1/policies/" + name + "/plain" + query + in,
                NOBODY,
                PublishedPolicy.class);
    }

    /// The best of `languages` for a reader; the first of them when none fits.
    static String best(@Nullable String accepted, List<String> languages) {
        if (accepted == null || accepted.isBlank()) {
            return languages.getFirst();
        }
        try {
            var best = Locale.lookupTag(LanguageRange.parse(accepted), languages);
            return languages.stream()
                    .filter(tag -> tag.equalsIgnoreCase(best))
                    .findFirst()
                    .orElseGet(languages::getFirst);
        } catch (IllegalArgumentException e) {
            return languages.getFirst(); // a header that nobody can read is none
        }
    }

    /// The organization as it goes on in links: a slug, so that nothing else comes along.
    static String query(@Nullable String organization) {
        if (organization == null) {
            return "";
        }
        if (!organization.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            throw nothing();
        }
        return "?organization=" + organization;
    }

    private static void mustMatch(Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw nothing();
        }
    }

    private static Declined nothing() {
        return new Declined(CommonProblem.NOT_FOUND, "No page has this address.");
    }
}
