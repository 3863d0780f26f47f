package dev.candor.provenance.identity;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.key.SigningIdentities;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens the signers of active identities, and keeps the latest open: a token's session is dear,
/// and a signer that was judged once need not be judged again. Everything here blocks.
@ApplicationScoped
class Signers {
    private static final int MOST_OPEN = 64;

    private final KeyVault vault;
    private final KeyReferences references;
    private final SignerCheck check;
    private final SigningIdentities installation;
    private final Clock clock;
    private final LinkedHashMap<IdentityId, Signer> open = new LinkedHashMap<>(16, 0.75f, true);

    Signers(
            KeyVault vault,
            KeyReferences references,
            SignerCheck check,
            SigningIdentities installation,
            Clock clock) {
        this.vault = vault;
        this.references = references;
        this.check = check;
        this.installation = installation;
        this.clock = clock;
    }

    /// @throws Declined if the key cannot be had
    Signer of(Active party) {
        var id = party.terms().id();
        var known = known(id);
        if (known != null && known.chain().equals(party.chain())) {
            return known;
        }
        try {
            var opened = open(party.terms(), party.chain());
            remember(id, opened);
            return opened;
        } catch (SigningException e) {
            throw CredentialRefusal.of(e);
        }
    }

    /// Opens a signer anew.
    ///
    /// @throws SigningException if its token or service cannot be reached
    Signer open(Terms terms, List<X509Certificate> chain) throws SigningException {
        var reference = terms.reference();
        if (reference != null) {
            return references.open(terms.organization(), reference, chain, terms.algorithm());
        }
        return signer(terms, chain);
    }

    /// Judges a signer, and tries its key.
    ///
    /// @throws Declined `CREDENTIAL_REFUSED` with what is wrong, or `SIGNER_UNAVAILABLE`
    Signer judged(Signer signer) {
        if (installation.developmentFolder().isEmpty()
                && signer.chain().stream().anyMatch(DevelopmentAuthority::made)) {
            throw new Declined(
                    IdentityProblem.CREDENTIAL_REFUSED,
                    "A development authority made the certificate of %s, and none is in use here."
                            .formatted(signer.chain().getFirst().getSubjectX500Principal()));
        }
        try {
            check.require(signer, clock.instant());
            return signer;
        } catch (SigningException e) {
            throw CredentialRefusal.of(e);
        }
    }

    /// Closes what is open of an identity.
    synchronized void forget(IdentityId id) {
        open.remove(id);
    }

    private Signer signer(Terms terms, List<X509Certificate> chain) {
        var key = vault.open(terms.id(), terms.organization());
        try {
            return KeySigner.of(terms.algorithm(), key, chain);
        } catch (IllegalArgumentException e) {
            throw new Declined(IdentityProblem.CREDENTIAL_REFUSED, e.getMessage() + ".");
        }
    }

    private synchronized @Nullable Signer known(IdentityId id) {
        return open.get(id);
    }

    private synchronized void remember(IdentityId id, Signer signer) {
        open.put(id, signer);
        if (open.size() > MOST_OPEN) {
            open.remove(open.firstEntry().getKey());
        }
    }
}
