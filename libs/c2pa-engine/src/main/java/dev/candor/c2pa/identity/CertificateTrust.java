package dev.candor.c2pa.identity;

import dev.candor.c2pa.certificate.CertificateProfile;
import dev.candor.c2pa.certificate.Credential;
import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.certificate.TrustPath;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;

/// Which certificates may name an actor (CAWG 1.3, 8.2.3): those for signing documents, and for a
/// while also those for e-mail whose holder was validated beyond the mailbox. Either has to be on
/// the list for identities, or to lead to an anchor on it.
final class CertificateTrust {
    /// Certificates for e-mail name nobody from then on.
    private static final Instant END_OF_INTERIM = Instant.parse("2027-04-01T00:00:00Z");

    /// Organization-, sponsor- and individual-validated, multipurpose and strict, of the
    /// CA/Browser Forum's requirements for S/MIME.
    private static final Set<String> VALIDATED =
            Set.of(
                    "2.23.140.1.5.2.2",
                    "2.23.140.1.5.2.3",
                    "2.23.140.1.5.3.2",
                    "2.23.140.1.5.3.3",
                    "2.23.140.1.5.4.2",
                    "2.23.140.1.5.4.3");

    private final TrustAnchors anchors;
    private final Instant time;

    /// @param time when the actor signed, if a trusted time stamp says so; else now
    CertificateTrust(TrustAnchors anchors, Instant time) {
        this.anchors = anchors;
        this.time = time;
    }

    /// The path to an anchor that vouches for an actor, or of which the actor itself is one;
    /// nothing if there is none.
    Optional<TrustPath> path(Credential credential) {
        var purposes = purposes(credential.holder(), time);
        if (purposes.isEmpty() || !credential.breaches(Use.IDENTITY).isEmpty()) {
            return Optional.empty();
        }
        return listed(credential).or(() -> credential.path(Use.IDENTITY, purposes, time));
    }

    /// The lists may hold the certificates of actors themselves.
    private Optional<TrustPath> listed(Credential credential) {
        return anchors.lists(Use.IDENTITY).stream()
                .flatMap(list -> listed(credential.holder(), list))
                .findFirst();
    }

    private Stream<TrustPath> listed(X509Certificate holder, TrustList list) {
        return list.anchors().stream()
                .filter(anchor -> anchor.certificate().equals(holder))
                .filter(anchor -> anchor.vouchesAt(time))
                .map(anchor -> new TrustPath(List.of(holder), anchor, list));
    }

    /// Whether a certificate may name an actor at a time, whoever vouches for it.
    static boolean mayName(X509Certificate certificate, Instant time) {
        return !purposes(certificate, time).isEmpty();
    }

    /// The purposes of a certificate that let it name an actor at the time.
    private static Set<String> purposes(X509Certificate certificate, Instant time) {
        var said = CertificateProfile.purposes(certificate);
        if (said.contains(KeyPurpose.DOCUMENT_SIGNING)) {
            return Set.of(KeyPurpose.DOCUMENT_SIGNING);
        }
        return said.contains(KeyPurpose.EMAIL_PROTECTION)
                        && time.isBefore(END_OF_INTERIM)
                        && policies(certificate).stream().anyMatch(VALIDATED::contains)
                ? Set.of(KeyPurpose.EMAIL_PROTECTION)
                : Set.of();
    }

    static List<String> policies(X509Certificate certificate) {
        var value = certificate.getExtensionValue(Extension.certificatePolicies.getId());
        if (value == null) {
            return List.of();
        }
        try {
            var octets = ASN1OctetString.getInstance(value).getOctets();
            return Arrays.stream(CertificatePolicies.getInstance(octets).getPolicyInformation())
                    .map(PolicyInformation::getPolicyIdentifier)
                    .map(ASN1ObjectIdentifier::getId)
                    .toList();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of(); // no policies that can be read
        }
    }
}
