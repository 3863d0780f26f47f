package dev.candor.c2pa.identity;

import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.report.IdentityState;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.trust.Evidence;
import java.util.List;
import java.util.Set;

/// The identity assertions of a manifest (CAWG Identity Assertion 1.3, 7.1), each judged for
/// itself.
public final class IdentityCheck {
    private static final int MOST = 100;

    private static final Set<IdentityCode> NOBODY_VOUCHES =
            Set.of(IdentityCode.X509_CREDENTIAL_UNTRUSTED, IdentityCode.ICA_UNTRUSTED_ISSUER);
    private static final Set<IdentityCode> NOT_KNOWN_HERE =
            Set.of(
                    IdentityCode.X509_CREDENTIAL_UNTRUSTED,
                    IdentityCode.ICA_UNTRUSTED_ISSUER,
                    IdentityCode.SIG_TYPE_UNKNOWN,
                    IdentityCode.NETWORK_TRAFFIC_BLOCKED,
                    IdentityCode.ICA_DID_UNAVAILABLE,
                    IdentityCode.ICA_DID_UNSUPPORTED_METHOD,
                    IdentityCode.ICA_REVOCATION_UNAVAILABLE,
                    IdentityCode.ICA_REVOCATION_UNSUPPORTED);

    private final ValidationPolicy policy;
    private final Findings findings;

    /// @param policy whom to believe, the time to judge at, and whether anything may be fetched
    public IdentityCheck(ValidationPolicy policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /// Judges the identity assertions of a manifest. Of a manifest that is not well-formed nothing
    /// is judged.
    ///
    /// @return what each of them says, in the order of the claim
    public List<IdentitySummary> check(IdentityScope scope) {
        return scope.assertions().stream()
                .filter(assertion -> IdentityAssertion.is(assertion.label()))
                .limit(MOST)
                .map(assertion -> check(scope, assertion))
                .toList();
    }

    private IdentitySummary check(IdentityScope scope, Assertion assertion) {
        var own = new IdentityFindings(assertion.uri());
        IdentityAssertion identity;
        try {
            identity = IdentityAssertion.of(assertion.content());
        } catch (MalformedException e) {
            if (scope.wellFormed()) {
                findings.add(
                        IdentityCode.CBOR_INVALID,
                        assertion.uri(),
                        "The identity assertion %s.".formatted(e.reason()));
            }
            return new IdentitySummary(
                    assertion.label(),
                    scope.wellFormed() ? IdentityState.INVALID : IdentityState.NOT_JUDGED,
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null);
        }
        if (!scope.wellFormed()) {
            return summary(assertion, identity, Actor.unknown(), IdentityState.NOT_JUDGED);
        }
        var actor = judge(scope, identity, own);
        conclude(actor, own);
        own.toList().forEach(findings::add);
        return summary(assertion, identity, actor, state(own));
    }

    private Actor judge(IdentityScope scope, IdentityAssertion identity, IdentityFindings own) {
        new ReferenceCheck(scope, own).check(identity.payload());
        if (!identity.padded()) {
            own.add(IdentityCode.PAD_INVALID, "The padding of the identity assertion is not zero.");
        }
        return switch (identity.payload().signatureType()) {
            case CertificateCheck.TYPE ->
                    new CertificateCheck(
                                    policy,
                                    scope.stamped(),
                                    Evidence.in(scope.manifest().store()).answers(),
                                    own)
                            .check(identity);
            case AggregationCheck.TYPE ->
                    new AggregationCheck(policy, scope.stamped(), own).check(identity);
            default -> {
                own.add(
                        IdentityCode.SIG_TYPE_UNKNOWN,
                        "The identity is signed in a way that is not known here.");
                yield Actor.unknown();
            }
        };
    }

    /// What all findings of an assertion add up to. Silence is no consent: the signature has to
    /// hold.
    private static void conclude(Actor actor, IdentityFindings own) {
        if (!actor.signed() || own.failsBeyond(NOBODY_VOUCHES)) {
            return;
        }
        if (own.failsBeyond(Set.of())) {
            own.add(
                    IdentityCode.WELL_FORMED,
                    "The actor signed what is referred to, but nobody trusted vouches for it.");
        } else {
            own.add(
                    IdentityCode.TRUSTED,
                    "The actor signed what is referred to, and someone trusted vouches for it.");
        }
    }

    private static IdentityState state(IdentityFindings own) {
        if (own.has(IdentityCode.TRUSTED)) {
            return IdentityState.TRUSTED;
        } else if (own.has(IdentityCode.WELL_FORMED)) {
            return IdentityState.WELL_FORMED;
        } else if (own.has(IdentityCode.CREDENTIAL_REVOKED)
                || own.has(IdentityCode.ICA_CREDENTIAL_REVOKED)) {
            return IdentityState.REVOKED;
        }
        return own.failsBeyond(NOT_KNOWN_HERE) ? IdentityState.INVALID : IdentityState.UNRESOLVED;
    }

    private static IdentitySummary summary(
            Assertion assertion, IdentityAssertion identity, Actor actor, IdentityState state) {
        var payload = identity.payload();
        return new IdentitySummary(
                assertion.label(),
                state,
                payload.signatureType(),
                payload.roles(),
                actor.name(),
                actor.issuer(),
                actor.identities(),
                payload.referenced().stream().map(HashedUri::url).map(url -> url.label()).toList(),
                actor.time());
    }
}
