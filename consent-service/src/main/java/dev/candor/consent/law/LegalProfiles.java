package dev.candor.consent.law;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.subject.SubjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// All versions of all profiles, from `law/profiles.json`. A file that is not as it should be
/// stops the service at its start.
@ApplicationScoped
public class LegalProfiles {
    private static final String FILE = "/law/profiles.json";

    private final List<LegalProfile> versions;

    LegalProfiles() {
        this.versions = read();
    }

    /// What is known on a day, by code.
    public List<LegalProfile> on(LocalDate day) {
        return versions.stream().filter(version -> version.isOf(day)).toList();
    }

    /// What holds for a grant on a day.
    ///
    /// @param under jurisdictions it is under
    /// @param named profiles it names
    public List<LegalProfile> holding(
            LocalDate day, Collection<String> under, Collection<String> named) {
        return on(day).stream().filter(version -> version.holds(under, named)).toList();
    }

    /// The names of all profiles there are.
    public Set<String> codes() {
        return versions.stream().map(LegalProfile::code).collect(Collectors.toSet());
    }

    private static List<LegalProfile> read() {
        try (var file = LegalProfiles.class.getResourceAsStream(FILE)) {
            var json = new ObjectMapper().readTree(Objects.requireNonNull(file, FILE));
            return stream(json).map(LegalProfiles::profile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static LegalProfile profile(JsonNode json) {
        return new LegalProfile(
                json.required("code").textValue(),
                json.required("version").intValue(),
                json.required("title").textValue(),
                LegalProfile.Status.valueOf(json.required("status").textValue()),
                LocalDate.parse(json.required("from").textValue()),
                day(json, "until"),
                LocalDate.parse(json.required("reviewedOn").textValue()),
                LocalDate.parse(json.required("reviewBy").textValue()),
                json.required("byDefault").booleanValue(),
                stream(json.required("jurisdictions"))
                        .map(JsonNode::textValue)
                        .collect(Collectors.toSet()),
                stream(json.required("rules")).map(LegalProfiles::rule).toList());
    }

    private static Rule rule(JsonNode json) {
        var source = json.required("source").textValue();
        return switch (json.required("kind").textValue()) {
            case "SPECIFIC_DESCRIPTION" ->
                    new Rule.SpecificDescription(json.required("length").intValue(), source);
            case "SEPARATE_PRESENTATION" -> new Rule.SeparatePresentation(source);
            case "COUNSEL_OR_UNION" -> new Rule.CounselOrUnion(source);
            case "ON_RECORD" -> new Rule.OnRecord(source);
            case "MAX_TERM" ->
                    new Rule.MaxTerm(
                            SubjectKind.valueOf(json.required("life").textValue()),
                            json.required("years").intValue(),
                            source);
            case "POST_MORTEM_TERM" ->
                    new Rule.PostMortemTerm(json.required("years").intValue(), source);
            case "COURT_FOR_MINORS" -> new Rule.CourtForMinors(source);
            case "NAMED_PROJECT" -> new Rule.NamedProject(source);
            case "DISCLOSURE" -> new Rule.Disclosure(source);
            default -> throw new IllegalArgumentException("No such rule: " + json);
        };
    }

    private static @Nullable LocalDate day(JsonNode json, String member) {
        return json.hasNonNull(member) ? LocalDate.parse(json.get(member).textValue()) : null;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
