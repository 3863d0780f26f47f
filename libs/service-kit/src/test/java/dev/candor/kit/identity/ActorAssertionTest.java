package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.identity.ActorAssertion.InvalidAssertionException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorAssertionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final KeyPair GATEWAY = pair();

    @Test
    void carriesTheActorWhole() throws InvalidAssertionException {
        // when
        var read = ActorAssertion.verify(assertion(), GATEWAY.getPublic(), at(NOON));

        // then
        assertThat(read).isEqualTo(petra(true));
    }

    @Test
    void livesForAMinute() throws InvalidAssertionException {
        // given
        var assertion = assertion();

        // then
        assertThat(ActorAssertion.verify(assertion, GATEWAY.getPublic(), at(NOON.plusSeconds(60))))
                .isNotNull();
        assertThatThrownBy(
                        () ->
                                ActorAssertion.verify(
                                        assertion,
                                        GATEWAY.getPublic(),
                                        at(NOON.plus(Duration.ofSeconds(66)))))
                .isInstanceOf(InvalidAssertionException.class);
    }

    @Test
    void anotherKeyDoesNotVerify() {
        assertThatThrownBy(() -> ActorAssertion.verify(assertion(), pair().getPublic(), at(NOON)))
                .isInstanceOf(InvalidAssertionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b.c",
                // unsigned: alg none
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJjYW5kb3ItZ2F0ZXdheSIsImF1ZCI6ImNhbmRvci1zZXJ2aWNlcyIsInN1YiI6IngifQ."
            })
    void whatIsNotSignedIsRefused(String assertion) {
        assertThatThrownBy(() -> ActorAssertion.verify(assertion, GATEWAY.getPublic(), at(NOON)))
                .isInstanceOf(InvalidAssertionException.class);
    }

    @Test
    void flippedByteNeverVerifies() {
        // given
        var assertion = assertion();

        // then
        for (int i = 0; i < assertion.length() - 2; i++) {
            var flipped = new StringBuilder(assertion);
            flipped.setCharAt(i, flipped.charAt(i) == 'A' ? 'B' : 'A');
            if (!flipped.toString().equals(assertion)) {
                assertThatThrownBy(
                                () ->
                                        ActorAssertion.verify(
                                                flipped.toString(), GATEWAY.getPublic(), at(NOON)))
                        .as("character %d", i)
                        .isInstanceOf(InvalidAssertionException.class);
            }
        }
    }

    private static String assertion() {
        return ActorAssertion.sign(petra(false), GATEWAY.getPrivate(), at(NOON));
    }

    private static Actor petra(boolean viaGateway) {
        return new Actor(
                new Organization("demo"),
                "0190-petra",
                "petra.publisher",
                Set.of(Roles.PUBLISHER, Roles.EDITOR),
                viaGateway);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
