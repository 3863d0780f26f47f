package dev.candor.c2pa.asset;

import java.util.regex.Pattern;

/// A text that a container carries in its own way: under a name of one's own, beside its title and
/// the like.
///
/// @param name 1 to 100 printable characters of ASCII without `=`; case does not tell names apart
/// @param value 1 to 60,000 characters, none of them a control character
public record Tag(String name, String value) {
    private static final Pattern NAME = Pattern.compile("[!-~&&[^=]]{1,100}");
    private static final int LONGEST_VALUE = 60_000;

    public Tag {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of a tag: " + name);
        }
        if (value.isEmpty()
                || value.length() > LONGEST_VALUE
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A tag's value is a line of text");
        }
    }

    /// Whether it goes by a name.
    public boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }
}
