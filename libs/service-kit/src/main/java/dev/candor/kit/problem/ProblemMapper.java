package dev.candor.kit.problem;

import static dev.candor.kit.problem.CommonProblem.*;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.candor.kit.id.Ids;
import dev.candor.kit.problem.Problem.FieldError;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns anything thrown into a problem document. The only mapper of the house.
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public RestResponse<Problem> declined(Declined declined) {
        LOG.debugf("declined %s", declined.type().name());
        return answer(Problem.of(declined));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException e) {
        var errors =
                e.getConstraintViolations().stream()
                        .map(v -> new FieldError(pointer(v), v.getMessage()))
                        .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                        .toList();
        return answer(
                Problem.of(INVALID_REQUEST, "Mend the members named in errors.", errors, Map.of()));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthenticated(SecurityException e) {
        return unreachable(e)
                .or(() -> full(e))
                .orElseGet(
                        () ->
                                builder(
                                                Problem.of(
                                                        UNAUTHENTICATED,
                                                        "Send a current access token as"
                                                                + " Authorization: Bearer …"))
                                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                                        .build());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException e) {
        return answer(
                Problem.of(FORBIDDEN, "The token lacks the scope or the role for this method."));
    }

    /// The identity provider was asked and did not answer usefully.
    @ServerExceptionMapper({OIDCException.class, AuthenticationCompletionException.class})
    public RestResponse<Problem> identityProvider(RuntimeException e) {
        return e instanceof OIDCException
                ? answer(
                        Problem.of(
                                SERVICE_UNAVAILABLE,
                                "The identity provider cannot be reached; try again.",
                                List.of(),
                                Map.of("service", "identity-provider")))
                : unauthenticated(new SecurityException(e));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 400 ->
                    answer(Problem.of(INVALID_REQUEST, plain(e, "The request cannot be read.")));
            case 401 -> unauthenticated(new SecurityException(e));
            case 403 -> answer(Problem.of(FORBIDDEN, plain(e, FORBIDDEN.title())));
            case 404 -> answer(Problem.of(NOT_FOUND, "No resource has this address."));
            case 405 -> answer(Problem.of(METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED.title()));
            case 406 -> answer(Problem.of(NOT_ACCEPTABLE, NOT_ACCEPTABLE.title()));
            case 413 -> answer(Problem.of(PAYLOAD_TOO_LARGE, PAYLOAD_TOO_LARGE.title()));
            case 415 -> answer(Problem.of(UNSUPPORTED_MEDIA_TYPE, contentType(e)));
            default -> e.getResponse().getStatus() < 500 ? other(e) : unexpected(e);
        };
    }

    // The platform has a mapper for the second kind that says nothing; naming it here takes its
    // place.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public RestResponse<Problem> json(JsonProcessingException e) {
        return answer(
                Problem.of(
                        INVALID_REQUEST,
                        "The JSON body cannot be read.",
                        List.of(new FieldError(pointer(e), explain(e))),
                        Map.of()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Exception e) {
        return unreachable(e)
                .or(() -> full(e))
                .orElseGet(
                        () -> {
                            var incident = Ids.next().toString();
                            LOG.errorf(e, "incident %s", incident);
                            return answer(
                                    Problem.of(
                                            INTERNAL,
                                            "Nothing was changed. Tell the operator the incident"
                                                    + " number.",
                                            List.of(),
                                            Map.of("incident", incident)));
                        });
    }

    private static Optional<RestResponse<Problem>> unreachable(Throwable e) {
        return causes(e)
                .filter(c -> c instanceof ConnectException || c instanceof UnknownHostException)
                .findFirst()
                .map(
                        c -> {
                            LOG.warnf("unreachable: %s", c.getMessage());
                            return answer(
                                    Problem.of(
                                            SERVICE_UNAVAILABLE,
                                            "A part this service needs cannot be reached; try"
                                                    + " again."));
                        });
    }

    private static Optional<RestResponse<Problem>> full(Throwable e) {
        if (!NoRoom.causedBy(e)) {
            return Optional.empty();
        }
        LOG.errorf("no room for media: %s", e.getMessage());
        return Optional.of(answer(Problem.of(NoRoom.declined())));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause).limit(16);
    }

    private static RestResponse<Problem> other(WebApplicationException e) {
        var status = e.getResponse().getStatus();
        return builder(
                        new Problem(
                                "about:blank",
                                e.getResponse().getStatusInfo().getReasonPhrase(),
                                status,
                                plain(e, "The request was refused."),
                                List.of(),
                                Map.of()))
                .build();
    }

    private static String contentType(WebApplicationException e) {
        return e instanceof NotSupportedException
                ? "Send one of the content types that the OpenAPI document names for this method."
                : UNSUPPORTED_MEDIA_TYPE.title();
    }

    private static String plain(WebApplicationException e, String otherwise) {
        var message = e.getMessage();
        return message == null || message.isBlank() || message.startsWith("HTTP ")
                ? otherwise
                : message;
    }

    private static String pointer(ConstraintViolation<?> violation) {
        // The first two nodes name the Java method and its parameter; neither means anything
        // outside.
        var nodes =
                StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                        .map(node -> segment(node, violation.getLeafBean()))
                        .toList();
        if (violation.getLeafBean() instanceof QueryParameters) {
            return asQuery(nodes.getLast());
        }
        if (nodes.size() > 2) {
            return String.join("", nodes.subList(2, nodes.size()));
        }
        // A missing body and a missing query parameter look alike from here; a body is what goes
        // missing.
        return nodes.isEmpty() || violation.getInvalidValue() == null
                ? ""
                : asQuery(nodes.getLast());
    }

    private static String asQuery(String segment) {
        return "?" + segment.substring(1);
    }

    private static String segment(Path.Node node, @Nullable Object bean) {
        var place = node.getIndex() == null ? node.getKey() : node.getIndex();
        var index = place == null ? "" : "/" + escaped(place.toString());
        var name = node.getName();
        return name == null || name.startsWith("<")
                ? index
                : index + "/" + MemberNames.inJson(bean, name);
    }

    private static String escaped(String member) { // RFC 6901, 3
        return member.replace("~", "~0").replace("/", "~1");
    }

    private static String pointer(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        var path = new StringBuilder();
        for (var reference : mapping.getPath()) {
            path.append('/')
                    .append(
                            reference.getFieldName() == null
                                    ? String.valueOf(reference.getIndex())
                                    : reference.getFieldName());
        }
        return path.toString();
    }

    private static String explain(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "Unknown member \"" + unknown.getPropertyName() + "\".";
        }
        if (e instanceof InvalidFormatException value && value.getTargetType().isEnum()) {
            return "Must be one of "
                    + Stream.of(value.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (e instanceof JsonMappingException mapping
                && mapping.getCause() instanceof IllegalArgumentException broken
                && broken.getMessage() != null) {
            return broken.getMessage();
        }
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? "The value does not fit."
                : "The value at line %d, column %d does not fit."
                        .formatted(at.getLineNr(), at.getColumnNr());
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return builder(problem).build();
    }

    private static ResponseBuilder<Problem> builder(Problem problem) {
        return ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE);
    }
}
