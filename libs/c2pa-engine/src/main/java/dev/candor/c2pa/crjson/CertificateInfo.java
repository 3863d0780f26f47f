package dev.candor.c2pa.crjson;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// What crJSON says of a certificate.
final class CertificateInfo {
    private static final int HEXADECIMAL = 16;

    private CertificateInfo() {}

    static JsonValue of(X509Certificate certificate) {
        return new JsonMapBuilder()
                .put("serialNumber", certificate.getSerialNumber().toString(HEXADECIMAL))
                .put("issuer", name(certificate.getIssuerX500Principal()))
                .put("subject", name(certificate.getSubjectX500Principal()))
                .put(
                        "validity",
                        new JsonMapBuilder()
                                .put("notBefore", Times.of(certificate.getNotBefore()))
                                .put("notAfter", Times.of(certificate.getNotAfter()))
                                .build())
                .build();
    }

    /// The parts of a name by their short words; of several with one word the first.
    private static JsonValue name(X500Principal principal) {
        var parts = new JsonMapBuilder();
        var words = new HashSet<String>();
        for (var part : X500Name.getInstance(principal.getEncoded()).getRDNs()) {
            var type = part.getFirst().getType();
            var word = BCStyle.INSTANCE.oidToDisplayName(type);
            var name = word == null ? type.getId() : word;
            if (words.add(name)) {
                parts.put(name, IETFUtils.valueToString(part.getFirst().getValue()));
            }
        }
        return parts.build();
    }
}
