package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeIdentityAndPicture() throws IOException {
        var authority = DevelopmentAuthority.create("Example", CLOCK, new SecureRandom());
        var identity = authority.issueClaimSigner("Example Press", "Signer");
        Files.writeString(file("root.pem"), Pem.of(List.of(authority.root())));
        Files.writeString(file("chain.pem"), Pem.of(identity.chain()));
        Files.writeString(file("key.pem"), Pem.of(identity.key()));
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", file("picture.png").toFile());
    }

    @Test
    void signedFileIsTrustedByItsRoot() {
        int signed = sign("--source-type", "trainedAlgorithmicMedia", "--title", "Dawn");

        int verified = run("verify", "--trust", path("root.pem"), path("signed.png"));

        assertThat(signed).isZero();
        assertThat(verified).isZero();
        assertThat(out.toString())
                .contains("signed.png: Trusted")
                .contains("The signer says it was made with generative AI.")
                .contains("Believing 1 anchor for signers");
    }

    @Test
    void signedFileIsOnlyValidWithoutAnchors() {
        sign();

        int verified = run("verify", path("signed.png"));

        assertThat(verified).isZero();
        assertThat(out.toString()).contains("signed.png: Valid").contains("Believing nobody");
    }

    @Test
    void changedFileFails() throws IOException {
        sign();
        var bytes = Files.readAllBytes(file("signed.png"));
        bytes[bytes.length - 20] ^= 1;
        Files.write(file("signed.png"), bytes);

        int verified = run("verify", "--json", "--trust", path("root.pem"), path("signed.png"));

        assertThat(verified).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"state\":\"Invalid\"")
                .contains("\"failures\":[\"assertion.dataHash.mismatch\"]");
    }

    @Test
    void jsonIsOneLineAFileInOrder() throws IOException {
        Files.write(file("text \"quoted\".txt"), new byte[] {1, 2, 3, 4, 5, 6});

        int verified =
                run("verify", "--json", path("picture.png"), path("text \"quoted\".txt"), "absent");

        assertThat(verified).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"state\":\"NoManifest\""),
                        line ->
                                assertThat(line)
                                        .contains("text \\\"quoted\\\".txt")
                                        .contains("\"state\":\"Unsupported\""),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "{\"file\":\"absent\",\"state\":\"Error\",\"statusCodes\":[],\"failures\":[]}"));
    }

    @Test
    void brokenFileCannotBeSigned() throws IOException {
        Files.write(file("picture.png"), new byte[] {1, 2, 3, 4, 5, 6});

        int signed = sign();

        assertThat(signed).isEqualTo(1);
        assertThat(err.toString()).contains("The bytes are no media format known here");
        assertThat(file("signed.png")).doesNotExist();
    }

    @Test
    void inspectShowsWhoDidWhat() {
        sign("--source-type", "trainedAlgorithmicMedia", "--title", "Da\u001Bwn");

        int inspected =
                run(
                        "inspect",
                        "--trust",
                        path("root.pem"),
                        "--store",
                        path("out.c2pa"),
                        path("signed.png"));

        assertThat(inspected).isZero();
        assertThat(out.toString())
                .contains("signed by Example Press")
                .contains("c2pa.created http://cv.iptc.org")
                .contains("of artificial intelligence: http://cv.iptc.org")
                .containsSubsequence("worth knowing", "ocsp.skipped", "passed", "dataHash.match")
                .contains("Da\uFFFDwn");
        assertThat(file("out.c2pa")).isNotEmptyFile();
        assertThat(run("inspect", "--store", path("out.c2pa"), path("signed.png"))).isEqualTo(2);
        assertThat(err.toString()).contains("out.c2pa is there already");
    }

    @Test
    void signerOfTheAddressBookIsTrustedWithoutAnAnchor() throws IOException {
        sign("--source-type", "trainedAlgorithmicMedia");
        Files.writeString(file("ekus.txt"), "// further purposes\n1.2.3.4.5\n");

        int verified =
                run(
                        "verify",
                        "--allowed",
                        path("chain.pem"),
                        "--eku",
                        path("ekus.txt"),
                        path("signed.png"));

        assertThat(verified).isZero();
        assertThat(out.toString()).contains("signed.png: Trusted");
        Files.writeString(file("ekus.txt"), "2.5.29.37.0");
        assertThat(run("verify", "--eku", path("ekus.txt"), path("signed.png"))).isEqualTo(2);
        assertThat(err.toString()).contains("Any purpose");
    }

    @Test
    void listThatIsKeptIsBelievedWhenAskedFor() throws IOException {
        sign("--source-type", "trainedAlgorithmicMedia");
        Files.writeString(file("list.json"), listOf(path("root.pem")));
        assertThat(run("trust", "show", "--lists", path("trust"))).isZero();
        assertThat(out.toString())
                .contains("No trust list is kept in " + path("trust"))
                .contains("0 anchors for signers: `trust update` fetches")
                .contains("0 anchors for time-stamping authorities: `trust update` fetches")
                .contains("0 anchors for identities (CAWG): nobody publishes a list")
                .contains("never Trusted");
        assertThat(run("verify", "--lists", path("trust"), path("signed.png"))).isEqualTo(2);

        int updated = run("trust", "update", "--lists", path("trust"), "--from", path("list.json"));

        assertThat(updated).isZero();
        assertThat(run("trust", "show", "--lists", path("trust"))).isZero();
        assertThat(out.toString())
                .contains(
                        "1 anchor for signers: for development only, nothing to rely on, of"
                                + " 2026-01-01 (59 days old); from "
                                + path("list.json")
                                + " (here since 2026-03-01)");
        assertThat(run("trust", "show", "--anchors", "--lists", path("trust"))).isZero();
        assertThat(out.toString()).contains("CN=Example Development Root");
        assertThat(run("verify", "--lists", path("trust"), path("signed.png"))).isZero();
        assertThat(out.toString()).contains("signed.png: Trusted");
        assertThat(run("verify", path("signed.png"))).isZero();
        assertThat(out.toString()).contains("signed.png: Valid");
        Files.writeString(file("list.json"), "no list");
        assertThat(run("trust", "update", "--lists", path("trust"), "--from", path("list.json")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("The list for signers stays as it is");
    }

    private static String listOf(String pem) throws IOException {
        var certificate =
                Files.readString(Path.of(pem))
                        .replaceAll("-----[^-]+-----", "")
                        .replaceAll("\\s", "");
        return """
        {"LoTE": {"ListAndSchemeInformation": {
          "SchemeName": [{"lang": "en", "value": "C2PA Trust List"}],
          "ListIssueDateTime": "2026-01-01T00:00:00Z"},
         "TrustedEntitiesList": [{"TrustedEntityServices": [{"ServiceInformation": {
           "ServiceStatus": "http://c2pa.org/conformance/trust-list/trusted",
           "ServiceDigitalIdentity": {"X509Certificates": [{"val": "%s"}]}}}]}]}}
        """
                .formatted(certificate);
    }

    @Test
    void certificateIsToldWhichRuleItBreaks() {
        assertThat(run("certs", "check", path("chain.pem"))).isZero();
        assertThat(out.toString()).contains("meets the profile");
        assertThat(run("certs", "check", "--for", "timestamp", path("chain.pem"))).isEqualTo(1);
        assertThat(out.toString()).contains("CN=Signer").contains("extended key usage");
        assertThat(run("certs", "check", path("key.pem"))).isEqualTo(2);
        assertThat(run("certs")).isEqualTo(2);
    }

    @Test
    void crJsonIsOneDocumentAFile() {
        sign("--source-type", "trainedAlgorithmicMedia");

        int verified = run("verify", "--crjson", path("signed.png"), path("picture.png"));

        assertThat(verified).isEqualTo(1);
        assertThat(out.toString().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{").contains("\"claim.v2\":{"),
                        line -> assertThat(line).contains("\"manifests\":[]"));
    }

    @Test
    void wrongCallSaysWhatIsWrong() {
        assertThat(run("verify")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'FILE'");
        assertThat(run("verify", "--trust", path("absent.pem"), path("picture.png"))).isEqualTo(2);
        assertThat(err.toString()).contains("Cannot read the anchors");
        assertThat(sign("--source-type", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("No digital source type: nonsense");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void helpHelps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("verify").contains("sign").contains("Exit codes");
    }

    private int sign(String... more) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("sign", "--cert", path("chain.pem"), "--key", path("key.pem")));
        arguments.addAll(List.of("--out", path("signed.png")));
        arguments.addAll(List.of(more));
        arguments.add(path("picture.png"));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return CandorC2pa.commandLine(CLOCK)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String path(String name) {
        return file(name).toString();
    }
}
