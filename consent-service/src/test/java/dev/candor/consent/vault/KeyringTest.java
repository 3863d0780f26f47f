package dev.candor.consent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final Organization DEMO = new Organization("demo");
    private static final UUID AYO = new UUID(1, 1);
    private static final UUID SAM = new UUID(2, 2);
    private final SecureRandom random = new SecureRandom();
    private final DataKey key = DataKey.random(random);
    private final Keyring ofAyo = new Keyring(Map.of(AYO, key));

    @Test
    void whatIsSealedOpensAgainAndLooksLikeNothing() {
        // when
        var sealed = ofAyo.seal(AYO, "name", "Ayo Example");

        // then
        assertThat(sealed).startsWith("sealed:1:").doesNotContain("Ayo");
        assertThat(ofAyo.open(AYO, "name", sealed)).contains("Ayo Example");
        assertThat(ofAyo.seal(AYO, "name", "Ayo Example")).isNotEqualTo(sealed);
    }

    @Test
    void withoutTheKeyNothingOpensAndNothingIsSealed() { // invariant 18
        // given
        var sealed = ofAyo.seal(AYO, "name", "Ayo Example");

        // then
        assertThat(Keyring.EMPTY.open(AYO, "name", sealed)).isEmpty();
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> Keyring.EMPTY.seal(AYO, "name", "Ayo"))
                .satisfies(no -> assertThat(no.type()).isEqualTo(VaultProblem.PERSON_ERASED));
    }

    @Test
    void aSealedTextIsOfItsPersonAndFieldAlone() {
        // given
        var sealed = ofAyo.seal(AYO, "name", "Ayo Example");
        var both = new Keyring(Map.of(AYO, key, SAM, key));

        // then
        assertThatIllegalStateException().isThrownBy(() -> both.open(SAM, "name", sealed));
        assertThatIllegalStateException().isThrownBy(() -> both.open(AYO, "reason", sealed));
    }

    @Test
    void aChangedTextDoesNotOpen() {
        // given
        var sealed = ofAyo.seal(AYO, "name", "Ayo Example");

        // then
        for (var at = "sealed:1:".length(); at < sealed.length() - 1; at++) {
            var changed = new StringBuilder(sealed);
            changed.setCharAt(at, sealed.charAt(at) == 'A' ? 'B' : 'A');
            assertThatIllegalStateException()
                    .isThrownBy(() -> ofAyo.open(AYO, "name", changed.toString()));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> ofAyo.open(AYO, "name", "sealed:1:AAAA"));
    }

    @Test
    void aTextFromBeforeIsReadAsItIs() {
        assertThat(Keyring.EMPTY.open(AYO, "name", "Ayo Example")).contains("Ayo Example");
    }

    @Test
    void aKeyIsWrappedForItsPersonUnderTheSecret() {
        // given
        var secret = new Secret(new byte[32]);
        var other = new Secret(bytes(1));
        var wrapped = secret.wrap(DEMO, AYO, key);

        // then
        assertThat(secret.unwrap(DEMO, AYO, wrapped).bytes()).isEqualTo(key.bytes());
        assertThatIllegalStateException().isThrownBy(() -> secret.unwrap(DEMO, SAM, wrapped));
        assertThatIllegalStateException()
                .isThrownBy(() -> secret.unwrap(new Organization("other"), AYO, wrapped));
        assertThatIllegalStateException().isThrownBy(() -> other.unwrap(DEMO, AYO, wrapped));
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(new byte[31]));
    }

    @Test
    void anAccountHasOneDigestAnOrganizationAndSecret() {
        // given
        var secret = new Secret(new byte[32]);

        // then
        var digest = secret.digest(DEMO, "account");
        assertThat(secret.digest(DEMO, "account")).isEqualTo(digest).hasSize(64);
        assertThat(secret.digest(DEMO, "accounts")).isNotEqualTo(digest);
        assertThat(secret.digest(new Organization("other"), "account")).isNotEqualTo(digest);
        assertThat(new Secret(bytes(1)).digest(DEMO, "account")).isNotEqualTo(digest);
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(key.toString() + ofAyo + new Secret(bytes(7))).doesNotContain("7, 7");
        assertThat(ofAyo.toString()).isEqualTo("Keyring[" + AYO + "]");
    }

    private static byte[] bytes(int each) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) each);
        return bytes;
    }

    @Test
    void whatSeveralPeopleAreMeantByOpensWithAllTheirKeysAlone() { // invariant 18
        // given
        var other = DataKey.random(random);
        var both = new Keyring(Map.of(AYO, key, SAM, other));
        var sealed = both.of(List.of(SAM, AYO)).seal("rationale", "A sketch");

        // then
        assertThat(both.open(List.of(AYO, SAM), "rationale", sealed)).contains("A sketch");
        assertThat(ofAyo.open(List.of(AYO, SAM), "rationale", sealed)).isEmpty();
        assertThat(new Keyring(Map.of(SAM, other)).open(List.of(AYO, SAM), "rationale", sealed))
                .isEmpty();
    }

    @Test
    void onlyAWholeNameIsOne() {
        var name = Accounts.name(AYO);
        assertThat(Accounts.isName(name)).isTrue();
        assertThat(Accounts.pseudonym(name)).isEqualTo(AYO);
        for (var other : List.of("account:nobody", "account:", name + "0", "x" + name)) {
            assertThat(Accounts.isName(other)).as(other).isFalse();
            assertThat(Accounts.UNKNOWN.of(other)).isEqualTo(other);
        }
    }

    @Test
    void ofWhomMayBeErasedNothingIsKeptWithoutTheirKey() {
        // when
        var kept = ofAyo.ofWhoMayBeErased(AYO).seal("salt", "5a");
        var gone = Keyring.EMPTY.ofWhoMayBeErased(AYO).seal("salt", "5a");

        // then
        assertThat(ofAyo.open(AYO, "salt", kept)).contains("5a");
        assertThat(gone).isEqualTo("sealed:0:");
        assertThat(ofAyo.open(AYO, "salt", gone)).isEmpty();
    }

    @Test
    void anAccountHasOneNameInAnOrganizationAndOnlyTheSecretTellsWhose() {
        // given
        var secret = new Secret(new byte[Secret.LENGTH]);
        var name = secret.pseudonym(DEMO, "olivia");

        // then
        assertThat(secret.pseudonym(DEMO, "olivia")).isEqualTo(name);
        assertThat(secret.pseudonym(new Organization("other"), "olivia")).isNotEqualTo(name);
        assertThat(secret.pseudonym(DEMO, "robin")).isNotEqualTo(name);
        var kept = secret.wrap(DEMO, name, "olivia".getBytes(StandardCharsets.UTF_8));
        assertThat(secret.unwrapName(DEMO, name, kept)).isEqualTo("olivia");
        assertThatIllegalStateException().isThrownBy(() -> secret.unwrapName(DEMO, AYO, kept));
    }
}
