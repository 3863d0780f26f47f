/// One OpenAPI document for the whole suite, merged from those of the services.
@NullMarked
package dev.candor.gateway.openapi;

import org.jspecify.annotations.NullMarked;
