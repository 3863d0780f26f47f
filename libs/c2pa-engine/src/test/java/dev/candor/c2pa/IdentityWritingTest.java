package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.certificate.Breach;
import dev.candor.c2pa.certificate.ProfileRule;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.definition.ActorRole;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.Aggregator;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestDid;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.IdentityAggregator;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.IdentityState;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who stands behind a manifest beside who signs it (CAWG Identity Assertion 1.3).
class IdentityWritingTest {
    private static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
    private static final TestAuthority IDENTITIES = TestAuthority.identities();
    private static final TestAuthority CLAIMS = TestAuthority.trusted();
    private static final Signer ADA =
            IDENTITIES.signer(leaf -> leaf.purposes(DOCUMENT_SIGNING).subject("C=XX,O=Ada,CN=Ada"));

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void kit() {
        kit = new WritingKit(folder);
    }

    private static ManifestDefinition.Builder created() {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE);
    }

    private static VerificationReport verified(Path asset, Clock clock) throws Exception {
        return new Verifier(
                        CLAIMS.anchors()
                                .withIdentities(List.of(IDENTITIES.root()))
                                .withTimeStamping(List.of(CLAIMS.root())),
                        clock)
                .verify(asset);
    }

    private static ManifestSummary active(Path asset) throws Exception {
        var report = verified(asset, TestAuthority.CLOCK);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        return report.activeManifest().orElseThrow();
    }

    private Path signed(NamedActor... actors) throws Exception {
        var definition = created();
        for (var actor : actors) {
            definition.actor(actor);
        }
        return kit.signed(
                kit.file(Samples.of(AssetFormat.PNG)), definition.by(WritingKit.GENERATOR));
    }

    @Test
    void actorIsNamedByARoleAndTrusted() throws Exception {
        var signed = signed(NamedActor.certified(ADA).as(ActorRole.CREATOR, ActorRole.PUBLISHER));

        var manifest = active(signed);
        assertThat(manifest.assertionLabels())
                .containsExactly("c2pa.actions.v2", "c2pa.hash.data", "cawg.identity");
        assertThat(manifest.identities())
                .containsExactly(
                        new IdentitySummary(
                                "cawg.identity",
                                IdentityState.TRUSTED,
                                "cawg.x509.cose",
                                List.of("cawg.creator", "cawg.publisher"),
                                "Ada",
                                "Test Authority 5",
                                List.of(),
                                List.of("c2pa.hash.data"),
                                null));
    }

    @Test
    void actorsStandBehindWhatTheyChoose() throws Exception {
        var editor =
                NamedActor.certified(ADA)
                        .as("com.example.retoucher")
                        .behind("c2pa.hash.data", "c2pa.actions.v2", "cawg.identity");

        var signed = signed(NamedActor.certified(ADA), editor);

        var identities = active(signed).identities();
        assertThat(identities)
                .extracting(IdentitySummary::state)
                .containsExactly(IdentityState.TRUSTED, IdentityState.TRUSTED);
        assertThat(identities)
                .extracting(IdentitySummary::referenced)
                .containsExactly(
                        List.of("c2pa.hash.data"),
                        List.of("c2pa.hash.data", "c2pa.actions.v2", "cawg.identity"));
    }

    @ParameterizedTest
    @MethodSource
    void actorIsNamedInEveryFormat(AssetFormat format) throws Exception {
        var definition = created().actor(NamedActor.certified(ADA)).by(WritingKit.GENERATOR);

        var signed = kit.signed(kit.sample(format), definition);

        assertThat(active(signed).identities())
                .extracting(IdentitySummary::state)
                .containsExactly(IdentityState.TRUSTED);
    }

    @SuppressWarnings("UnusedMethod") // JUnit calls it
    static Stream<AssetFormat> actorIsNamedInEveryFormat() {
        return Arrays.stream(AssetFormat.values()).filter(format -> format.writable().isPresent());
    }

    /// An update has no binding of its own: the actor stands behind that of the manifest it
    /// updates, and of the one before that.
    @Test
    void actorOfAnUpdateStandsBehindTheBindingThatHolds() throws Exception {
        var first = kit.signed(kit.file(Samples.of(AssetFormat.PNG)), WritingKit.created());
        var second = kit.signed(first, ManifestDefinition.updated().by(WritingKit.GENERATOR));

        var third =
                kit.signed(
                        second,
                        ManifestDefinition.updated()
                                .actor(NamedActor.certified(ADA).as(ActorRole.PUBLISHER))
                                .by(WritingKit.GENERATOR));

        assertThat(active(third).identities())
                .singleElement()
                .returns(IdentityState.TRUSTED, IdentitySummary::state)
                .returns(List.of("c2pa.hash.data"), IdentitySummary::referenced);
    }

    @Test
    void actorsSignatureIsStampedAndOutlivesTheCertificate() throws Exception {
        var stamps = CLAIMS.stamps(leaf -> {});
        var target = folder.resolve("stamped.png");
        kit.signing()
                .stampedBy(request -> stamps.answer(request, TestAuthority.NOON))
                .sign(
                        kit.file(Samples.of(AssetFormat.PNG)),
                        target,
                        created().actor(NamedActor.certified(ADA)).by(WritingKit.GENERATOR),
                        WritingKit.signer());

        var later = Clock.offset(TestAuthority.CLOCK, Duration.ofDays(900));
        assertThat(verified(target, later).activeManifest().orElseThrow().identities())
                .singleElement()
                .returns(IdentityState.TRUSTED, IdentitySummary::state)
                .returns(TestAuthority.NOON, IdentitySummary::time);
    }

    @ParameterizedTest
    @EnumSource
    void actorSignsWithAnyAlgorithm(SigningAlgorithm algorithm) throws Exception {
        var holder =
                IDENTITIES
                        .issuer()
                        .issue(
                                wish ->
                                        wish.purposes(DOCUMENT_SIGNING)
                                                .key(
                                                        switch (algorithm) {
                                                            case ES256 -> "secp256r1";
                                                            case ES384 -> "secp384r1";
                                                            case ES512 -> "secp521r1";
                                                            case PS256, PS384, PS512 -> "RSA2048";
                                                            case ED25519 -> "Ed25519";
                                                        }));

        var signed = signed(NamedActor.certified(holder.signer(algorithm)));

        assertThat(active(signed).identities())
                .extracting(IdentitySummary::state)
                .containsExactly(IdentityState.TRUSTED);
    }

    /// Whatever the answer's length leaves of the room, the assertion is as long as it was said.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 23, 24, 25, 26, 255, 256, 257, 258, 259, 300, 3000, 70_000})
    void aggregatorVouchesWithinItsRoom(int spare) throws Exception {
        var keys = TestDid.p256(1);
        var vouching = vouching(Aggregator.of(keys, keys.jwkDid()));

        var signed = signed(NamedActor.aggregated(vouching, answer(vouching) + spare));

        assertThat(active(signed).identities())
                .singleElement()
                .returns("cawg.identity_claims_aggregation", IdentitySummary::signatureType)
                .returns(IdentityState.WELL_FORMED, IdentitySummary::state);
    }

    private static IdentityAggregator vouching(Aggregator aggregator) {
        return payload -> aggregator.sign(map(payload));
    }

    private static CborValue.Map map(byte[] payload) {
        try {
            return CborReader.read(Bytes.of(payload)).asMap().orElseThrow();
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int answer(IdentityAggregator aggregator) throws Exception {
        var length = new int[1];
        signed(
                NamedActor.aggregated(
                        payload -> {
                            var answer = aggregator.vouch(payload);
                            length[0] = answer.length;
                            return answer;
                        },
                        1 << 14));
        return length[0];
    }

    @Test
    void answerThatDoesNotFitIsRefused() {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> signed(NamedActor.aggregated(_ -> new byte[101], 100)))
                .withMessage("What vouches for the actor has 101 bytes, and room was kept for 100");
        assertThat(folder).isDirectoryNotContaining("glob:**.signed");
    }

    @Test
    void answerThatIsNoneIsNotKept() {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> signed(NamedActor.aggregated(_ -> new byte[100], 100)))
                .withMessageStartingWith(
                        "What was written does not verify, so it was not kept. cawg.identity:");
        assertThat(folder).isDirectoryNotContaining("glob:**.signed");
    }

    @Test
    void nobodyStandsBehindWhatIsNotThere() {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> signed(NamedActor.certified(ADA).behind("c2pa.metadata")))
                .withMessage("There is no assertion c2pa.metadata to point to");
    }

    @Test
    void certificateForOtherWorkIsRefused() {
        assertThatExceptionOfType(RefusedCredentialException.class)
                .isThrownBy(
                        () ->
                                signed(
                                        NamedActor.certified(
                                                IDENTITIES.signer(
                                                        leaf ->
                                                                leaf.purposes(
                                                                        TestAuthority
                                                                                .CLAIM_SIGNING)))))
                .satisfies(
                        e ->
                                assertThat(e.breaches())
                                        .extracting(Breach::rule)
                                        .containsExactly(ProfileRule.EXTENDED_KEY_USAGE));
    }

    @Test
    void certificateForAMailboxAloneIsRefused() {
        assertThatExceptionOfType(RefusedCredentialException.class)
                .isThrownBy(
                        () ->
                                signed(
                                        NamedActor.certified(
                                                IDENTITIES.signer(
                                                        leaf ->
                                                                leaf.purposes(
                                                                                TestAuthority
                                                                                        .EMAIL_PROTECTION)
                                                                        .policies(
                                                                                "2.23.140.1.5.1.3")))))
                .withMessageContaining("is for e-mail, under the policies [2.23.140.1.5.1.3]")
                .satisfies(
                        e ->
                                assertThat(e.breaches())
                                        .extracting(Breach::rule)
                                        .containsExactly(ProfileRule.NAMED_HOLDER));
    }

    @Test
    void keyOfAnotherIsRefusedBeforeAnythingIsWritten() {
        var stranger =
                TestAuthority.stranger()
                        .issuer()
                        .issue(wish -> wish.purposes(DOCUMENT_SIGNING).serial(99));
        var impostor =
                IDENTITIES
                        .issuer()
                        .issue(wish -> wish.purposes(DOCUMENT_SIGNING))
                        .withKeyOf(stranger)
                        .signer(SigningAlgorithm.ES256);

        assertThatExceptionOfType(RefusedCredentialException.class)
                .isThrownBy(() -> signed(NamedActor.certified(impostor)))
                .satisfies(
                        e ->
                                assertThat(e.breaches())
                                        .extracting(Breach::rule)
                                        .containsExactly(ProfileRule.KEY_PAIR));
        assertThat(folder).isDirectoryNotContaining("glob:**.signed");
    }

    @Test
    void changedAssertionNamesNobody() throws Exception {
        var signed = signed(NamedActor.certified(ADA).as(ActorRole.CREATOR));
        var bytes = Files.readAllBytes(signed);
        int at =
                new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .indexOf("cawg.creator");
        bytes[at + 5] ^= 1;

        var report = verified(Files.write(signed, bytes), TestAuthority.CLOCK);

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "cawg.", "cawg.painter"})
    void roleThatIsNoneCannotBeSaid(String role) {
        assertThatIllegalArgumentException().isThrownBy(() -> NamedActor.certified(ADA).as(role));
    }

    @Test
    void assertionIsStoodBehindOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedActor.certified(ADA).behind("a.b").behind("a.b"));
    }

    @Test
    void roomHasABound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedActor.aggregated(payload -> payload, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedActor.aggregated(payload -> payload, (1 << 20) + 1));
    }
}
