package dev.candor.provenance.identity;

import static dev.candor.provenance.identity.IdentityProblem.CREDENTIAL_REFUSED;
import static dev.candor.provenance.identity.IdentityProblem.DEVELOPMENT_NOT_ALLOWED;
import static dev.candor.provenance.identity.IdentityProblem.UNREADABLE_CERTIFICATES;
import static dev.candor.provenance.identity.IdentityProblem.UNREADABLE_KEY;

import dev.candor.c2pa.certificate.CertificateRequest;
import dev.candor.c2pa.certificate.KeyPairs;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.Pkcs12;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.identity.SigningParty.Requested;
import dev.candor.provenance.key.Attestations;
import dev.candor.provenance.key.Attested;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.key.SigningIdentities;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes keys and identities, and judges what comes from elsewhere. A key that is made or imported
/// is in its store when this is done. Everything here blocks.
@ApplicationScoped
class Workshop {
    private static final int LONGEST_CHAIN = 10;

    private final SigningIdentities installation;
    private final KeyVault vault;
    private final KeyReferences references;
    private final Signers signers;
    private final Attestations attestations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Workshop(
            SigningIdentities installation,
            KeyVault vault,
            KeyReferences references,
            Signers signers,
            Attestations attestations,
            Clock clock) {
        this.installation = installation;
        this.vault = vault;
        this.references = references;
        this.signers = signers;
        this.attestations = attestations;
        this.clock = clock;
    }

    /// @throws Declined when it cannot be made, or would not be accepted
    Made make(Actor actor, IdentityRequest request) throws SigningException {
        requireKnownType(request.tool());
        attestations.require(request.attested());
        return switch (request.origin()) {
            case DEVELOPMENT -> developed(actor, terms(actor, request, orDefault(request)));
            case CERTIFICATE_REQUEST -> requested(actor, request);
            case IMPORT -> imported(actor, request);
            case REFERENCE -> referred(actor, request);
            case INSTALLATION -> throw new IllegalArgumentException("not made here");
        };
    }

    /// Makes the successor of an identity whose key was made here.
    ///
    /// @throws Declined when its key was made elsewhere
    Made succeed(Actor actor, Active old) {
        var terms = old.terms();
        var next =
                new Terms(
                        IdentityId.next(),
                        terms.organization(),
                        terms.name(),
                        terms.origin(),
                        terms.algorithm(),
                        null,
                        terms.preferred(),
                        terms.id(),
                        terms.tool(),
                        terms.attested(),
                        now());
        return switch (terms.origin()) {
            case DEVELOPMENT -> developed(actor, next);
            case CERTIFICATE_REQUEST -> {
                var keys = KeyPairs.make(terms.algorithm(), random);
                var holder = old.chain().getFirst().getSubjectX500Principal();
                var request = CertificateRequest.pem(keys, terms.algorithm(), holder);
                vault.keep(next.id(), next.organization(), keys.getPrivate());
                yield asked(actor, next, request);
            }
            case IMPORT, REFERENCE, INSTALLATION ->
                    throw new Declined(
                            IdentityProblem.ROTATION_NEEDS_A_KEY,
                            "Its key was made elsewhere: bring the new one as a new identity that"
                                    + " replaces this one.");
        };
    }

    /// Gives an identity the certificate that was asked for.
    ///
    /// @throws Declined `CREDENTIAL_REFUSED` above all if it is of another key
    Made certify(Actor actor, Requested requested, String chainPem) {
        var terms = requested.terms();
        var chain = chain(chainPem);
        var key = vault.open(terms.id(), terms.organization());
        var signer = fit(terms.attested(), signer(terms.algorithm(), key, chain, "/chainPem"));
        return tried(actor, requested.certified(signer.chain(), now()), signer);
    }

    /// Destroys a key that was kept here.
    void discard(IdentityId id) {
        signers.forget(id);
        vault.destroy(id);
    }

    private Made developed(Actor actor, Terms terms) {
        vault.requireOpen();
        var issued =
                installation
                        .issueForDevelopment(
                                actor.organization().slug(), terms.name(), terms.algorithm())
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                DEVELOPMENT_NOT_ALLOWED,
                                                "The operator allows no development authority"
                                                    + " (candor.provenance.key.development): ask"
                                                    + " for a certificate, or import one."));
        return kept(actor, terms, issued, "/origin");
    }

    private Made requested(Actor actor, IdentityRequest request) {
        vault.requireOpen();
        var terms = terms(actor, request, orDefault(request));
        var keys = KeyPairs.make(terms.algorithm(), random);
        var pem =
                CertificateRequest.pem(
                        keys,
                        terms.algorithm(),
                        Objects.requireNonNull(request.country()),
                        Objects.requireNonNull(request.organizationName()),
                        request.name());
        vault.keep(terms.id(), terms.organization(), keys.getPrivate());
        return asked(actor, terms, pem);
    }

    private Made imported(Actor actor, IdentityRequest request) {
        vault.requireOpen();
        var brought = request.pkcs12() == null ? fromPem(request) : fromPkcs12(request);
        var pointer = request.pkcs12() == null ? "/keyPem" : "/pkcs12";
        var algorithm =
                request.algorithm() == null
                        ? SigningAlgorithm.recommendedFor(brought.key())
                                .orElseThrow(() -> unfit(pointer))
                        : request.algorithm();
        return kept(actor, terms(actor, request, algorithm), brought, pointer);
    }

    private Made referred(Actor actor, IdentityRequest request) throws SigningException {
        var chain =
                request.chainPem() == null ? List.<X509Certificate>of() : chain(request.chainPem());
        var reference = Objects.requireNonNull(request.reference());
        Signer signer;
        try {
            signer = references.open(actor.organization(), reference, chain, request.algorithm());
        } catch (SigningException e) {
            throw CredentialRefusal.of(e);
        }
        fit(request.attested(), signer);
        var terms = terms(actor, request, signer.algorithm());
        return tried(actor, new Active(terms, signer.chain(), now()), signer);
    }

    private Made kept(Actor actor, Terms terms, SigningIdentity identity, String pointer) {
        var signer =
                fit(
                        terms.attested(),
                        signer(terms.algorithm(), identity.key(), identity.chain(), pointer));
        vault.keep(terms.id(), terms.organization(), identity.key());
        return tried(actor, new Active(terms, identity.chain(), now()), signer);
    }

    /// A signer whose signatures would be accepted, and about whom those can be asked who are to
    /// be.
    private Signer fit(Attested wish, Signer signer) {
        var judged = signers.judged(signer);
        attestations.require(wish, judged.chain().getFirst());
        return judged;
    }

    private Made asked(Actor actor, Terms terms, String request) {
        return new Made(
                new Requested(terms, request), List.of(KeyUse.requested(actor, terms.id(), now())));
    }

    private Made tried(Actor actor, Active party, Signer signer) {
        var certificate = Identity.fingerprint(signer.chain().getFirst());
        return new Made(
                party, List.of(KeyUse.tried(actor, party.terms().id(), certificate, now())));
    }

    private Terms terms(Actor actor, IdentityRequest request, SigningAlgorithm algorithm) {
        return new Terms(
                IdentityId.next(),
                actor.organization(),
                request.name(),
                request.origin(),
                algorithm,
                request.reference(),
                request.isPreferred(),
                request.replaced(),
                request.tool(),
                request.attested(),
                now());
    }

    private static SigningAlgorithm orDefault(IdentityRequest request) {
        return Objects.requireNonNullElse(request.algorithm(), SigningAlgorithm.ES256);
    }

    private static Signer signer(
            SigningAlgorithm algorithm,
            PrivateKey key,
            List<X509Certificate> chain,
            String pointer) {
        try {
            return KeySigner.of(algorithm, key, chain);
        } catch (IllegalArgumentException e) {
            throw new Declined(CREDENTIAL_REFUSED, e.getMessage() + ".").at(pointer);
        }
    }

    private static SigningIdentity fromPem(IdentityRequest request) {
        var pem = Objects.requireNonNull(request.keyPem());
        try {
            var key =
                    request.password() == null
                            ? Pem.privateKey(pem)
                            : Pem.privateKey(pem, request.password().toCharArray());
            return new SigningIdentity(key, chain(Objects.requireNonNull(request.chainPem())));
        } catch (IllegalArgumentException e) {
            throw new Declined(UNREADABLE_KEY, e.getMessage() + ".").at("/keyPem");
        }
    }

    private static SigningIdentity fromPkcs12(IdentityRequest request) {
        try {
            return Pkcs12.read(
                    Base64.getMimeDecoder().decode(Objects.requireNonNull(request.pkcs12())),
                    Objects.requireNonNullElse(request.password(), "").toCharArray(),
                    request.alias());
        } catch (IllegalArgumentException e) {
            throw new Declined(UNREADABLE_KEY, e.getMessage() + ".").at("/pkcs12");
        }
    }

    private static List<X509Certificate> chain(String pem) {
        try {
            var chain = SignerCheck.withoutAnchor(Pem.certificates(pem));
            if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
                throw unreadable(
                        "There are %d certificates, not 1 to %d"
                                .formatted(chain.size(), LONGEST_CHAIN));
            }
            return chain;
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Declined unreadable(String why) {
        return new Declined(UNREADABLE_CERTIFICATES, why + ".").at("/chainPem");
    }

    private static Declined unfit(String pointer) {
        return new Declined(CREDENTIAL_REFUSED, "C2PA has no algorithm for a key of this kind.")
                .at(pointer);
    }

    private static void requireKnownType(@Nullable Tool tool) {
        if (tool != null && DigitalSourceType.ofCode(tool.digitalSourceType()).isEmpty()) {
            throw new Declined(
                            IdentityProblem.UNKNOWN_DIGITAL_SOURCE_TYPE,
                            "Use a code of the IPTC list, such as trainedAlgorithmicMedia.")
                    .at("/tool/digitalSourceType");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
