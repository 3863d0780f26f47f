package dev.candor.consent.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.identity.Roles;
import dev.candor.kit.problem.Declined;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Somebody who is officer and admin at once still does not make a key alone.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class RotationByOneIT {
    @Inject OrderRotation orderRotation;
    @Inject ConfirmRotation confirmRotation;

    @Test
    void whoOrderedAKeyDoesNotConfirmItWithAnotherRole() throws Throwable {
        // given
        var both = somebody();
        var order = VertxContextSupport.subscribeAndAwait(() -> orderRotation.order(both, null));

        // then
        assertThatThrownBy(() -> confirmedBy(both, order.id()))
                .isInstanceOfSatisfying(
                        Declined.class,
                        no -> assertThat(no.type()).isEqualTo(RotationProblem.ROTATION_BY_ONE));
        assertThat(confirmedBy(somebody(), order.id()).kid()).isNotNull();
    }

    private RotationView confirmedBy(Actor actor, UUID order) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> confirmRotation.confirm(actor, null, order));
    }

    private static Actor somebody() {
        return new Actor(
                new Organization("demo"),
                UUID.randomUUID().toString(),
                "Somebody",
                Set.of(Roles.CONSENT_OFFICER, Roles.ADMIN),
                false);
    }
}
