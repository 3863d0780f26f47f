package dev.candor.c2pa.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.net.DevelopmentStampServer;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignCommandTest extends CommandKit {
    @BeforeEach
    void makePicture() throws IOException {
        picture("picture.png");
    }

    /// The form that scripts rely on.
    @Test
    void definitionOfC2patoolIsSigned() throws IOException {
        write(
                "manifest.json",
                """
                {
                  "claim_generator_info": [{"name": "Studio", "version": "2.1"}],
                  "title": "Dawn",
                  "assertions": [
                    {
                      "label": "c2pa.actions",
                      "data": {
                        "actions": [
                          {
                            "action": "c2pa.created",
                            "digitalSourceType":
                              "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                            "softwareAgent": {"name": "Camera"}
                          },
                          {"action": "c2pa.published", "parameters": {"description": "Online"}}
                        ]
                      }
                    },
                    {
                      "label": "c2pa.training-mining",
                      "data": {"entries": {"c2pa.ai_training": {"use": "notAllowed"}}}
                    }
                  ]
                }
                """);

        int signed = sign("--definition", path("manifest.json"));

        assertThat(err.toString()).isEmpty();
        assertThat(signed).isZero();
        assertThat(run("inspect", "--trust", path("root.pem"), path("signed.png"))).isZero();
        assertThat(out.toString())
                .contains("Dawn")
                .contains("Studio 2.1")
                .contains("c2pa.created")
                .contains("digitalCapture")
                .contains("c2pa.published");
    }

    @Test
    void whatOfADefinitionIsNotWrittenIsSaid() throws IOException {
        write(
                "manifest.json",
                """
                {
                  "ta_url": "http://timestamp.example", "claim_version": 1, "alg": "es256",
                  "assertions": [
                    {
                      "label": "c2pa.actions",
                      "data": {"actions": [{"action": "c2pa.opened", "actors": []}]}
                    }
                  ]
                }
                """);

        int signed = sign("--definition", path("manifest.json"));

        assertThat(signed).isZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        path("manifest.json") + ": not written: actions[0].actors",
                        path("manifest.json") + ": not written: ta_url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | It is no object",
                "{ | It is no JSON: ",
                "{\"assertions\": [{\"label\": \"c2pa.actions\", \"data\": {\"actions\":"
                        + " [{\"action\": \"c2pa.created\"}]}}]} | c2pa.created needs a"
                        + " digitalSourceType (C2PA 2.4, 18.15.2): in the definition, or by"
                        + " --source-type",
                "{\"assertions\": [{\"label\": \"c2pa.actions\", \"data\": {\"actions\":"
                        + " [{\"action\": \"c2pa.created\", \"digitalSourceType\": \"x\"}]}}]} | No"
                        + " digital source type: x",
                "{\"assertions\": [{\"label\": \"c2pa.actions\", \"data\": {\"actions\":"
                        + " [{\"action\": \"c2pa.opened\"}, {\"action\": \"c2pa.copied\"}]}}]} |"
                        + " c2pa.copied is no C2PA action that can be written",
                "{\"claim_generator_info\": [{\"version\": \"1\"}]} | claim_generator_info has no"
                        + " name"
            })
    void definitionThatCannotBeIsRefused(String definition, String words) throws IOException {
        write("manifest.json", definition);

        assertThat(sign("--definition", path("manifest.json"))).isEqualTo(2);
        assertThat(err.toString()).contains("Cannot use the definition").contains(words);
    }

    @ParameterizedTest
    @EnumSource
    void everyAlgorithmSigns(SigningAlgorithm algorithm) throws IOException {
        var identity = AUTHORITY.issueClaimSigner("Example Press", "Signer", algorithm);
        write("chain.pem", Pem.of(identity.chain()) + Pem.of(List.of(AUTHORITY.root())));
        write("key.pem", Pem.of(identity.key()));

        int signed = sign("--alg", algorithm.name().toLowerCase(Locale.ROOT));

        assertThat(err.toString()).isEmpty();
        assertThat(signed).isZero();
        assertTrusted();
    }

    @Test
    void fileIsSignedInPlaceAndAgain() throws IOException {
        assertThat(sign("--source-type", "digitalCapture")).isZero();

        int again =
                run(
                        "sign",
                        "--cert",
                        path("chain.pem"),
                        "--key",
                        path("key.pem"),
                        "--out",
                        path("signed.png"),
                        path("signed.png"));

        assertThat(err.toString()).isEmpty();
        assertThat(again).isZero();
        assertTrusted();
        assertThat(names()).contains("signed.png").noneMatch(name -> name.startsWith("."));
    }

    @Test
    void whoStandsBehindTheAssetIsNamed() throws IOException {
        nameAda();

        int signed =
                sign(
                        "--identity-cert",
                        path("ada.pem"),
                        "--identity-key",
                        path("ada-key.pem"),
                        "--identity-role",
                        "cawg.creator",
                        "--identity-behind",
                        "c2pa.actions.v2");

        assertThat(err.toString()).isEmpty();
        assertThat(signed).isZero();
        int seen =
                run(
                        "inspect",
                        "--trust",
                        path("root.pem"),
                        "--cawg-trust",
                        path("root.pem"),
                        path("signed.png"));
        assertThat(seen).isZero();
        assertThat(out.toString()).contains("Ada's Studio").contains("cawg.creator");
    }

    private void nameAda() throws IOException {
        var ada = AUTHORITY.issueClaimSigner("Ada's Studio", "Ada");
        write("ada.pem", Pem.of(ada.chain()));
        write("ada-key.pem", Pem.of(ada.key()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--identity-role cawg.creator | Say who is named",
                "--identity-key ada-key.pem | go together",
                "--identity-cert ada.pem --identity-key ada-key.pem --identity-role cawg.x |"
                        + " CAWG has no role cawg.x",
                "--identity-cert ada-key.pem --identity-key ada-key.pem | There is no certificate",
                "--identity-cert ada.pem --identity-key none.pem | Cannot read"
            })
    void identityThatCannotBeIsRefused(String options, String words) throws IOException {
        nameAda();
        var arguments =
                Arrays.stream(options.split(" "))
                        .map(word -> word.endsWith(".pem") ? path(word) : word)
                        .toArray(String[]::new);

        assertThat(sign(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(words);
    }

    @Test
    void keyThatIsNotTheActorsIsRefused() throws IOException {
        nameAda();

        int signed = sign("--identity-cert", path("ada.pem"), "--identity-key", path("key.pem"));

        assertThat(signed).isOne();
        assertThat(err.toString()).contains("the private key is that of the certificate");
        assertThat(file("signed.png")).doesNotExist();
    }

    @Test
    void keyOfAPkcs12FileSigns() throws Exception {
        Files.write(file("signer.p12"), pkcs12());
        write("password.txt", "open-sesame\n");

        int signed =
                run(
                        "sign",
                        "--pkcs12",
                        path("signer.p12"),
                        "--password-file",
                        path("password.txt"),
                        "--source-type",
                        "digitalCapture",
                        "--out",
                        path("signed.png"),
                        path("picture.png"));

        assertThat(signed).isZero();
        assertTrusted();
    }

    private static byte[] pkcs12() throws GeneralSecurityException, IOException {
        var password = "open-sesame".toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(
                "signer", IDENTITY.key(), password, new X509Certificate[] {IDENTITY.certificate()});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    @Test
    void stampedSignatureOutlivesItsCertificate() throws IOException {
        var stamps =
                new DevelopmentTimeStamper(
                        AUTHORITY.issueTimeStamper("Example", "Clock"), CLOCK, new SecureRandom());
        try (var server = DevelopmentStampServer.start(0, stamps)) {
            assertThat(sign("--tsa", server.address().toString())).isZero();
        }

        int verified =
                run(
                        "verify",
                        "--trust",
                        path("root.pem"),
                        "--tsa-trust",
                        path("root.pem"),
                        "--time",
                        "2028-01-01T00:00:00Z",
                        path("signed.png"));

        assertThat(verified).isZero();
        assertThat(out.toString()).contains("signed.png: Trusted");
    }

    @Test
    void authorityThatIsAwayIsNamed() {
        assertThat(sign("--tsa", "http://127.0.0.1:1/")).isEqualTo(1);
        assertThat(err.toString())
                .contains("The time-stamping authority gives no time stamp: http://127.0.0.1:1/");
        assertThat(file("signed.png")).doesNotExist();
    }

    @Test
    void keyOfAnotherIsRefusedByRuleCertificateAndValue() throws IOException {
        write("key.pem", Pem.of(AUTHORITY.issueClaimSigner("Other", "Other").key()));

        assertThat(sign()).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "%s: The certificate of CN=Signer,O=Example Press,C=XX has an elliptic"
                                .concat(" curve key of 256 bits that is not the signer's:")
                                .concat(" what the signer signed does not verify with it")
                                .concat(" (rule: the private key is that of the")
                                .concat(" certificate).%n")
                                .formatted(path("picture.png")));
        assertThat(file("signed.png")).doesNotExist();
    }

    @Test
    void expiredCertificateIsRefused() throws IOException {
        var old =
                DevelopmentAuthority.create(
                        "Old", Clock.offset(CLOCK, Duration.ofDays(-400)), new SecureRandom());
        var identity = old.issueClaimSigner("Old", "Signer");
        write("chain.pem", Pem.of(identity.chain()));
        write("key.pem", Pem.of(identity.key()));

        assertThat(sign()).isEqualTo(1);
        assertThat(err.toString())
                .contains("The certificate of CN=Signer,O=Old,C=XX is in force from")
                .contains(
                        "and now it is 2026-03-01T12:00:00Z (rule: in force at the time of"
                                + " signing).");
    }

    @Test
    void certificateForTimeStampsIsRefused() throws IOException {
        var identity = AUTHORITY.issueTimeStamper("Example", "Clock");
        write("chain.pem", Pem.of(identity.chain()));
        write("key.pem", Pem.of(identity.key()));

        assertThat(sign()).isEqualTo(1);
        assertThat(err.toString())
                .contains("is not for signing claims: extended key usage [1.3.6.1.5.5.7.3.8]");
    }

    @Test
    void signerHasToBeNamedOnce() {
        assertThat(run("sign", "--out", path("signed.png"), path("picture.png"))).isEqualTo(2);
        assertThat(sign("--pkcs12", path("signer.p12"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("Say who signs: --cert and --key, --pkcs12, --pkcs11 or --vault");
    }

    @Test
    void folderIsSignedFileByFile() throws IOException {
        Files.createDirectories(file("in/deep"));
        picture("in/one.png");
        picture("in/deep/two.png");
        Files.write(file("in/three.bin"), new byte[] {1, 2, 3});

        int signed =
                run(
                        "batch",
                        "--sign",
                        "--cert",
                        path("chain.pem"),
                        "--key",
                        path("key.pem"),
                        "--source-type",
                        "digitalCapture",
                        "--out",
                        path("out"),
                        path("in"));

        assertThat(signed).isEqualTo(1);
        assertThat(out.toString())
                .contains("three.bin: The bytes are no media format known here")
                .contains("3 files: 2 signed, 1 not");
        assertThat(run("batch", "--trust", path("root.pem"), path("out"))).isZero();
        assertThat(out.toString()).contains("2 files: 2 Trusted");
        assertThat(file("out/deep/two.png")).exists();
    }

    private void assertTrusted() {
        assertThat(run("verify", "--trust", path("root.pem"), path("signed.png"))).isZero();
        assertThat(out.toString()).contains("signed.png: Trusted");
    }

    @Test
    void copySaysWhereItsStoreIsAndCarriesIt() throws IOException {
        int signed = sign("--source-type", "digitalCapture", "--remote", "https://a.example/p");

        assertThat(err.toString()).isEmpty();
        assertThat(signed).isZero();
        assertThat(file("signed.c2pa")).isNotEmptyFile();
        assertThat(Files.readString(file("signed.png"), ISO_8859_1))
                .contains("dcterms:provenance=\"https://a.example/p\"")
                .contains("caBX");
    }

    @Test
    void copyOnlySaysWhereItsStoreIs() throws IOException {
        int signed =
                sign(
                        "--source-type",
                        "digitalCapture",
                        "--remote",
                        "https://a.example/p",
                        "--sidecar",
                        "--store-out",
                        path("store.c2pa"));
        int verified = run("verify", "--json", path("signed.png"));

        assertThat(signed).isZero();
        assertThat(file("store.c2pa")).isNotEmptyFile();
        assertThat(file("signed.c2pa")).doesNotExist();
        assertThat(out.toString()).contains("\"state\":\"Remote\"");
        assertThat(verified).isEqualTo(run("verify", path("signed.png")));
        assertThat(
                        run(
                                "verify",
                                "--trust",
                                path("root.pem"),
                                "--sidecar",
                                path("store.c2pa"),
                                path("signed.png")))
                .isZero();
    }

    @Test
    void storeGoesBesideACopyThatStaysAsItIs() throws IOException {
        int signed = sign("--source-type", "digitalCapture", "--sidecar");

        assertThat(signed).isZero();
        assertThat(file("signed.png")).hasSameBinaryContentAs(file("picture.png"));
        assertThat(file("signed.c2pa")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({
        "--remote,store.c2pa,--remote takes an address",
        "--remote,file:///store.c2pa,--remote takes an address",
        "--store-out,store.c2pa,--store-out needs --remote or --sidecar",
        "--comment,~~,no language here has ~~"
    })
    void placesThatAreNoneAreSaid(String option, String value, String sentence) {
        assertThat(sign("--source-type", "digitalCapture", option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    /// Bytes do not tell a language, and a name does.
    @ParameterizedTest
    @CsvSource({"a.py,# ", "a.css,/*! ", "a.md,<!-- ", "a.txt,print"})
    void languageIsToldFromTheName(String name, String beginning) throws IOException {
        write(name, "print(1)\n");

        int signed = signText(name);

        assertThat(signed).isZero();
        assertThat(Files.readString(file("signed." + name))).startsWith(beginning);
    }

    @Test
    void languageMayBeSaid() throws IOException {
        write("a.txt", "print(1)\n");

        assertThat(signText("a.txt", "--comment", ";")).isZero();
        assertThat(Files.readString(file("signed.a.txt"))).startsWith("; -----BEGIN C2PA");
    }

    private int signText(String name, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "sign",
                                "--cert",
                                path("chain.pem"),
                                "--key",
                                path("key.pem"),
                                "--source-type",
                                "digitalCreation",
                                "--out",
                                path("signed." + name)));
        arguments.addAll(Arrays.asList(more));
        arguments.add(path(name));
        return run(arguments.toArray(String[]::new));
    }

    private int sign(String... more) {
        var defaults =
                Stream.of(
                        "sign",
                        "--cert",
                        path("chain.pem"),
                        "--key",
                        path("key.pem"),
                        "--out",
                        path("signed.png"));
        var arguments = new ArrayList<>(defaults.toList());
        arguments.addAll(Arrays.asList(more));
        arguments.add(path("picture.png"));
        return run(arguments.toArray(String[]::new));
    }

    private void picture(String name) throws IOException {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", file(name).toFile());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }
}
