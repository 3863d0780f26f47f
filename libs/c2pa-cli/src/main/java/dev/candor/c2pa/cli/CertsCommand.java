package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.Breach;
import dev.candor.c2pa.certificate.CertificateProfile;
import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa certs check CHAIN.pem`
@Command(
        name = "certs",
        mixinStandardHelpOptions = true,
        description = "Looks at certificates.",
        synopsisSubcommandLabel = "check")
final class CertsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: check");
    }

    /// Who a chain is for.
    enum Holder {
        claim,
        timestamp,
        ocsp
    }

    /// Says of each certificate of a chain which rules of the C2PA certificate profile it breaks.
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Says of a signer's certificates which rules of the C2PA profile they break:"
                            + " the rule, the certificate and the value that was found.",
            footer = {
                "",
                "Exit codes: 0 they meet the profile; 1 one does not; 2 the call was" + " wrong."
            })
    static final class Check implements Callable<Integer> {
        private final Clock clock;

        @Option(
                names = "--for",
                paramLabel = "HOLDER",
                description = "Whose chain it is: ${COMPLETION-CANDIDATES}; claim if not given.")
        private Holder holder = Holder.claim;

        @Option(
                names = "--eku",
                paramLabel = "FILE",
                description = "Further purposes that let a certificate sign claims.")
        private @Nullable Path purposes;

        @Parameters(
                paramLabel = "CHAIN",
                description = "The certificates in PEM, the signer first, then its issuers.")
        private Path chain;

        @Spec private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets the options
        Check(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            var certificates = certificates();
            boolean well = true;
            for (int i = 0; i < certificates.size(); i++) {
                var problems = problems(certificates, i);
                well &= problems.isEmpty();
                print(i, certificates.get(i), problems);
            }
            return well ? Exit.WELL : Exit.NOT_WELL;
        }

        private List<String> problems(List<X509Certificate> certificates, int index) {
            var certificate = certificates.get(index);
            var problems = new ArrayList<String>();
            var breaches = index == 0 ? breachesOfHolder(certificate) : breaches(certificate);
            breaches.stream().map(Breach::sentence).forEach(problems::add);
            var now = clock.instant();
            if (!isInForce(certificate, now)) {
                problems.add(
                        "It is in force from %s to %s, and now it is %s."
                                .formatted(
                                        certificate.getNotBefore().toInstant(),
                                        certificate.getNotAfter().toInstant(),
                                        now));
            }
            if (index + 1 < certificates.size()
                    && !certificate
                            .getIssuerX500Principal()
                            .equals(certificates.get(index + 1).getSubjectX500Principal())) {
                problems.add(
                        "Its issuer is %s, but the next certificate is that of %s."
                                .formatted(
                                        certificate.getIssuerX500Principal(),
                                        certificates.get(index + 1).getSubjectX500Principal()));
            }
            return problems;
        }

        private List<Breach> breachesOfHolder(X509Certificate certificate) {
            return switch (holder) {
                case claim ->
                        CertificateProfile.breachesAsClaimSigner(certificate, acceptedPurposes());
                case timestamp -> CertificateProfile.breachesAsTimeStamper(certificate);
                case ocsp -> CertificateProfile.breachesAsResponder(certificate);
            };
        }

        private static List<Breach> breaches(X509Certificate authority) {
            return CertificateProfile.breachesAsAuthority(authority);
        }

        private static boolean isInForce(X509Certificate certificate, Instant at) {
            return !at.isBefore(certificate.getNotBefore().toInstant())
                    && !at.isAfter(certificate.getNotAfter().toInstant());
        }

        private Set<String> acceptedPurposes() {
            if (purposes == null) {
                return KeyPurpose.FOR_CLAIMS;
            }
            try {
                var all = new HashSet<>(KeyPurpose.FOR_CLAIMS);
                all.addAll(KeyPurpose.read(SmallFile.text(purposes)));
                return all;
            } catch (IOException | IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Cannot read the purposes in %s: %s".formatted(purposes, Reason.of(e)),
                        e);
            }
        }

        private List<X509Certificate> certificates() {
            try {
                var certificates = Pem.certificates(SmallFile.text(chain));
                if (certificates.isEmpty()) {
                    throw new IllegalArgumentException("there is no certificate in PEM in it");
                }
                return certificates;
            } catch (IOException | IllegalArgumentException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Cannot read the certificates in %s: %s".formatted(chain, Reason.of(e)),
                        e);
            }
        }

        private void print(int index, X509Certificate certificate, List<String> problems) {
            var out = spec.commandLine().getOut();
            out.printf(
                    "%d %s%n",
                    index + 1, Plain.of(certificate.getSubjectX500Principal().getName()));
            if (problems.isEmpty()) {
                out.println("    meets the profile");
            }
            problems.forEach(problem -> out.println("    " + Plain.of(problem)));
        }
    }
}
