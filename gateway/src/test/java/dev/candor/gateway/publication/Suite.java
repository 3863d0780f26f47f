package dev.candor.gateway.publication;

import static dev.candor.gateway.Neighbourhood.json;

import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolReference;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/// Neighbours that answer a publication by the contract: consent given, AI-generated, label
/// rendered, signed, trusted. Rendering and signing really change the spooled bytes.
public final class Suite {
    public static final String SUBJECT = "0198b5a0-0000-7000-8000-000000000001";
    public static final String GRANT = "0198b5a0-0000-7000-8000-000000000002";
    public static final String CHECK = "0198b5a0-0000-7000-8000-000000000003";
    public static final String VERDICT = "0198b5a0-0000-7000-8000-000000000004";
    public static final String PLAN = "0198b5a0-0000-7000-8000-000000000005";
    public static final String MANIFEST = "urn:c2pa:0198b5a0-0000-4000-8000-000000000006";

    private static final String MARK =
            """
            {"kind":"EMBEDDED_MARKS","standard":"IPTC_XMP","fields":{
             "Iptc4xmpExt:DigitalSourceType":"urn:trained"}}\
            """;
    private static final Organization DEMO = new Organization("demo");
    private static final Pattern SPOOL =
            Pattern.compile("\"id\":\"([a-z2-7]{32})\",\"sha256\":\"([0-9a-f]{64})\"");

    /// What every asset is found to be, until the next test.
    private static volatile String found = "image/png";

    private final Spool spool;

    private Suite(Spool spool) {
        this.spool = spool;
    }

    static void holds(String mediaType) {
        found = mediaType;
    }

    public static void answers(Spool spool) {
        found = "image/png";
        var suite = new Suite(spool);
        Neighbourhood.of("provenance")
                .on("POST /v1/inspections", suite::inspect)
                .on("POST /v1/marks", suite::mark)
                .on("POST /v1/signatures", suite::sign)
                .on("POST /v1/verifications", suite::verify);
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, check("ALLOW", "permitted")))
                .on("POST /v1/asset-links", json(201, "{\"id\":\"%s\"}".formatted(CHECK)));
        Neighbourhood.of("label")
                .on("POST /v1/verdicts", json(201, verdict()))
                .on("POST /v1/plans", json(201, plan(true)))
                .on("POST /v1/renderings", suite::render);
    }

    /// What signs as the others do.
    static Neighbourhood.Answer signing(Spool spool) {
        return new Suite(spool)::sign;
    }

    public static String check(String decision, String reason) {
        return """
        {"id":"%s","decision":"%s","subjects":[{"subject":"%s","decision":"%s","reasons":["%s"],
         "grant":"%s","ledgerSeq":7}],"reasons":["%s"],"ledgerSeq":7,
         "checkedAt":"2026-01-01T00:00:00Z"}\
        """
                .formatted(CHECK, decision, SUBJECT, decision, reason, GRANT, reason);
    }

    static String verdict() {
        return """
        {"id":"%s","version":1,"class":"AI_GENERATED","certainty":"DECLARED",
         "credentialState":"NONE","notes":[],"material":true,"materialRule":"m1","rule":3,
         "basis":["declared"],"words":{"en":"AI-generated"},"decidedBy":"petra.publisher",
         "createdAt":"2026-01-01T00:00:00Z"}\
        """
                .formatted(VERDICT);
    }

    static String plan(boolean required) {
        var visible =
                required
                        ? """
                        {"required":true,"reason":"Realistic content.","key":"AI_GENERATED",
                         "text":"AI-generated","language":"en","position":"BOTTOM_RIGHT",
                         "minHeightRatio":0.03}\
                        """
                        : "{\"required\":false,\"reason\":\"Nothing says that it is synthetic.\"}";
        return """
        {"id":"%s","verdictId":"%s","profiles":[{"market":"EU","profile":"eu-cop-s2",
         "effective":"2026-08-02"}],"visible":%s,"digitalSourceType":"trainedAlgorithmicMedia",
         "explanation":["The EU asks for it."],"variants":[{"name":"all","markets":["EU"],
         "forced":[],"instructions":[%s]}]}\
        """
                .formatted(PLAN, VERDICT, visible, required ? MARK : "");
    }

    /// A plan for sound: what is due is heard, and no label is seen.
    static String spokenPlan() {
        return plan(false)
                .replace(
                        "\"instructions\":[]",
                        "\"instructions\":[{\"kind\":\"SPOKEN_DISCLOSURE\"}]");
    }

    static String verification(String state, String manifest, String sha256) {
        return """
        {"state":"%s","sentence":"The credentials are trusted.","mediaType":"image/png",
         "sha256":"%s","size":9,"activeManifest":"%s","manifests":[],"findings":[],
         "validatedAt":"2026-01-01T00:00:00Z"}\
        """
                .formatted(state, sha256, manifest);
    }

    private void inspect(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        var in = open();
        json(
                        200,
                        """
                        {"mediaType":"%s","size":%d,"sha256":"%s","width":640,"height":480,
                         "orientation":1,"verification":{"state":"NoManifest",
                         "sentence":"No credentials.","manifests":[]},"marks":[]}\
                        """
                                .formatted(found, in.size(), in.sha256()))
                .to(exchange);
    }

    private void render(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        var out = changed(spooled("label"), " labelled");
        json(
                        201,
                        """
                        {"id":"%s","rendered":true,"spool":{"id":"%s","sha256":"%s","size":%d,
                         "mediaType":"image/png"},"measured":{"contrastRatio":12.5}}\
                        """
                                .formatted(PLAN, out.id(), out.sha256(), out.size()))
                .to(exchange);
    }

    private void mark(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        var out = changed(open(), " marked");
        json(
                        200,
                        """
                        {"spool":{"id":"%s","sha256":"%s","size":%d,"mediaType":"image/png"},
                         "written":[{"namespace":"urn:iptc","name":"DigitalSourceType",
                         "value":"urn:trained"}],"notWritten":[]}\
                        """
                                .formatted(out.id(), out.sha256(), out.size()))
                .to(exchange);
    }

    private void sign(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        var out = changed(open(), " signed");
        json(
                        201,
                        """
                        {"manifest":"%s","spool":{"id":"%s","sha256":"%s","size":%d,
                         "mediaType":"image/png"},"signedBy":"Candor test",
                         "signedAt":"2026-01-01T00:00:00Z"}\
                        """
                                .formatted(MANIFEST, out.id(), out.sha256(), out.size()))
                .to(exchange);
    }

    private void verify(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        json(200, verification("Trusted", MANIFEST, open().sha256())).to(exchange);
    }

    private SpoolEntry open() {
        return spooled("provenance");
    }

    /// The spooled file that the request a neighbour got last names; its digest is checked.
    private SpoolEntry spooled(String neighbour) {
        var reference = SPOOL.matcher(Neighbourhood.of(neighbour).last().body());
        if (!reference.find()) {
            throw new IllegalStateException("no spool reference");
        }
        return spool.open(DEMO, new SpoolReference(reference.group(1), reference.group(2)));
    }

    private SpoolEntry changed(SpoolEntry in, String what) throws IOException {
        var out = spool.create(DEMO, in.mediaType());
        Files.writeString(out.path(), Files.readString(in.path()) + what);
        return spool.seal(out);
    }
}
