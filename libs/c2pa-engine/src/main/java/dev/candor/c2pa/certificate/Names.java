package dev.candor.c2pa.certificate;

import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// Distinguished names for people.
public final class Names {
    private Names() {}

    /// The organization of a name, or else its common name, or else the whole name.
    public static String of(X500Principal principal) {
        try {
            return shortest(principal);
        } catch (IllegalArgumentException e) {
            return principal.getName(); // a value that is no text in its own encoding
        }
    }

    private static String shortest(X500Principal principal) {
        var name = X500Name.getInstance(principal.getEncoded());
        for (ASN1ObjectIdentifier kind : new ASN1ObjectIdentifier[] {BCStyle.O, BCStyle.CN}) {
            var parts = name.getRDNs(kind);
            if (parts.length > 0) {
                return IETFUtils.valueToString(parts[0].getFirst().getValue());
            }
        }
        return principal.getName();
    }
}
