package dev.candor.c2pa.certificate;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;

/// Who answers whether a certificate is revoked: the OCSP responders it names (RFC 5280,
/// 4.2.2.1).
public final class Responders {
    private static final int MOST = 3;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Responders() {}

    /// Their addresses, the first three at most; none if the certificate names none that can be
    /// read. They come with the certificate, so they are to be distrusted.
    public static List<URI> of(X509Certificate certificate) {
        var value = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (value == null) {
            return List.of();
        }
        try {
            var access =
                    AuthorityInformationAccess.getInstance(
                            ASN1OctetString.getInstance(value).getOctets());
            return Arrays.stream(access.getAccessDescriptions())
                    .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                    .map(AccessDescription::getAccessLocation)
                    .flatMap(location -> uri(location).stream())
                    .limit(MOST)
                    .toList();
        } catch (RuntimeException e) { // as broken DER may end
            return List.of();
        }
    }

    private static Optional<URI> uri(GeneralName location) {
        try {
            var uri = new URI(location.getName().toString());
            return location.getTagNo() == GeneralName.uniformResourceIdentifier
                            && uri.getScheme() != null
                            && SCHEMES.contains(uri.getScheme())
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
