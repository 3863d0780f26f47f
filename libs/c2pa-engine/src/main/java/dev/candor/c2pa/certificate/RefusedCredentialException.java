package dev.candor.c2pa.certificate;

import dev.candor.c2pa.port.SigningException;
import java.util.List;
import java.util.stream.Collectors;

/// Nothing is signed with these certificates. Each breach names the rule, the certificate and the
/// value found.
public final class RefusedCredentialException extends SigningException {
    private static final long serialVersionUID = 1L;

    private final transient List<Breach> breaches;

    /// @param breaches at least one
    public RefusedCredentialException(List<Breach> breaches) {
        super(
                Reason.CREDENTIAL,
                breaches.stream().map(Breach::sentence).collect(Collectors.joining(" ")));
        this.breaches = List.copyOf(breaches);
    }

    /// The rules that are broken, the signer's certificate before its issuers'.
    public List<Breach> breaches() {
        return breaches;
    }
}
