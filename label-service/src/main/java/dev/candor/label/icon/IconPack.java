package dev.candor.label.icon;

import dev.candor.kit.digest.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What lies in an operator's folder, read once. Immutable.
///
/// @param icons the files that are official icons, by their hash
/// @param strangers names of files that are not; they are never shown
record IconPack(Map<OfficialIcon, String> icons, List<String> strangers) {
    private static final long LARGEST = 1 << 20;
    private static final int MOST = 200;

    IconPack {
        icons = Map.copyOf(icons);
        strangers = List.copyOf(strangers);
    }

    static IconPack none() {
        return new IconPack(Map.of(), List.of());
    }

    /// @throws UncheckedIOException when the folder cannot be read
    static IconPack read(Path folder) {
        return read(folder, Digests::sha256Hex);
    }

    /// @param sha256 hexadecimal, lower case
    static IconPack read(Path folder, Function<byte[], String> sha256) {
        var icons = new EnumMap<OfficialIcon, String>(OfficialIcon.class);
        var strangers = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().limit(MOST).toList()) {
                var known =
                        Files.size(file) > LARGEST
                                ? Optional.<OfficialIcon>empty()
                                : OfficialIcon.of(sha256.apply(Files.readAllBytes(file)));
                if (known.isPresent()) {
                    icons.put(known.get(), Files.readString(file, StandardCharsets.UTF_8));
                } else {
                    strangers.add(String.valueOf(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of icons", e);
        }
        return new IconPack(icons, strangers);
    }

    Optional<String> svg(OfficialIcon icon) {
        return Optional.ofNullable(icons.get(icon));
    }
}
