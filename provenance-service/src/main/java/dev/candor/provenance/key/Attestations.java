package dev.candor.provenance.key;

import static dev.candor.provenance.key.AttestationProblem.NO_RESPONDER;
import static dev.candor.provenance.key.AttestationProblem.STAMP_AUTHORITY_NOT_ALLOWED;
import static dev.candor.provenance.key.AttestationProblem.STAPLING_NOT_ALLOWED;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.certificate.Responders;
import dev.candor.c2pa.net.HttpOcspClient;
import dev.candor.c2pa.net.HttpTimeStamper;
import dev.candor.c2pa.net.NetPolicy;
import dev.candor.c2pa.port.TimeStamper;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.key.AttestationConfig.Stapled;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What others say of signatures made here, kept in them: when they were made, and that the
/// signer's certificate was not revoked then. An identity may ask for more than the operator has
/// asked about all, among those the operator allows. Read at start-up, so that a service that
/// could ask nobody does not start.
@Startup
@ApplicationScoped
public class Attestations {
    private final UnaryOperator<Signing> stampedForAll;
    private final Map<URI, TimeStamper> authorities;
    private final Optional<NetPolicy> responders;
    private final boolean staplesAll;

    /// @throws IllegalStateException if an authority's address names no host
    Attestations(AttestationConfig config) {
        var patience = config.patience();
        this.stampedForAll =
                config.stampAuthority()
                        .map(address -> stamper("stamp-authority", address, patience))
                        .map(authority -> stamping(authority, config.stampPolicy()))
                        .orElse(UnaryOperator.identity());
        this.authorities = authorities(config.stampAuthorities().orElse(List.of()), patience);
        this.responders = config.ocspResponders().map(hosts -> policy(hosts, patience));
        this.staplesAll = config.stapling() == Stapled.ALWAYS;
    }

    /// Refuses to ask whom the operator does not allow to be asked.
    ///
    /// @throws Declined `STAMP_AUTHORITY_NOT_ALLOWED` or `STAPLING_NOT_ALLOWED`
    public void require(Attested wish) {
        refusal(wish)
                .ifPresent(
                        refusal -> {
                            throw refusal;
                        });
    }

    private Optional<Declined> refusal(Attested wish) {
        var address = wish.stampAuthority();
        if (address != null && !authorities.containsKey(address)) {
            return Optional.of(
                    new Declined(STAMP_AUTHORITY_NOT_ALLOWED, allowed(address))
                            .at("/timeStampAuthority"));
        }
        if (wish.stapled() && responders.isEmpty()) {
            return Optional.of(
                    new Declined(
                                    STAPLING_NOT_ALLOWED,
                                    "Ask the operator to name responders"
                                            + " (candor.provenance.attestation.ocsp-responders).")
                            .at("/stapling"));
        }
        return Optional.empty();
    }

    /// The same, of an identity whose certificate is known.
    ///
    /// @throws Declined `NO_RESPONDER` besides, where stapling would keep nothing
    public void require(Attested wish, X509Certificate certificate) {
        require(wish);
        if (wish.stapled() && responders.isPresent()) {
            requireResponder(certificate, responders.get());
        }
    }

    /// Signs for identities, each as it wishes.
    Attesting on(Signing plain) {
        var stapled =
                responders.map(policy -> plain.stapling(new HttpOcspClient(policy))).orElse(plain);
        return wish -> {
            // What the operator took back since: no member of a request to sign is to blame.
            refusal(wish)
                    .ifPresent(
                            refusal -> {
                                throw new Declined(refusal.type(), refusal.detail());
                            });
            return stamped(staplesAll || wish.stapled() ? stapled : plain, wish);
        };
    }

    private Signing stamped(Signing signing, Attested wish) {
        var address = wish.stampAuthority();
        var named = address == null ? null : authorities.get(address);
        return named == null ? stampedForAll.apply(signing) : signing.stampedBy(named);
    }

    private String allowed(URI address) {
        return authorities.isEmpty()
                ? "%s is not allowed, nor is any other: ask the operator to name it (%s)."
                        .formatted(address, "candor.provenance.attestation.stamp-authorities")
                : "%s is not among those allowed: %s."
                        .formatted(
                                address,
                                authorities.keySet().stream()
                                        .map(URI::toString)
                                        .collect(Collectors.joining(", ")));
    }

    private static void requireResponder(X509Certificate certificate, NetPolicy policy) {
        var named = Responders.of(certificate);
        if (named.stream()
                .map(URI::getHost)
                .noneMatch(host -> host != null && policy.allows(host))) {
            throw new Declined(
                            NO_RESPONDER,
                            named.isEmpty()
                                    ? "The certificate of %s names none."
                                            .formatted(certificate.getSubjectX500Principal())
                                    : "The certificate of %s names %s, which the operator does not"
                                                    .formatted(
                                                            certificate.getSubjectX500Principal(),
                                                            named.getFirst())
                                            + " allow"
                                            + " (candor.provenance.attestation.ocsp-responders).")
                    .at("/stapling");
        }
    }

    private static UnaryOperator<Signing> stamping(TimeStamper authority, Optional<String> policy) {
        return policy.<UnaryOperator<Signing>>map(
                        one -> signing -> signing.stampedBy(authority, one))
                .orElse(signing -> signing.stampedBy(authority));
    }

    private static Map<URI, TimeStamper> authorities(List<URI> addresses, Duration patience) {
        var stampers = new LinkedHashMap<URI, TimeStamper>();
        addresses.forEach(
                address -> stampers.put(address, stamper("stamp-authorities", address, patience)));
        return stampers;
    }

    private static TimeStamper stamper(String member, URI address, Duration patience) {
        if (address.getHost() == null) {
            throw new IllegalStateException(
                    "candor.provenance.attestation.%s names no host: %s"
                            .formatted(member, address));
        }
        return new HttpTimeStamper(address, policy(List.of(address.getHost()), patience));
    }

    /// Most of them speak plain `http`, and may be at home: an operator named them, and what they
    /// say proves itself.
    private static NetPolicy policy(Collection<String> hosts, Duration patience) {
        var names =
                hosts.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return NetPolicy.only(names).orPlain().orInside().within(patience);
    }
}
