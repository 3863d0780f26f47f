package dev.candor.provenance.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody an organization signs as. A change yields the next state; only an active one signs, and
/// a retired one stays so.
sealed interface SigningParty {
    Terms terms();

    /// The key is made, and an authority is asked for its certificate.
    ///
    /// @param requestPem what the authority is sent (PKCS#10)
    record Requested(Terms terms, String requestPem) implements SigningParty {
        Active certified(List<X509Certificate> chain, Instant at) {
            return new Active(terms, chain, at);
        }

        Retired retire(Instant at) {
            return new Retired(terms, List.of(), null, at);
        }
    }

    /// Signs.
    ///
    /// @param chain its certificate first, then its issuers, without the anchor
    record Active(Terms terms, List<X509Certificate> chain, Instant since) implements SigningParty {
        public Active {
            chain = List.copyOf(chain);
            if (chain.isEmpty()) {
                throw new IllegalArgumentException("an active identity has a certificate");
            }
        }

        Retired retire(Instant at) {
            return new Retired(terms, chain, since, at);
        }
    }

    /// Signs nothing more; what it signed verifies as before.
    ///
    /// @param chain empty if it never had a certificate
    /// @param activeSince absent if it never was
    record Retired(
            Terms terms, List<X509Certificate> chain, @Nullable Instant activeSince, Instant at)
            implements SigningParty {
        public Retired {
            chain = List.copyOf(chain);
        }
    }
}
