package dev.candor.provenance.identity;

import static dev.candor.provenance.identity.IdentityProblem.CREDENTIAL_REFUSED;
import static dev.candor.provenance.identity.IdentityProblem.SIGNER_UNAVAILABLE;

import dev.candor.c2pa.certificate.Breach;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// Says no to a signer, with the rule that is broken, the certificate that breaks it and what was
/// found in it.
public final class CredentialRefusal {
    /// One broken rule.
    ///
    /// @param rule name of the rule; a constant that never changes
    /// @param asks the rule in words
    /// @param certificate distinguished name of who breaks it (RFC 2253)
    /// @param found what was found instead
    @RegisterForReflection
    public record BreachView(String rule, String asks, String certificate, String found) {
        static BreachView of(Breach breach) {
            return new BreachView(
                    breach.rule().name(),
                    breach.rule().words(),
                    breach.certificate().getSubjectX500Principal().getName(),
                    breach.found());
        }
    }

    private CredentialRefusal() {}

    /// The refusal for a signer that was judged, or whose key was tried.
    public static Declined of(SigningException e) {
        var detail = String.valueOf(e.getMessage());
        return switch (e) {
            case RefusedCredentialException refused ->
                    new Declined(CREDENTIAL_REFUSED, detail).with("breaches", views(refused));
            case SigningException other when other.reason() == SigningException.Reason.CREDENTIAL ->
                    new Declined(CREDENTIAL_REFUSED, detail);
            case SigningException _ -> new Declined(SIGNER_UNAVAILABLE, detail);
        };
    }

    private static List<BreachView> views(RefusedCredentialException refused) {
        return refused.breaches().stream().map(BreachView::of).toList();
    }
}
