/// The people of the registry as its officers and auditors see them: who they are, what they
/// granted, how each grant came to be what it is, and what can be done to it. Everything is asked
/// of the registry with the visitor's own token; the registry decides.
@NullMarked
package dev.candor.gateway.portal.people;

import org.jspecify.annotations.NullMarked;
