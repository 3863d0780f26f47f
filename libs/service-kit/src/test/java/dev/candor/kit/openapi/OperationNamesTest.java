package dev.candor.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/grants, listGrants",
        "GET, /v1/grants/{id}, getGrant",
        "GET, /v1/grants/{id}/history, getGrantHistory",
        "GET, /v1/grants/{id}/uses, listGrantUses",
        "POST, /v1/grants, createGrant",
        "POST, /v1/grants/{id}/withdrawal, createGrantWithdrawal",
        "POST, /v1/grants/{id}/suspension, createGrantSuspension",
        "POST, /v1/grants/suspensions, createGrantsSuspension",
        "POST, /v1/parties, createParty",
        "POST, /v1/consent-checks/batch, createConsentChecksBatch",
        "GET, /v1/me, getMe",
        "GET, /v1/embeds/candor-label.js, getEmbedsCandorLabelJs",
        "DELETE, /v1/subjects/{subject}/holds/{id}, deleteSubjectHold"
    })
    void operationIsNamedByWhatItDoes(HttpMethod method, String path, String name) {
        assertThat(OperationNames.nameOf(method, path)).isEqualTo(name);
    }

    @Test
    void nameThatAMethodGivesItselfStays() {
        // given
        var item =
                OASFactory.createPathItem()
                        .GET(OASFactory.createOperation().operationId("whoAmI"))
                        .POST(OASFactory.createOperation());
        var document =
                OASFactory.createOpenAPI()
                        .paths(OASFactory.createPaths().addPathItem("/v1/me", item));

        // when
        new OperationNames().filterOpenAPI(document);

        // then
        assertThat(item.getGET().getOperationId()).isEqualTo("whoAmI");
        assertThat(item.getPOST().getOperationId()).isEqualTo("createMe");
    }
}
