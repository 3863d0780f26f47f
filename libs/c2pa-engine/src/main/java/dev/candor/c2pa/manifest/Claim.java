package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a claim generator says (C2PA 2.4, 10.2). A first-version claim has all its assertions in
/// `created`.
///
/// @param version 1 or 2
/// @param generator name and version of what made the claim
/// @param generatorInfo all that is said of it, and of what it was made with: one map, or none or
/// several in a first-version claim
/// @param title `dc:title`; null if not said
/// @param signature where the claim's signature is
/// @param created assertions the claim generator answers for
/// @param gathered assertions it only passes on
/// @param redacted assertions of ingredients that were taken out
/// @param algorithm word of the hash algorithm where none nearer is said; null if not said
public record Claim(
        int version,
        String generator,
        List<CborValue.Map> generatorInfo,
        @Nullable String title,
        JumbfUri signature,
        List<HashedUri> created,
        List<HashedUri> gathered,
        List<JumbfUri> redacted,
        @Nullable String algorithm) {
    /// How many assertions a claim may refer to, and how many it may say were taken out.
    public static final int MAX_ASSERTIONS = 10_000;

    /// Why a claim is malformed whose generator has no name (VAL-STRU-0021).
    public static final String NAMELESS = "claim_generator_info has no name";

    private static final String BOX = "claim";

    public Claim {
        generatorInfo = List.copyOf(generatorInfo);
        created = List.copyOf(created);
        gathered = List.copyOf(gathered);
        redacted = List.copyOf(redacted);
    }

    /// The claim of a box label and a CBOR value.
    ///
    /// @throws MalformedException if a field is missing or of the wrong kind
    public static Claim of(String label, CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("is no map");
        }
        int version = label.equals(Labels.CLAIM_V1) ? 1 : 2;
        required(map, "instanceID");
        return new Claim(
                version,
                version == 1 ? required(map, "claim_generator") : generator(map),
                generatorInfo(map),
                map.text("dc:title").orElse(null),
                new JumbfUri(required(map, "signature")),
                references(map, version == 1 ? "assertions" : "created_assertions", true),
                version == 1 ? List.of() : references(map, "gathered_assertions", false),
                redacted(map),
                map.text("alg").orElse(null));
    }

    /// The only claim of a manifest, if it can be read.
    public static Optional<Claim> in(Manifest manifest) {
        var claims = manifest.claims();
        if (claims.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    of(claims.getFirst().label(), CborReader.read(manifest.claimBytes())));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// All assertions, those the claim generator answers for first.
    public Stream<HashedUri> assertions() {
        return Stream.concat(created.stream(), gathered.stream());
    }

    private static String generator(CborValue.Map map) throws MalformedException {
        var info =
                map.map("claim_generator_info")
                        .orElseThrow(() -> malformed("has no claim_generator_info"));
        var name =
                info.text("name")
                        .filter(words -> !words.isEmpty())
                        .orElseThrow(() -> malformed(NAMELESS));
        return info.text("version").map(version -> name + " " + version).orElse(name);
    }

    /// A list in a first-version claim, though some wrote a map.
    private static List<CborValue.Map> generatorInfo(CborValue.Map map) {
        var info = map.get("claim_generator_info").orElse(CborValue.EMPTY_ARRAY);
        var all = info instanceof CborValue.Array(var items) ? items : List.of(info);
        return all.stream().map(CborValue::asMap).flatMap(Optional::stream).toList();
    }

    private static List<HashedUri> references(CborValue.Map map, String field, boolean required)
            throws MalformedException {
        var value = map.get(field);
        if (value.isEmpty() && !required) {
            return List.of();
        }
        if (value.orElse(null) instanceof CborValue.Array(var items)
                && !(required && items.isEmpty())) {
            if (items.size() > MAX_ASSERTIONS) {
                throw malformed("refers to more than %d assertions".formatted(MAX_ASSERTIONS));
            }
            return HashedUri.ofAll(items)
                    .orElseThrow(() -> malformed(field + " holds what is no hashed URI"));
        }
        throw malformed("has no " + field);
    }

    private static List<JumbfUri> redacted(CborValue.Map map) throws MalformedException {
        var field = map.get("redacted_assertions").orElse(CborValue.EMPTY_ARRAY);
        if (!(field instanceof CborValue.Array(var items)) || items.size() > MAX_ASSERTIONS) {
            throw malformed("redacted_assertions is no list of a size that may be");
        }
        var uris = new ArrayList<JumbfUri>();
        for (var item : items) {
            uris.add(
                    new JumbfUri(
                            item.asText()
                                    .orElseThrow(
                                            () ->
                                                    malformed(
                                                            "redacted_assertions holds what is no"
                                                                    + " URI"))));
        }
        return uris;
    }

    private static String required(CborValue.Map map, String field) throws MalformedException {
        return map.text(field).orElseThrow(() -> malformed("has no " + field));
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(BOX, 0, reason);
    }
}
