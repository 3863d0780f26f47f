package dev.candor.gateway.portal;

import dev.candor.gateway.routing.NeighbourClient.Document;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// A form in which a person takes a receipt home.
public enum ReceiptForm {
    /// To read and print; its styles are in the page.
    HTML("text/html", "inline"),
    JSON("application/json", "attachment");

    private static final String OF_PAGE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final String mediaType;
    private final String disposition;

    ReceiptForm(String mediaType, String disposition) {
        this.mediaType = mediaType;
        this.disposition = disposition;
    }

    /// @throws Declined when there is no such form
    public static ReceiptForm of(String name) {
        return Arrays.stream(values())
                .filter(form -> form.extension().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Declined(
                                                CommonProblem.INVALID_REQUEST,
                                                "A receipt is html or json.")
                                        .at("?form"));
    }

    public String mediaType() {
        return mediaType;
    }

    public RestResponse<Object> answer(UUID grant, Document document) {
        return ResponseBuilder.<Object>ok(document.body().toString())
                .header("Content-Type", document.mediaType())
                .header("Content-Security-Policy", OF_PAGE)
                .header(
                        "Content-Disposition",
                        "%s; filename=\"receipt-%s.%s\"".formatted(disposition, grant, extension()))
                .build();
    }

    private String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
