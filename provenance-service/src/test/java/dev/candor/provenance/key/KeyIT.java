package dev.candor.provenance.key;

import static dev.candor.provenance.Calls.publisher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.GeneralSecurityException;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
class KeyIT {
    @Test
    void theDevelopmentRootIssuedTheSigner() throws GeneralSecurityException {
        // when
        var signer = publisher().get("/v1/signing-identities");
        var trust = publisher().get("/v1/trust-lists");

        // then
        signer.then()
                .statusCode(200)
                .body("items[0].id", equalTo("installation"))
                .body("items[0].algorithm", equalTo("ES256"));
        trust.then()
                .statusCode(200)
                .body("items[0].id", equalTo("development"))
                .body("items[0].about.kind", equalTo("development"))
                .body("items[0].about.overdue", equalTo(false))
                .body("items[0].anchors[0].subject", containsString("Development Root"));
        var root = Pem.certificates(trust.path("items[0].anchorsPem")).getFirst();
        Pem.certificates(signer.path("items[0].chainPem")).getLast().verify(root.getPublicKey());
        assertThat(root.getIssuerX500Principal()).isEqualTo(root.getSubjectX500Principal());
    }

    @Test
    void noKeyIsEverShown() {
        publisher()
                .get("/v1/signing-identities")
                .then()
                .body(not(Matchers.containsString("PRIVATE")));
    }
}
