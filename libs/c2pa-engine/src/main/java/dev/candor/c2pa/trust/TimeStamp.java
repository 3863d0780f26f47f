package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.tsp.TSPException;

/// Judges time stamps (RFC 3161; C2PA 2.4, 15.8.2). Whatever is wrong with one only costs the time.
public final class TimeStamp {
    private final TrustAnchors anchors;
    private final JumbfUri about;
    private final Findings findings;

    /// @param anchors who vouches for time-stamping authorities
    /// @param about what is stamped
    public TimeStamp(TrustAnchors anchors, JumbfUri about, Findings findings) {
        this.anchors = anchors;
        this.about = about;
        this.findings = findings;
    }

    /// The time that a stamp attests, if it is one of an authority that is believed.
    ///
    /// @param der a response of the authority, or the bare token
    /// @param stamped what it has to be over: one of these messages
    public Optional<Instant> judge(Bytes der, List<byte[]> stamped) {
        StampToken token;
        try {
            token = StampToken.read(der);
        } catch (TSPException | CMSException | IOException | RuntimeException e) {
            // broken DER ends in many kinds of these
            note(StatusCode.TIME_STAMP_MALFORMED, Rule.CRYP_0019, "The time stamp cannot be read.");
            return Optional.empty();
        }
        try {
            return judge(token, stamped);
        } catch (MalformedException | IOException | RuntimeException e) {
            note(StatusCode.TIME_STAMP_MALFORMED, Rule.CRYP_0022, "The time stamp cannot be read.");
            return Optional.empty();
        }
    }

    private Optional<Instant> judge(StampToken token, List<byte[]> stamped)
            throws MalformedException, IOException {
        var algorithm = token.algorithm();
        if (algorithm.isEmpty()) {
            return refuse(
                    StatusCode.TIME_STAMP_UNTRUSTED,
                    Rule.CRYP_0021,
                    "The time stamp's signature algorithm is none that C2PA allows.");
        }
        var authority = token.authority();
        if (authority.isPresent() && !token.holds(algorithm.get(), authority.get())) {
            return refuse(
                    StatusCode.TIME_STAMP_MISMATCH,
                    Rule.CRYP_0022,
                    "The time stamp's signature is not that of its authority.");
        }
        if (!token.hasKnownHash()) {
            return refuse(
                    StatusCode.TIME_STAMP_UNTRUSTED,
                    Rule.CRYP_0022,
                    "The time stamp's hash algorithm is none that C2PA allows.");
        }
        if (stamped.stream().noneMatch(token::isOver)) {
            return refuse(
                    StatusCode.TIME_STAMP_MISMATCH,
                    Rule.CRYP_0023,
                    "The time stamp is not one of this signature.");
        }
        if (authority.isEmpty() || !token.names(authority.get())) {
            return refuse(
                    StatusCode.TIME_STAMP_UNTRUSTED,
                    Rule.CRYP_0024,
                    "The time stamp comes without its authority's certificate.");
        }
        return judge(token.time(), token.chain(authority.get()));
    }

    private Optional<Instant> judge(Instant time, List<Bytes> chain) throws MalformedException {
        var credential = anchors.credential(chain);
        var breaches = credential.breaches(Use.TIME_STAMPING);
        if (!breaches.isEmpty()) {
            note(
                    StatusCode.TIME_STAMP_UNTRUSTED,
                    Rule.CRYP_0024,
                    "The time-stamping authority's certificates are not acceptable.");
            breaches.forEach(
                    breach ->
                            note(
                                    StatusCode.TIME_STAMP_CREDENTIAL_INVALID,
                                    Rule.CRYP_0025,
                                    breach.sentence()));
            return Optional.empty();
        }
        var path = credential.path(Use.TIME_STAMPING, Set.of(KeyPurpose.TIME_STAMPING), time);
        if (path.isEmpty()) {
            return refuse(
                    StatusCode.TIME_STAMP_UNTRUSTED,
                    Rule.CRYP_0024,
                    "No trust anchor vouches for the time-stamping authority.");
        }
        if (!path.get().inForce(time)) {
            return refuse(
                    StatusCode.TIME_STAMP_OUTSIDE_VALIDITY,
                    Rule.CRYP_0026,
                    "The time-stamping authority's certificates were not in force at %s."
                            .formatted(time));
        }
        note(
                StatusCode.TIME_STAMP_VALIDATED,
                Rule.CRYP_0026,
                "A time stamp says %s.".formatted(time));
        note(
                StatusCode.TIME_STAMP_TRUSTED,
                Rule.CRYP_0026,
                "The time-stamping authority is vouched for by a trust anchor.");
        return Optional.of(time);
    }

    private Optional<Instant> refuse(StatusCode code, Rule rule, String explanation) {
        note(code, rule, explanation);
        return Optional.empty();
    }

    private void note(StatusCode code, Rule rule, String explanation) {
        findings.add(code, rule, about, explanation);
    }
}
