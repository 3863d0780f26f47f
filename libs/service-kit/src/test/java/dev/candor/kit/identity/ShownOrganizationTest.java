package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownOrganizationTest {
    private static final PublicOrganization OPEN =
            PublicOrganizationTest.configured("house", Set.of("guest"));

    @Test
    void peopleAreShownTheirOwnThoughItIsNotOpen() {
        assertThat(to(somebodyOf("someone")).named("someone").await().indefinitely())
                .isEqualTo(new Organization("someone"));
    }

    @Test
    void peopleAreShownNobodyElsesThatIsNotOpen() {
        assertUnknown(to(somebodyOf("house")), "someone");
        assertUnknown(to(nobody()), "someone");
    }

    @Test
    void whatIsOpenIsShownToEverybody() {
        for (var caller : Set.of(nobody(), somebodyOf("someone"))) {
            assertThat(to(caller).named("guest").await().indefinitely())
                    .isEqualTo(new Organization("guest"));
        }
    }

    @Test
    void whereNoneIsNamedItIsTheInstallationsOwnToEverybody() {
        for (var caller : Set.of(nobody(), somebodyOf("someone"))) {
            assertThat(to(caller).named(null).await().indefinitely())
                    .isEqualTo(new Organization("house"));
        }
    }

    private static void assertUnknown(ShownOrganization shown, String slug) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> shown.named(slug).await().indefinitely())
                .returns(CommonProblem.UNKNOWN_ORGANIZATION, Declined::type);
    }

    private static SecurityIdentity nobody() {
        return QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    }

    private static SecurityIdentity somebodyOf(String slug) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("ada"))
                .addAttribute(
                        ScopeAugmentor.ACTOR,
                        new Actor(new Organization(slug), "ada", "Ada", Set.of(), false))
                .build();
    }

    private static ShownOrganization to(SecurityIdentity caller) {
        return new ShownOrganization(
                OPEN,
                new CurrentIdentityAssociation() {
                    @Override
                    public void setIdentity(SecurityIdentity identity) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void setIdentity(Uni<SecurityIdentity> identity) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public SecurityIdentity getIdentity() {
                        return caller;
                    }

                    @Override
                    public Uni<SecurityIdentity> getDeferredIdentity() {
                        return Uni.createFrom().item(caller);
                    }
                });
    }
}
