package dev.candor.kit.spool;

import dev.candor.kit.identity.Organization;
import java.nio.file.Path;

/// A spooled file that is still being written. Write to [#path], then [Spool#seal] it or
/// [Spool#discard] it.
public record SpoolFile(String id, Path path, Organization organization, String mediaType) {}
