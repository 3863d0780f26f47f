package dev.candor.provenance.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.net.DevelopmentStampServer;
import dev.candor.testkit.SuiteFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Those whom a service asks about its signatures: a time-stamping authority that answers, one
/// that is gone, one that never answers, and a responder whose answer is the last part of its
/// path.
///
/// The development authority of the service is made before it starts, so that what these say is
/// of its anchors.
@SuppressWarnings("NullAway.Init") // started before it is used
public final class Authorities implements QuarkusTestResourceLifecycleManager {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String ANSWERING = "candor.test.stamps";
    private static final String GONE = "candor.test.stamps-gone";
    private static final String SILENT = "candor.test.stamps-silent";
    private static final String RESPONDER = "candor.test.responder";

    private DevelopmentAuthority root;
    private DevelopmentStampServer stamps;
    private ServerSocket silent;
    private HttpServer responder;

    static URI answering() {
        return URI.create(System.getProperty(ANSWERING));
    }

    static URI gone() {
        return URI.create(System.getProperty(GONE));
    }

    static URI silent() {
        return URI.create(System.getProperty(SILENT));
    }

    /// @param answer `good` or `revoked`
    static URI responder(String answer) {
        return URI.create(System.getProperty(RESPONDER)).resolve("/" + answer);
    }

    /// The development authority of the service that runs.
    static DevelopmentAuthority ofTheService() {
        try {
            var folder = rootFolder();
            return DevelopmentAuthority.of(
                    Pem.privateKey(Files.readString(folder.resolve("key.pem"))),
                    Pem.certificates(Files.readString(folder.resolve("certificates.pem")))
                            .getFirst(),
                    Clock.systemUTC(),
                    new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path rootFolder() {
        return SuiteFiles.spool().resolveSibling("provenance-keys").resolve("root");
    }

    /// After the suite, whose folder it needs.
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            root = DevelopmentAuthority.create("Test", Clock.systemUTC(), new SecureRandom());
            var folder = Files.createDirectories(rootFolder());
            Files.writeString(folder.resolve("key.pem"), Pem.of(root.key()));
            var anchor =
                    Files.writeString(
                            folder.resolve("certificates.pem"), Pem.of(List.of(root.root())));
            stamps = stamps();
            silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            responder = responder();
            say(ANSWERING, stamps.address());
            say(GONE, goneAddress());
            say(SILENT, URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            say(RESPONDER, URI.create("http://127.0.0.1:" + responder.getAddress().getPort()));
            return Map.of(
                    "candor.provenance.attestation.stamp-authorities",
                    "%s,%s,%s".formatted(answering(), gone(), silent()),
                    "candor.provenance.attestation.ocsp-responders",
                    "127.0.0.1",
                    "candor.provenance.attestation.stapling",
                    "ON_REQUEST",
                    "candor.provenance.attestation.patience",
                    PATIENCE.toString(),
                    "candor.provenance.trust.time-stamp-lists",
                    anchor.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String property, URI address) {
        System.setProperty(property, address.toString());
    }

    private DevelopmentStampServer stamps() throws IOException {
        return DevelopmentStampServer.start(
                0,
                new DevelopmentTimeStamper(
                        root.issueTimeStamper("Test", "Clock"),
                        Clock.systemUTC(),
                        new SecureRandom()));
    }

    private URI goneAddress() throws IOException {
        try (var server = stamps()) {
            return server.address();
        }
    }

    private HttpServer responder() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var status =
                    exchange.getRequestURI().getPath().equals("/good")
                            ? CertificateStatus.GOOD
                            : new RevokedStatus(Date.from(Instant.now().minusSeconds(60)), 1);
            var asked = new OCSPReq(exchange.getRequestBody().readAllBytes());
            var answer = answer(asked, status);
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (OCSPException | OperatorCreationException e) {
            throw new IOException(e);
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private byte[] answer(OCSPReq asked, CertificateStatus status)
            throws IOException,
                    OCSPException,
                    OperatorCreationException,
                    CertificateEncodingException {
        var name = X500Name.getInstance(root.root().getSubjectX500Principal().getEncoded());
        var now = Instant.now();
        var builder = new BasicOCSPRespBuilder(new RespID(name));
        for (var one : asked.getRequestList()) {
            builder.addResponse(
                    one.getCertID(),
                    status,
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plusSeconds(3600)));
        }
        var basic =
                builder.build(
                        new JcaContentSignerBuilder("SHA384withECDSA").build(root.key()),
                        new X509CertificateHolder[] {new JcaX509CertificateHolder(root.root())},
                        Date.from(now.minusSeconds(60)));
        return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, basic).getEncoded();
    }

    @Override
    public void stop() {
        if (stamps != null) {
            stamps.close();
        }
        if (responder != null) {
            responder.stop(0);
        }
        if (silent != null) {
            try {
                silent.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
