package dev.candor.gateway.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a publication, for the OpenAPI document: two parts, in this order.
record PublicationForm(
        @Schema(required = true, description = "First: what is said about the asset (JSON)")
                DeclarationForm declaration,
        @Schema(required = true, description = "Then: the bytes", format = "binary")
                String asset) {}
