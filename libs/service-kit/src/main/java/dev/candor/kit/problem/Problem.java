package dev.candor.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// A problem document (RFC 9457, 3), sent as `application/problem+json`.
///
/// @param status HTTP status, as in the status line
/// @param errors what was wrong with which member, empty when the problem is not about one
/// @param members extension members, written beside the others
@RegisterForReflection
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// One wrong member of a request.
    ///
    /// @param pointer JSON Pointer (RFC 6901) into the body, or `?name` for a query parameter,
    /// `#name` for a header
    @RegisterForReflection
    public record FieldError(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of(), Map.of());
    }

    public static Problem of(
            ProblemType type, String detail, List<FieldError> errors, Map<String, Object> members) {
        return new Problem(type.uri(), type.title(), type.status(), detail, errors, members);
    }

    public static Problem of(Declined declined) {
        var errors =
                declined.pointer().stream()
                        .map(pointer -> new FieldError(pointer, declined.detail()))
                        .toList();
        return of(declined.type(), declined.detail(), errors, declined.members());
    }
}
