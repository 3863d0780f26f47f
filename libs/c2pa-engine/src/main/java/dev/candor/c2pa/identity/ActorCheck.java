package dev.candor.c2pa.identity;

import dev.candor.c2pa.certificate.Breach;
import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.ProfileRule;
import dev.candor.c2pa.certificate.RefusedCredentialException;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.port.SigningException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Judges an actor who is about to sign with a certificate, before anything is written: by the
/// rules for claim signers, but for the purpose (CAWG 1.3, 8.2.3). Thread safe.
public final class ActorCheck {
    private final SignerCheck signers =
            new SignerCheck(Set.of(KeyPurpose.DOCUMENT_SIGNING, KeyPurpose.EMAIL_PROTECTION));

    /// Refuses an actor whose signature would name nobody. Of one for whom an aggregator vouches
    /// nothing is known yet.
    ///
    /// @throws RefusedCredentialException if a rule is broken
    /// @throws SigningException if the certificates cannot be read, or the key cannot be used
    public void require(NamedActor actor, Instant now) throws SigningException {
        if (actor.proof() instanceof NamedActor.Certificate(var signer)) {
            signers.require(signer, now);
            var certificate = signer.chain().getFirst();
            if (!CertificateTrust.mayName(certificate, now)) {
                throw new RefusedCredentialException(
                        List.of(
                                new Breach(
                                        ProfileRule.NAMED_HOLDER,
                                        certificate,
                                        "is for e-mail, under the policies %s"
                                                .formatted(
                                                        CertificateTrust.policies(certificate)))));
            }
        }
    }
}
