package dev.candor.gateway.portal;

import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Objects;

/// The language in which the person in front of the portal reads: the one they chose, else the
/// best of those their browser names.
@RequestScoped
class Reader {
    static final String COOKIE = "candor-language";
    private static final int A_YEAR = 365 * 24 * 60 * 60;
    private static final Map<Language, Words> WORDS =
            Words.read(
                    Reader.class,
                    "consent",
                    "own",
                    "webhooks",
                    "staff",
                    "people",
                    "overview",
                    "asking",
                    "publications",
                    "ledger",
                    "profiles");

    private final CurrentVertxRequest current;

    Reader(CurrentVertxRequest current) {
        this.current = current;
    }

    /// Remembers a language in the person's browser.
    static NewCookie cookie(Language language) {
        return new NewCookie.Builder(COOKIE)
                .value(language.tag())
                .path("/portal")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    Words words() {
        var request = current.getCurrent().request();
        var cookie = request.getCookie(COOKIE);
        return in(
                Language.of(cookie == null ? null : cookie.getValue())
                        .orElseGet(() -> Language.preferred(request.getHeader("Accept-Language"))));
    }

    static Words in(Language language) {
        return Objects.requireNonNull(WORDS.get(language));
    }
}
