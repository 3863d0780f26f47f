package dev.candor.c2pa.cli;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.net.HttpOcspClient;
import dev.candor.c2pa.net.HttpTimeStamper;
import dev.candor.c2pa.net.NetPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How is signed: what others attest, and what is looked at afterwards.
final class SigningOptions {
    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description =
                    "Has each signature stamped by this time-stamping authority (RFC 3161). "
                            + "Without a time stamp credentials end with the signer's certificate.")
    private @Nullable URI authority;

    @Option(
            names = "--tsa-policy",
            paramLabel = "OID",
            description = "The authority's policy to stamp under; its own if not given.")
    private @Nullable String policy;

    @Option(
            names = "--ocsp",
            paramLabel = "HOST",
            description =
                    "Asks the OCSP responder at HOST, if the certificate names it, and keeps the"
                        + " answer in the credentials; may be given several times. The root has to"
                        + " be known: --trust.")
    private List<String> responders = List.of();

    @Option(
            names = "--no-verify",
            description = "Does not verify what was written before it is kept.")
    private boolean unverified;

    @Option(
            names = "--comment",
            paramLabel = "OPENING",
            description =
                    "How a comment begins in the language of the text, such as # or <!--: its"
                        + " credentials go into one. Told from the file's name if not given; text"
                        + " that has none hides them.")
    private @Nullable String opening;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    SigningOptions() {}

    /// @param trust by whom the credentials of a source are judged, and the time
    /// @param clock tells the time where the caller gave none
    Signing signing(TrustOptions trust, Clock clock) {
        var signing = new Signing(trust.time(clock), UUID::randomUUID, trust.anchors());
        if (authority != null) {
            var stamper = new HttpTimeStamper(authority, at(authority).orPlain().orInside());
            signing =
                    policy == null
                            ? signing.stampedBy(stamper)
                            : signing.stampedBy(stamper, policy);
        }
        if (!responders.isEmpty()) {
            var hosts = new HashSet<String>();
            responders.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
            signing =
                    signing.stapling(
                            new HttpOcspClient(NetPolicy.only(hosts).orPlain().orInside()));
        }
        return unverified ? signing.withoutVerifying() : signing;
    }

    /// The same signing, for a text in the language of a file.
    Signing commented(Signing signing, Path file) {
        try {
            var comment =
                    opening == null
                            ? Comment.forFile(file.getFileName().toString())
                            : Optional.of(Comment.of(opening));
            return comment.map(signing::commentedBy).orElse(signing);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--comment: no language here has " + opening, e);
        }
    }

    private NetPolicy at(URI address) {
        if (address.getHost() == null) {
            throw new ParameterException(
                    spec.commandLine(), "--tsa takes an address, not " + address);
        }
        return NetPolicy.only(Set.of(address.getHost().toLowerCase(Locale.ROOT)));
    }
}
