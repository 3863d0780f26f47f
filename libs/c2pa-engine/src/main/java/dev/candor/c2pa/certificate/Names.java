package dev.candor.c2pa.certificate;

import java.util.Arrays;
import java.util.Optional;
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
        } catch (RuntimeException e) { // as broken DER may end
            return principal.getName(); // a value that is no text in its own encoding
        }
    }

    /// A name as one line, or words that say that it is none: what a parser let pass may still end
    /// in any exception when its values are looked at.
    static String whole(X500Name name) {
        try {
            return name.toString();
        } catch (RuntimeException e) { // as broken DER may end
            return "an unreadable name";
        }
    }

    /// The first value of one kind in a name; nothing if there is none that can be read.
    static Optional<String> part(X500Principal principal, ASN1ObjectIdentifier kind) {
        try {
            return first(X500Name.getInstance(principal.getEncoded()), kind);
        } catch (RuntimeException e) { // as broken DER may end
            return Optional.empty();
        }
    }

    private static String shortest(X500Principal principal) {
        var name = X500Name.getInstance(principal.getEncoded());
        return first(name, BCStyle.O)
                .or(() -> first(name, BCStyle.CN))
                .orElseGet(principal::getName);
    }

    private static Optional<String> first(X500Name name, ASN1ObjectIdentifier kind) {
        return Arrays.stream(name.getRDNs(kind))
                .findFirst()
                .map(part -> IETFUtils.valueToString(part.getFirst().getValue()));
    }
}
