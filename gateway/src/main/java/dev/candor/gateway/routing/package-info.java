/// Where the other services are and how a request gets there: the table of resources, the streaming
/// proxy with its limits, and the client for calls the gateway makes itself.
@NullMarked
package dev.candor.gateway.routing;

import org.jspecify.annotations.NullMarked;
