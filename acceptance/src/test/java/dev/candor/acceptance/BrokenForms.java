package dev.candor.acceptance;

import static dev.candor.acceptance.HostileRequest.bytes;

import java.util.LinkedHashMap;
import java.util.Map;

/// Multipart bodies that no client should send (RFC 7578), each under what is wrong with it.
final class BrokenForms {
    static final String TYPE = "multipart/form-data; boundary=b";

    private BrokenForms() {}

    static Map<String, byte[]> all() {
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("empty form", bytes("--b--\r\n"));
        forms.put("form that never begins", bytes("x".repeat(1000)));
        forms.put("form that never ends", bytes(part("name=\"asset\"", "x")));
        forms.put("part without a name", bytes(part("", "x") + "--b--\r\n"));
        forms.put("part with a name of 20,000", form(named("x".repeat(20_000)), "x"));
        forms.put("part without headers", bytes("--b\r\n\r\nx\r\n--b--\r\n"));
        forms.put("header that never ends", bytes("--b\r\n" + "x".repeat(100_000)));
        forms.put("5,000 parts", bytes(part(named("x"), "x").repeat(5000) + "--b--\r\n"));
        forms.put("declaration that is no JSON", form(named("declaration"), "{\""));
        forms.put("declaration that is null", form(named("declaration"), "null"));
        forms.put("declaration without an asset", form(named("declaration"), "{}"));
        forms.put("asset without a declaration", form(file("asset", "a.jpg"), "x"));
        forms.put("asset named ../NUL", form(file("asset", "../../\u0000"), "x"));
        forms.put("file of nothing", form(file("file", "a.jpg"), ""));
        return forms;
    }

    private static byte[] form(String disposition, String content) {
        return bytes(part(disposition, content) + "--b--\r\n");
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(disposition, content);
    }

    private static String named(String name) {
        return "name=\"%s\"".formatted(name);
    }

    private static String file(String name, String filename) {
        return "name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/jpeg".formatted(name, filename);
    }
}
