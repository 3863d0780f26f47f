package dev.candor.c2pa;

import static dev.candor.c2pa.kit.TestAuthority.CLOCK;
import static dev.candor.c2pa.kit.TestAuthority.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.port.CallbackSigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException.Reason;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the verifier says of what was written before it becomes the target.
class VerifiedSigningTest extends AttestedSigningKit {
    @Test
    void whatDoesNotVerifyIsNotKept() throws Exception {
        assertRefused(
                signing(),
                lying(),
                Reason.OUTCOME,
                "What was written does not verify, so it was not kept. claimSignature.mismatch:");
    }

    @Test
    void verifyingCanBeLeftOut() throws Exception {
        var signed = sign(signing().withoutVerifying(), lying());

        assertThat(codes(verify(signed, NOON))).contains(StatusCode.CLAIM_SIGNATURE_MISMATCH);
    }

    @Test
    void signerWhomNobodyVouchesForIsVerifiedToo() throws Exception {
        var signed = sign(new Signing(CLOCK, UUID::randomUUID), TestAuthority.stranger().signer());

        assertThat(verify(signed, NOON).state()).isEqualTo(ValidationState.VALID);
    }

    /// What was wrong with a parent before is written down, and stops nobody.
    @Test
    void brokenParentCanBeOpened() throws Exception {
        var first = sign(signing(), AUTHORITY.signer());
        var bytes = Files.readAllBytes(first);
        Files.write(first, Edits.flip(bytes, bytes.length - 5));
        var target = folder.resolve("opened.jpg");

        signing()
                .sign(
                        first,
                        target,
                        ManifestDefinition.opened().by(new ClaimGenerator("Test Kit", "1")),
                        AUTHORITY.signer());

        assertThat(target).exists();
    }

    /// Signs a probe as it should, and claims wrongly.
    private static Signer lying() {
        var known = AUTHORITY.signer();
        return new CallbackSigner(
                SigningAlgorithm.ES256,
                known.chain(),
                message ->
                        known.sign(
                                new String(message, StandardCharsets.ISO_8859_1)
                                                .startsWith("Candor: ")
                                        ? message
                                        : Arrays.copyOf(message, message.length - 1)));
    }
}
