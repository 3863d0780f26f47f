package dev.candor.c2pa.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampTest {
    private static final Instant YESTERDAY = TestAuthority.NOON.minus(Duration.ofDays(1));

    private final TestAuthority authority = TestAuthority.trusted();
    private final TrustAnchors anchors =
            authority.anchors().withTimeStamping(List.of(authority.root()));

    @TempDir Path directory;

    @Test
    void stampFromWhenTheSignerWasInForceSavesAnExpiredSigner() throws Exception {
        var report = verify(authority.stamps(leaf -> {}).stampAt(YESTERDAY), anchors);

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(codes(report))
                .contains(StatusCode.TIME_STAMP_TRUSTED, StatusCode.TIME_STAMP_VALIDATED);
        assertThat(report.activeManifest().orElseThrow().signature())
                .satisfies(signature -> assertThat(signature.time()).isEqualTo(YESTERDAY));
    }

    @Test
    void stampFromAfterTheSignerExpiredSavesNothing() throws Exception {
        var report = verify(authority.stamps(leaf -> {}).stampAt(TestAuthority.NOON), anchors);

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(codes(report)).contains(StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY);
    }

    @Test
    void anchorsForSignersVouchForNoStamp() throws Exception {
        var report = verify(authority.stamps(leaf -> {}).stampAt(YESTERDAY), authority.anchors());

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(codes(report)).contains(StatusCode.TIME_STAMP_UNTRUSTED);
    }

    @Test
    void bytesThatAreNoStampAreMalformed() throws Exception {
        var report = verify(cose -> TestStamps.with(cose, new byte[] {0x30, 0x00}), anchors);

        assertThat(codes(report)).contains(StatusCode.TIME_STAMP_MALFORMED);
    }

    @Test
    void stampOfAnotherSignatureIsNotThisOnes() throws Exception {
        var stamps = authority.stamps(leaf -> {});
        var foreign = stamps.token(new byte[] {1, 2, 3}, YESTERDAY);

        var report = verify(cose -> TestStamps.with(cose, foreign), anchors);

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(codes(report)).contains(StatusCode.TIME_STAMP_MISMATCH);
    }

    @Test
    void twoStampsAreNone() throws Exception {
        var token = authority.stamps(leaf -> {}).token(new byte[] {1}, YESTERDAY);

        var report = verify(cose -> TestStamps.with(cose, token, token), anchors);

        assertThat(codes(report)).contains(StatusCode.TIME_STAMP_MALFORMED);
    }

    @Test
    void stampOfAnAuthorityNotYetInForceIsOutsideItsValidity() throws Exception {
        var stamps = authority.stamps(leaf -> leaf.from(TestAuthority.NOON));

        var report = verify(stamps.stampAt(YESTERDAY), anchors);

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(codes(report)).contains(StatusCode.TIME_STAMP_OUTSIDE_VALIDITY);
    }

    /// Verifies an asset whose signer expired a minute before noon.
    private VerificationReport verify(UnaryOperator<byte[]> stamp, TrustAnchors by)
            throws Exception {
        var signer = authority.signer(leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60)));
        var asset = Forgery.valid(Media.jpeg(), signer).cose(stamp).file(directory);
        return new Verifier(by, TestAuthority.CLOCK).verify(asset);
    }

    private static List<Code> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
