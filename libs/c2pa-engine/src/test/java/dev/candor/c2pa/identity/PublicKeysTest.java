package dev.candor.c2pa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.kit.TestDid;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeysTest {
    static Stream<TestDid> keys() {
        return Stream.of(
                TestDid.p256(7),
                TestDid.p256(8),
                TestDid.curve("secp384r1", 7),
                TestDid.curve("secp521r1", 7),
                TestDid.ed25519(7),
                TestDid.rsa(7));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyIsReadFromItsJsonWebKey(TestDid keys) {
        assertThat(PublicKeys.ofJwk(keys.jwk())).contains(keys.key());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyIsReadFromItsMultikey(TestDid keys) {
        assertThat(PublicKeys.ofMultikey(keys.multikey())).contains(keys.key());
    }

    /// The example of the did:key method's specification.
    @Test
    void publishedMultikeyIsRead() {
        var key = PublicKeys.ofMultikey("z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");

        assertThat(key).map(found -> found.getAlgorithm()).contains("EdDSA");
    }

    static Stream<JsonValue.Map> notKeys() {
        var curve = TestDid.p256(7).jwk();
        return Stream.of(
                new JsonMapBuilder().build(),
                with(curve, "kty", "oct"),
                with(curve, "crv", "P-512"),
                with(curve, "crv", "B-233"),
                with(curve, "x", "!"),
                with(curve, "x", "AAAA"),
                with(curve, "y", curve.text("x").orElseThrow()),
                with(TestDid.ed25519(7).jwk(), "crv", "X25519"),
                with(TestDid.ed25519(7).jwk(), "x", "AAAA"),
                with(TestDid.rsa(7).jwk(), "n", "A".repeat(2000)),
                with(TestDid.rsa(7).jwk(), "n", "_".repeat(2000)),
                with(TestDid.rsa(7).jwk(), "e", "_".repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("notKeys")
    void whatIsNoKeyIsRefused(JsonValue.Map jwk) {
        assertThat(PublicKeys.ofJwk(jwk)).isEmpty();
    }

    @Test
    void whatIsNoMultikeyIsRefused() {
        assertThat(
                        Stream.of(
                                        "",
                                        "z",
                                        "z1",
                                        "z0",
                                        "zzzzzzzz",
                                        "m6MkhaXg",
                                        "z" + "2".repeat(4000))
                                .map(PublicKeys::ofMultikey))
                .allMatch(key -> key.isEmpty());
    }

    private static JsonValue.Map with(JsonValue.Map jwk, String field, String value) {
        var changed = new JsonMapBuilder();
        jwk.members().stream()
                .filter(member -> !member.name().equals(field))
                .forEach(member -> changed.put(member.name(), member.value()));
        return changed.put(field, value).build();
    }
}
