package dev.candor.c2pa.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Pages that carry stores in every way there is, and in some there is not (C2PA 2.4, A.7).
public final class HtmlCases {
    private static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final String HEAD =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>A < b</title>\n";
    private static final String BODY = "</head>\n<body><p>Content here.</p></body>\n</html>\n";
    private static final String SCRIPT = "<script type=\"application/c2pa\">%s</script>";
    private static final String LINK =
            "<link rel=\"c2pa-manifest\" href=\"https://credentials.example/page.c2pa\">";
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        CASES.put("no-manifest", () -> bytes(HEAD + BODY));
        CASES.put("valid", () -> valid(HEAD, SCRIPT));
        CASES.put(
                "valid-with-spaces",
                () -> valid(HEAD, "<SCRIPT  type='application/c2pa' >\n  %s\n</SCRIPT >"));
        CASES.put(
                "valid-without-head-tags",
                () -> valid("<!-- a --><!doctype html><title>x</title>", SCRIPT));
        CASES.put(
                "valid-beside-script",
                () -> valid(HEAD + "<script>'<link rel=c2pa-manifest href=a>'</script>", SCRIPT));
        CASES.put("valid-beside-comment", () -> valid(HEAD + "<!-- " + LINK + " -->", SCRIPT));
        CASES.put(
                "valid-beside-template",
                () -> valid(HEAD + "<template>" + LINK + "</template>", SCRIPT));
        CASES.put("changed-content", () -> changed(valid(HEAD, SCRIPT)));
        CASES.put(
                "other-attributes",
                () -> valid(HEAD, "<script type=\"application/c2pa\" id=\"x\">%s</script>"));
        CASES.put(
                "text-that-is-no-base64", () -> bytes(HEAD + SCRIPT.formatted("no store") + BODY));
        CASES.put(
                "store-that-is-none", () -> bytes(HEAD + SCRIPT.formatted("bm8gc3RvcmU=") + BODY));
        CASES.put(
                "element-without-end",
                () -> bytes(HEAD + "<script type=application/c2pa>bm8gc3RvcmU="));
        CASES.put("remote", () -> bytes(HEAD + LINK + BODY));
        CASES.put("remote-without-address", () -> bytes(HEAD + "<link rel=c2pa-manifest>" + BODY));
        CASES.put(
                "two-scripts",
                () -> bytes(HEAD + SCRIPT.formatted("eA==") + SCRIPT.formatted("eA==") + BODY));
        CASES.put("two-links", () -> bytes(HEAD + LINK + LINK + BODY));
        CASES.put("script-and-link", () -> bytes(HEAD + LINK + SCRIPT.formatted("eA==") + BODY));
        CASES.put(
                "script-in-body",
                () -> bytes(HEAD + "</head><body>" + SCRIPT.formatted("eA==") + "</body>"));
    }

    private HtmlCases() {}

    /// How each page is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    private static byte[] valid(String head, String element) {
        return Forgery.valid(bytes(head + BODY), TRUSTED.signer())
                .carriedBy(
                        (page, store) ->
                                Carrier.inserted(
                                        page,
                                        bytes(head).length,
                                        bytes(
                                                element.formatted(
                                                        Base64.getEncoder()
                                                                .encodeToString(store)))))
                .bytes();
    }

    private static byte[] changed(byte[] page) {
        return Edits.replace("Content", "Contend").apply(page);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
