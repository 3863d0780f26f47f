package dev.candor.kit.identity;

import java.util.regex.Pattern;

/// An organization: the boundary no row crosses. Every query carries it.
///
/// @param slug 1 to 63 characters of `a-z 0-9 -`, as in the token's claim `org`
public record Organization(String slug) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public Organization {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("not an organization slug");
        }
    }

    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }
}
