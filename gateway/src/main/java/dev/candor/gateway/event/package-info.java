/// What kinds of events there are: the catalogue, and the AsyncAPI document made of it.
@NullMarked
package dev.candor.gateway.event;

import org.jspecify.annotations.NullMarked;
