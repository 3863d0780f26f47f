package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// A registered person: the members the portal reads.
@RegisterForReflection
public record SubjectView(
        UUID id, String kind, String displayName, String jurisdiction, List<String> languages) {}
