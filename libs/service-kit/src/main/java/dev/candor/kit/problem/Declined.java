package dev.candor.kit.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expected refusal. Use cases throw it; only [ProblemMapper] turns it into an answer.
///
/// Immutable: [#at] and [#with] return a new refusal. Carries no stack trace: a refusal is an
/// answer, not a fault.
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final String detail;
    private final @Nullable String pointer;
    private final transient Map<String, Object> members;

    /// @param detail what to do about it, in a sentence for a person; no secrets, no personal data
    public Declined(ProblemType type, String detail) {
        this(type, detail, null, Map.of());
    }

    private Declined(
            ProblemType type,
            String detail,
            @Nullable String pointer,
            Map<String, Object> members) {
        super(type.name() + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.pointer = pointer;
        this.members = Map.copyOf(members);
    }

    /// Names the member of the request that was refused.
    ///
    /// @param jsonPointer RFC 6901, such as `/scope/0/actions`
    public Declined at(String jsonPointer) {
        return new Declined(type, detail, jsonPointer, members);
    }

    /// Adds an extension member to the problem document (RFC 9457, 3.2).
    public Declined with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Declined(type, detail, pointer, more);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }

    public Map<String, Object> members() {
        return members;
    }
}
