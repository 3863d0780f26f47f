package dev.candor.consent.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What names a person, sealed as one.
record PersonalData(
        String displayName,
        @Nullable String accountId,
        Set<String> representatives,
        List<ExternalId> externalIds) {
    /// How somebody is called who was erased.
    static final PersonalData ERASED = new PersonalData("[erased]", null, Set.of(), List.of());

    private static final JsonMapper JSON = new JsonMapper();

    PersonalData {
        representatives = Set.copyOf(representatives);
        externalIds = List.copyOf(externalIds);
    }

    static PersonalData of(Subject subject) {
        return new PersonalData(
                subject.displayName(),
                subject.accountId(),
                subject.representatives(),
                subject.externalIds());
    }

    /// What [#json] gave.
    static PersonalData of(String json) {
        try {
            var read = JSON.readTree(json);
            var externalIds = new ArrayList<ExternalId>();
            for (var one : read.path("externalIds")) {
                externalIds.add(
                        new ExternalId(one.path("scheme").asText(), one.path("value").asText()));
            }
            var representatives = new HashSet<String>();
            read.path("representatives").forEach(one -> representatives.add(one.asText()));
            return new PersonalData(
                    read.path("displayName").asText(), text(read), representatives, externalIds);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed for a subject cannot be read", e);
        }
    }

    String json() {
        var json = JSON.createObjectNode();
        json.put("displayName", displayName);
        if (accountId != null) {
            json.put("accountId", accountId);
        }
        var speakers = json.putArray("representatives");
        representatives.stream().sorted().forEach(speakers::add);
        var others = json.putArray("externalIds");
        for (var one : externalIds) {
            others.addObject().put("scheme", one.scheme()).put("value", one.value());
        }
        return json.toString();
    }

    private static @Nullable String text(JsonNode read) {
        return read.hasNonNull("accountId") ? read.get("accountId").asText() : null;
    }
}
