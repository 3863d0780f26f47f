package dev.candor.label.icon;

import java.util.Arrays;
import java.util.Optional;

/// The icons of the European Union for labelling AI-generated content, by the SHA-256 of their SVG
/// files, as an adopter published them (to be checked on the first download).
enum OfficialIcon {
    BASIC_BLACK("58ffe859a4d74829d397f534a988081bcefb716849c7d3b84fa7a026dd1d257f"),
    BASIC_BLACK_50("f8e20f1dde8c7d95940da08960b1063620812acc9b4ea96eb5ad051f80f67c21"),
    BASIC_WHITE("5b3b94ae67fea55c4f2d013d0b8ed5b876c1533555ed0ed60e688f2f3ccf1a50"),
    BASIC_WHITE_50("52d87cb3f6a191dba24796f745e1eeb80d342883acd1a2e6d856342ad853766c"),
    GENERATED_BLACK("503af176b05fd725e68b0aa526977d31bcd657d74b15c6103a57ace81384940f"),
    GENERATED_BLACK_50("63d28ab55916b4548edff21d5fbcac065a13e5fb936e9b304ff0bada45f2fac1"),
    GENERATED_WHITE("10125cdef3fc60a351df72fe1266bb00ea046086921bd1bb20135f0f07b5ed36"),
    GENERATED_WHITE_50("d19736f6da9d38af3cffce8ba08f3f7658b573e1794c173fcd8b55a5c200ed44"),
    MODIFIED_BLACK("2e7349e5eca4ee78eeef160dfef4545c31850932245373a07c5401e73e6599c0"),
    MODIFIED_BLACK_50("9ab09f54c1ccef01799af43794cd93a8af6607ba9ac6b9526fb90a02be8ddf3d"),
    MODIFIED_WHITE("0c72a7d569a1447e2982a843e156bd5f9cb2ab6f201943c6c68f988dc2f1bb6e"),
    MODIFIED_WHITE_50("7ccbce41f9f821a574007b32806ddb6d635ee8bbc5d753ccd05f66f5a3165845");

    private final String sha256;

    OfficialIcon(String sha256) {
        this.sha256 = sha256;
    }

    static Optional<OfficialIcon> of(String sha256) {
        return Arrays.stream(values()).filter(icon -> icon.sha256.equals(sha256)).findFirst();
    }

    String sha256() {
        return sha256;
    }
}
