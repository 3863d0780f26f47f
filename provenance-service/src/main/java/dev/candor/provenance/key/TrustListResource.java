package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.Anchor;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Who is believed here.
@Path("/v1/trust-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys and trust")
class TrustListResource {
    private static final String TRUST_LISTS =
            """
            {"items": [
              {"id": "c2pa-trust-list",
               "about": {"name": "C2PA Trust List", "use": "claimSigning", "kind": "trustedEntities",
                         "source": "https://example.org/C2PA-TRUST-LIST.json", "anchors": 1,
                         "issued": "2026-08-05T00:11:39Z", "nextUpdate": "2027-08-05T00:11:39Z",
                         "ageInDays": 109, "obtained": "2026-11-22T12:00:00Z", "overdue": false},
               "anchors": [
                 {"subject": "CN=Example Root for C2PA,O=Example", "notAfter": "2050-08-26T23:59:59Z",
                  "purposes": ["1.3.6.1.4.1.62558.2.1"]}],
               "anchorsPem": "-----BEGIN CERTIFICATE-----\\nMIIB…\\n-----END CERTIFICATE-----\\n"}]}
            """;

    private final TrustLists trust;
    private final Clock clock;

    TrustListResource(TrustLists trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /// @param id `development`, or the name of a list of the installation
    record TrustListView(
            String id, TrustListSummary about, List<AnchorView> anchors, String anchorsPem) {
        static TrustListView of(TrustedList trusted, Clock clock) {
            var anchors = trusted.list().anchors();
            return new TrustListView(
                    trusted.id(),
                    TrustListSummary.of(trusted, clock),
                    anchors.stream().map(AnchorView::of).toList(),
                    Pem.of(anchors.stream().map(Anchor::certificate).toList()));
        }
    }

    /// @param purposes object identifiers of what it vouches for; empty if for all that is accepted
    record AnchorView(String subject, Instant notAfter, List<String> purposes) {
        static AnchorView of(Anchor anchor) {
            return new AnchorView(
                    anchor.certificate().getSubjectX500Principal().getName(),
                    anchor.inForceUntil(),
                    anchor.purposes().stream().sorted().toList());
        }
    }

    /// A page as the document shows it, which cannot name a generic type.
    record TrustListPage(List<TrustListView> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Scopes.TRUST_READ)
    @Operation(
            operationId = "listTrustLists",
            summary = "Whose signatures are believed here: anchors, from where and how old",
            description =
                    "Every trust list that verification goes by, with its certificates,"
                            + " its source and its age.")
    @APIResponse(
            responseCode = "200",
            description = "The lists",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrustListPage.class),
                            examples = @ExampleObject(name = "c2pa", value = TRUST_LISTS)))
    public Page<TrustListView> trustLists() {
        return new Page<>(
                trust.all().stream().map(list -> TrustListView.of(list, clock)).toList(), null);
    }
}
