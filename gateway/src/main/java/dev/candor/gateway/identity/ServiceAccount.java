package dev.candor.gateway.identity;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.ActorAssertion;
import dev.candor.kit.identity.ActorKeys;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The gateway's own account at the identity provider. It speaks for an actor by a signed
/// assertion beside its token.
@ApplicationScoped
public class ServiceAccount {
    private static final Logger LOG = Logger.getLogger(ServiceAccount.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final OidcClient client;
    private final ActorKeys keys;
    private final Clock clock;
    private final AtomicReference<@Nullable Tokens> held = new AtomicReference<>();

    ServiceAccount(OidcClient client, ActorKeys keys, Clock clock) {
        this.client = client;
        this.keys = keys;
        this.clock = clock;
    }

    /// @return credentials good for at least half a minute
    /// @throws Declined (in the Uni) when the identity provider gives no token
    public Uni<Credentials> speakingFor(Actor actor) {
        return token().map(token -> new Credentials.OnBehalf(token, assertion(actor)));
    }

    private Uni<String> token() {
        var tokens = held.get();
        if (tokens != null && !tokens.isAccessTokenWithinRefreshInterval()) {
            return Uni.createFrom().item(tokens.getAccessToken());
        }
        return client.getTokens()
                .ifNoItem()
                .after(LONGEST_WAIT)
                .fail()
                .invoke(held::set)
                .map(Tokens::getAccessToken)
                .onFailure()
                .transform(ServiceAccount::unavailable);
    }

    private String assertion(Actor actor) {
        var key =
                keys.privateKey()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "candor.actor.private-key is not set"));
        return ActorAssertion.sign(actor, key, clock);
    }

    private static Declined unavailable(Throwable cause) {
        LOG.warnf("no token for the service account: %s", cause.getMessage());
        return new Declined(
                        CommonProblem.SERVICE_UNAVAILABLE,
                        "The identity provider gives the gateway no token; try again.")
                .with("service", "identity-provider");
    }
}
