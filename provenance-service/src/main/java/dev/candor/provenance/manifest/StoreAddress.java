package dev.candor.provenance.manifest;

import java.net.URI;
import java.util.UUID;

/// Where everybody has a manifest store that its media does not carry.
///
/// @param id names the store; nobody guesses it
/// @param uri what the media says: an absolute address
public record StoreAddress(UUID id, URI uri) {}
