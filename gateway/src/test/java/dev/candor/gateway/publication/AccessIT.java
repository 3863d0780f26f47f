package dev.candor.gateway.publication;

import dev.candor.gateway.Neighbourhood;
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
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
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
}
