package dev.candor.consent.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.candor.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Reads a row as strictly as a request is read.
@ApplicationScoped
public class RowReader {
    private final ObjectMapper json;
    private final Validator validator;

    RowReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @throws Misunderstood naming every member that is wrong
    public <T> T read(String body, Class<T> type) throws Misunderstood {
        T request;
        try {
            request = json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new Misunderstood(List.of(new Problem.FieldError(pointer(e), explain(e))));
        }
        if (request == null) {
            throw new Misunderstood(List.of(new Problem.FieldError("", "is no object")));
        }
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new Misunderstood(
                    violations.stream()
                            .map(RowReader::error)
                            .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                            .toList());
        }
        return request;
    }

    private static Problem.FieldError error(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return new Problem.FieldError(pointer.toString(), violation.getMessage());
    }

    private static String pointer(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "/" + step.getIndex()
                                        : "/" + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static String explain(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    "Unknown member \"" + unknown.getPropertyName() + "\".";
            case InvalidFormatException value when value.getTargetType().isEnum() ->
                    "Must be one of "
                            + Arrays.stream(value.getTargetType().getEnumConstants())
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + ".";
            case JsonMappingException _ -> "The value does not fit.";
            default -> "This is no JSON.";
        };
    }
}
