package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.Anchor;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import io.smallrye.common.annotation.Blocking;
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

/// Who signs here, and who is believed.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys and trust")
class KeyResource {
    private static final String SIGNING_IDENTITIES =
            """
            {"items": [
              {"id": "6eacbe0fc8583e7e3a28f4d7119d8e4b2b808e2de878f1785d3ec8358e07a446",
               "algorithm": "ES256",
               "subject": "CN=Candor (development) signer 1,O=Candor (development)",
               "issuer": "CN=Candor (development) root,O=Candor (development)",
               "notAfter": "2027-11-22T12:00:00Z",
               "chainPem": "-----BEGIN CERTIFICATE-----\\nMIIB…\\n-----END CERTIFICATE-----\\n"}]}
            """;
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

    private final SigningIdentities identities;
    private final TrustLists trust;
    private final Clock clock;

    KeyResource(SigningIdentities identities, TrustLists trust, Clock clock) {
        this.identities = identities;
        this.trust = trust;
        this.clock = clock;
    }

    /// @param id SHA-256 of the certificate, lower-case hexadecimal
    record SigningIdentityView(
            String id,
            String algorithm,
            String subject,
            String issuer,
            Instant notAfter,
            String chainPem) {
        static SigningIdentityView of(Identity identity) {
            return new SigningIdentityView(
                    identity.id(),
                    identity.signer().algorithm().name(),
                    identity.subject(),
                    identity.issuer(),
                    identity.notAfter(),
                    identity.chainPem());
        }
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

    /// Pages as the document shows them, which cannot name a generic type.
    record SigningIdentityPage(List<SigningIdentityView> items, @Nullable String next) {}

    record TrustListPage(List<TrustListView> items, @Nullable String next) {}

    @GET
    @Path("/signing-identities")
    @RolesAllowed(Scopes.TRUST_READ)
    @Blocking
    @Operation(
            operationId = "listSigningIdentities",
            summary = "Who signs here: certificates, never keys")
    @APIResponse(
            responseCode = "200",
            description = "The identities",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SigningIdentityPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "development",
                                            value = SIGNING_IDENTITIES)))
    public Page<SigningIdentityView> signingIdentities() {
        return new Page<>(List.of(SigningIdentityView.of(identities.current())), null);
    }

    @GET
    @Path("/trust-lists")
    @RolesAllowed(Scopes.TRUST_READ)
    @Operation(
            operationId = "listTrustLists",
            summary = "Whose signatures are believed here: anchors, from where and how old")
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
