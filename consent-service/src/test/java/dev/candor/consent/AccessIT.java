package dev.candor.consent;

import dev.candor.testkit.AccessMatrix;
import dev.candor.testkit.AccessMatrix.Door;
import dev.candor.testkit.AccessTests;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class AccessIT extends AccessTests {
    @TestHTTPResource URI address;

    @Override
    protected AccessMatrix matrix() {
        return Doors.matrix();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected String body(Door door) { // who is no staff is told so once the body is understood
        Map<String, Object> body =
                switch (door.path()) {
                    case "/v1/subjects" -> Bodies.subject();
                    case "/v1/notices" -> Bodies.notice();
                    case "/v1/parties" -> Bodies.party();
                    case "/v1/representatives" ->
                            Bodies.guardian(UUID.randomUUID().toString(), "somebody");
                    case "/v1/subjects/{id}/death-notice" -> Bodies.death();
                    case "/v1/subjects/{id}/correction" ->
                            Map.of("kind", "LIVING_ADULT", "reason", "A slip");
                    case "/v1/subjects/{id}/quorum" -> Map.of("quorum", "ALL");
                    case "/v1/subjects/{subject}/verifications" -> Bodies.verification("OIDC");
                    case "/v1/subjects/{subject}/erasure" -> Map.of("ground", "OBJECTION");
                    case "/v1/subjects/{subject}/holds" ->
                            Map.of("rule", "Order", "until", "2099-01-01T00:00:00Z");
                    case "/v1/erasures" ->
                            Map.of("of", "ACCOUNT", "id", "nobody", "ground", "LEGAL_DUTY");
                    case "/v1/replicas" -> Bodies.replica(UUID.randomUUID().toString());
                    case "/v1/replicas/{id}/status" -> Map.of("status", "FROZEN");
                    case "/v1/asset-links" -> Bodies.assetLink(List.of());
                    case "/v1/grants/{id}/revocation", "/v1/grants/{id}/invalidation" ->
                            Map.of("reason", "to knock");
                    case "/v1/agreements" -> Bodies.agreement();
                    case "/v1/grants/{id}/suspension" -> Map.of("cause", "DISPUTE");
                    case "/v1/grants/suspensions", "/v1/grants/resumptions" ->
                            Map.of("licensee", "Nobody at all", "cause", "STRIKE");
                    default -> Map.of();
                };
        return new JsonObject(body).encode();
    }
}
