package dev.candor.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.transparency.NoteKey.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final String ORIGIN = "example.org/registry/demo";
    private static final Checkpoint CHECKPOINT =
            new Checkpoint(ORIGIN, 42, MerkleHash.empty(), Instant.parse("2026-06-01T12:05:00Z"));

    private final KeyPair pair = pair();
    private final NoteKey key = key(ORIGIN, Kind.SIGNATURE, pair);

    /// The example of the C2SP specification of signed notes.
    @Test
    void aNoteOfTheSpecificationVerifies() {
        // given
        var verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        var bytes =
                Base64.getDecoder().decode(verifier.substring(verifier.lastIndexOf('+') - 0 + 1));
        var peter =
                new NoteKey(
                        "PeterNeumann", Kind.SIGNATURE, Arrays.copyOfRange(bytes, 1, bytes.length));
        var note =
                """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """;

        // then
        assertThat(SignedNote.parse(note).isSignedBy(List.of(peter))).isTrue();
        assertThat(SignedNote.parse(note.replace("answer", "Answer")).isSignedBy(List.of(peter)))
                .isFalse();
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        assertThat(Checkpoint.parse(CHECKPOINT.text())).isEqualTo(CHECKPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\nAA==\ntime 2026-06-01T12:05:00Z\n",
                "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 2026-06-01T12:05:00Z\n",
                "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 2026-06-01T12:05:00Z\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime now\n",
                "o\n"
                        + "1\n"
                        + "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
                        + "time 2026-06-01T12:05:00Z\n"
                        + "more\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void whoSignedIsTold() throws GeneralSecurityException {
        // given
        var note = signed();

        // then
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(SignedNote.parse(note.format())).isEqualTo(note);
        assertThat(note.isSignedBy(List.of(key(ORIGIN, Kind.SIGNATURE, pair())))).isFalse();
        assertThat(note.isSignedBy(List.of(key("another", Kind.SIGNATURE, pair)))).isFalse();
        assertThat(note.isSignedBy(List.of(key(ORIGIN, Kind.COSIGNATURE, pair)))).isFalse();
        assertThat(
                        new SignedNote(note.text().replace("42", "41"), note.lines())
                                .isSignedBy(List.of(key)))
                .isFalse();
    }

    @Test
    void aWitnessSignsWithItsTime() throws GeneralSecurityException {
        // given
        var pairOfWitness = pair();
        var witness = key("witness.example", Kind.COSIGNATURE, pairOfWitness);
        var signature = sign(pairOfWitness, NoteKey.cosigned(CHECKPOINT.text(), 1_780_315_500L));
        var line =
                witness.line(
                        ByteBuffer.allocate(72).putLong(1_780_315_500L).put(signature).array());

        // when
        var note = signed().with(line);

        // then
        assertThat(note.isSignedBy(List.of(witness))).isTrue();
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(signed().isSignedBy(List.of(witness))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text", "text\n", "text\n\n", "text\n\nname AAAA\n", "text\n\n— name\n"})
    void whatIsNoNoteIsRefused(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note));
    }

    private SignedNote signed() throws GeneralSecurityException {
        var text = CHECKPOINT.text();
        return new SignedNote(
                text, List.of(key.line(sign(pair, text.getBytes(StandardCharsets.UTF_8)))));
    }

    private static byte[] sign(KeyPair pair, byte[] message) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private static NoteKey key(String name, Kind kind, KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        return new NoteKey(
                name, kind, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
