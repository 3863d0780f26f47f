package dev.candor.gateway.portal;

import dev.candor.kit.wording.Language;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The choice of a language, which stays for a year.
@Path("/portal/language")
class LanguageResource {
    /// @param room where it was chosen, by the name of its constant
    @GET
    @Authenticated
    @Operation(hidden = true)
    public RestResponse<Object> choose(
            @RestQuery @Nullable String tag, @RestQuery @Nullable String room) {
        var chosen = Language.of(tag).orElse(Language.EN);
        return ResponseBuilder.<Object>seeOther(URI.create(named(room).href()))
                .cookie(Reader.cookie(chosen))
                .build();
    }

    private static Room named(@Nullable String name) {
        return Arrays.stream(Room.values())
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElse(Room.OVERVIEW);
    }
}
