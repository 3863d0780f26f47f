package dev.candor.gateway.portal;

import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's own door: what was asked of them, what they said, and one button that takes it back.
///
/// @param done what was just done, in words
/// @param refusal why it was not done, in the registry's words
record OwnPage(
        Frame frame, Words w, List<Mine> people, @Nullable String done, @Nullable String refusal)
        implements TemplateInstance {
    /// One person the visitor is or speaks for.
    record Mine(MeView.Person person, List<ToldGrant> grants, List<OwnObjection> objections) {
        public List<ToldGrant> waiting() {
            return grants.stream().filter(ToldGrant::isOpen).toList();
        }

        public List<ToldGrant> inForce() {
            return grants.stream().filter(ToldGrant::isInForce).toList();
        }

        public List<ToldGrant> past() {
            return grants.stream().filter(it -> !it.isOpen() && !it.isInForce()).toList();
        }
    }
}
