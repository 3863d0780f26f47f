package dev.candor.gateway.portal;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// A button that was pressed: it acts once, in the name of who pressed it, and goes on to a page
/// that says so. What a service refuses comes back as the same page, with the reason.
@RequestScoped
public class Press {
    private final Visitor visitor;

    Press(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Shows a page again, with a note above it.
    public interface Again {
        Uni<TemplateInstance> with(Note note);
    }

    /// @param after where to go when it is done
    /// @throws Declined when the form is from no page of ours
    public Uni<RestResponse<Object>> to(
            String csrf, Supplier<? extends Uni<?>> act, String after, Again again) {
        visitor.mustHaveSent(csrf);
        return act.get()
                .map(_ -> RestResponse.<Object>seeOther(URI.create(after)))
                .onFailure(Refusals::isOne)
                .recoverWithUni(failure -> refused((Declined) failure, again));
    }

    /// The key of one pressing, under which a service acts once.
    ///
    /// @throws Declined when it is none of ours
    public static String once(String key) {
        try {
            return UUID.fromString(key.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw new Declined(
                    CommonProblem.INVALID_REQUEST, "The form is out of date. Open the page again.");
        }
    }

    private static Uni<RestResponse<Object>> refused(Declined declined, Again again) {
        return again.with(Note.refused(declined.detail()))
                .map(
                        page ->
                                ResponseBuilder.<Object>create(declined.type().status())
                                        .entity(page)
                                        .build());
    }
}
