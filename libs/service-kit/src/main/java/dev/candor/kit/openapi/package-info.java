/// What the OpenAPI documents of all services have in common.
@NullMarked
package dev.candor.kit.openapi;

import org.jspecify.annotations.NullMarked;
