package dev.candor.c2pa.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A key service in the shape of Vault's transit engine, in a process of its own: it makes the keys
/// and keeps them. It is as strict as the engine where that decides what is signed: it says `pss`
/// with the longest salt and DER unless it is told otherwise.
///
/// Arguments: a folder for `root.pem` and `NAME.pem`, the certificates of each key; the token; and,
/// for TLS, a PKCS#12 file and its password. Prints its port, and ends with its standard input.
public final class TransitServer {
    private final Map<String, SigningIdentity> keys = new ConcurrentHashMap<>();
    private final String token;

    private TransitServer(String token) {
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var service = new TransitServer(arguments[1]);
        var authority = DevelopmentAuthority.create("Vault", Clock.systemUTC(), new SecureRandom());
        Files.writeString(folder.resolve("root.pem"), Pem.of(List.of(authority.root())));
        for (var algorithm : SigningAlgorithm.values()) {
            var name = algorithm.name().toLowerCase(Locale.ROOT);
            var identity = authority.issueClaimSigner("Vault", "Key " + name, algorithm);
            service.keys.put(name, identity);
            Files.writeString(folder.resolve(name + ".pem"), Pem.of(identity.chain()));
        }
        var address = new InetSocketAddress("127.0.0.1", 0);
        HttpServer server =
                arguments.length > 2
                        ? secure(address, Path.of(arguments[2]), arguments[3].toCharArray())
                        : HttpServer.create(address, 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/transit/sign/", service::sign);
        server.createContext(
                "/v1/long/sign/", exchange -> answer(exchange, 200, "x".repeat(100_000)));
        server.createContext("/v1/other/sign/", exchange -> answer(exchange, 200, "{\"data\":{}}"));
        server.createContext("/v1/silent/sign/", exchange -> sleep());
        server.start();
        System.out.println(server.getAddress().getPort());
        System.out.flush();
        int read = System.in.read();
        server.stop(0);
        System.exit(read < 0 ? 0 : 1);
    }

    private static HttpsServer secure(InetSocketAddress address, Path file, char[] password)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static void sleep() {
        try {
            TimeUnit.MINUTES.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sign(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var given = exchange.getRequestHeaders().getFirst("X-Vault-Token");
        var identity = keys.get(path.substring(path.lastIndexOf('/') + 1));
        if (!token.equals(given)) {
            refuse(exchange, 403, "permission denied for " + given);
        } else if (identity == null) {
            refuse(exchange, 400, "signing key\nnot found");
        } else {
            try {
                var request =
                        JsonReader.read(Bytes.of(exchange.getRequestBody().readAllBytes()))
                                .asMap()
                                .orElseThrow();
                sign(exchange, identity, request);
            } catch (MalformedException | GeneralSecurityException | RuntimeException e) {
                refuse(exchange, 400, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void sign(HttpExchange exchange, SigningIdentity identity, JsonValue.Map request)
            throws GeneralSecurityException, IOException {
        long version = request.get("key_version").flatMap(JsonValue::asLong).orElse(0L);
        if (version > 1) {
            refuse(exchange, 400, "cannot sign: version is too new");
            return;
        }
        var input = Base64.getDecoder().decode(request.text("input").orElseThrow());
        boolean hashed = request.get("prehashed").flatMap(JsonValue::asBool).orElse(false);
        boolean jws = request.text("marshaling_algorithm").orElse("asn1").equals("jws");
        var value = value(identity, request, input, hashed, jws);
        var words =
                jws
                        ? Base64.getUrlEncoder().withoutPadding().encodeToString(value)
                        : Base64.getEncoder().encodeToString(value);
        answer(
                exchange,
                200,
                "{\"request_id\":\"1\",\"data\":{\"key_version\":1,\"signature\":\"vault:v1:%s\"}}"
                        .formatted(words));
    }

    private static byte[] value(
            SigningIdentity identity,
            JsonValue.Map request,
            byte[] input,
            boolean hashed,
            boolean jws)
            throws GeneralSecurityException {
        var kind = identity.key().getAlgorithm();
        if (kind.equals("EdDSA")) {
            return signed(Signature.getInstance("Ed25519"), identity, input);
        }
        var hash = request.text("hash_algorithm").orElse("sha2-256").replace("sha2-", "SHA-");
        var digest = hashed ? input : MessageDigest.getInstance(hash).digest(input);
        if (kind.equals("EC")) {
            return signed(
                    Signature.getInstance(jws ? "NONEwithECDSAinP1363Format" : "NONEwithECDSA"),
                    identity,
                    digest);
        }
        if (!hashed || !request.text("signature_algorithm").orElse("").equals("pss")) {
            throw new GeneralSecurityException("only pss over a hash");
        }
        return pss(identity, request, digest, hash);
    }

    private static byte[] signed(Signature signature, SigningIdentity identity, byte[] message)
            throws GeneralSecurityException {
        signature.initSign(identity.key());
        signature.update(message);
        return signature.sign();
    }

    /// The JDK signs no finished hash with RSASSA-PSS, BouncyCastle does.
    private static byte[] pss(
            SigningIdentity identity, JsonValue.Map request, byte[] digest, String hash)
            throws GeneralSecurityException {
        boolean asLong = request.text("salt_length").orElse("auto").equals("hash");
        int salt = asLong ? digest.length : 256 - 2 - digest.length;
        return PssOverHash.sign(
                identity.key(),
                digest,
                new PSSParameterSpec(
                        hash,
                        "MGF1",
                        new MGF1ParameterSpec(hash),
                        salt,
                        PSSParameterSpec.TRAILER_FIELD_BC));
    }

    private static void refuse(HttpExchange exchange, int status, String reason)
            throws IOException {
        var errors = JsonValue.of(List.of(JsonValue.of(reason)));
        answer(
                exchange,
                status,
                JsonWriter.write(
                        new JsonValue.Map(List.of(new JsonValue.Member("errors", errors)))));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
