package dev.candor.provenance;

import dev.candor.testkit.AccessMatrix;
import dev.candor.testkit.AccessTests;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
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

    /// What is not said whole is refused for that, before anybody asks who says it.
    @Override
    protected String body(AccessMatrix.Door door) {
        return Doors.STANDING.equals(door.method() + " " + door.path())
                ? """
                {"standing": "RETRACTED", "revision": 1, "since": "2026-11-23T09:30:00Z"}
                """
                : super.body(door);
    }
}
