package dev.candor.client.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the typed client out of the suite's OpenAPI document: a record for each schema, a class
/// for each tag with a method for each operation that speaks JSON, and one class to find them by.
///
/// It knows what the document uses: references, arrays, maps, objects, words of a list, formats.
/// What it does not know it refuses, so that nobody gets a client with a hole in it.
///
/// Arguments: the document, the folder to write to.
final class Generator {
    private final JsonNode document;
    private final Path folder;

    private Generator(JsonNode document, Path folder) {
        this.document = document;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        var document = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
        new Generator(document, Path.of(arguments[1])).write();
    }

    private void write() throws IOException {
        var types = new Types(document.path("components").path("schemas"));
        var operations = new Operations(document, types);
        save("model", "package-info", "/// What the suite's documents consist of.\n", "");
        save("api", "package-info", "/// What the suite does, by task.\n", "");
        for (var name : types.named()) {
            save("model", name, "", new Schema(name, types, operations.isSent(name)).source());
        }
        for (var tag : operations.tags()) {
            save("api", tag + "Api", "", operations.source(tag));
        }
        save("api", "CandorApi", "", operations.door());
    }

    private void save(String room, String name, String head, String body) throws IOException {
        var file = folder.resolve("dev/candor/client/%s/%s.java".formatted(room, name));
        Files.createDirectories(file.getParent());
        var marked = name.equals("package-info") ? "@org.jspecify.annotations.NullMarked\n" : "";
        var text = "%s%spackage dev.candor.client.%s;\n\n%s".formatted(head, marked, room, body);
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text); // an old file stays as it is: nothing is compiled anew
        }
    }
}
