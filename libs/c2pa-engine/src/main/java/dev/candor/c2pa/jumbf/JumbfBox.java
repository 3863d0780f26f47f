package dev.candor.c2pa.jumbf;

import dev.candor.c2pa.io.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A box of a JUMBF tree (ISO/IEC 19566-5).
public sealed interface JumbfBox {
    /// The whole box as read, header included.
    Bytes raw();

    /// A box of boxes with a description. Two are equal if they are the same.
    final class Superbox implements JumbfBox {
        private final JumbfType type;
        private final String label;
        private final List<JumbfBox> children;
        private final List<Superbox> superboxes;
        private final Map<String, Superbox> byLabel;
        private final Bytes content;
        private final Bytes raw;

        /// @param type what it holds
        /// @param label its name among its siblings; empty if nothing can ask for it
        /// @param children its content boxes, without the description
        /// @param content description and content boxes
        Superbox(JumbfType type, String label, List<JumbfBox> children, Bytes content, Bytes raw) {
            this.type = type;
            this.label = label;
            this.children = List.copyOf(children);
            this.superboxes =
                    children.stream()
                            .filter(Superbox.class::isInstance)
                            .map(Superbox.class::cast)
                            .toList();
            this.byLabel = byLabel(superboxes);
            this.content = content;
            this.raw = raw;
        }

        private static Map<String, Superbox> byLabel(List<Superbox> superboxes) {
            var byLabel = new HashMap<String, Superbox>();
            var labels = new HashSet<String>();
            for (var box : superboxes) {
                if (labels.add(box.label)) {
                    byLabel.put(box.label, box);
                } else {
                    byLabel.remove(box.label);
                }
            }
            return byLabel;
        }

        /// What it holds.
        public JumbfType type() {
            return type;
        }

        /// Its name among its siblings; empty if nothing can ask for it.
        public String label() {
            return label;
        }

        /// Its content boxes, without the description.
        public List<JumbfBox> children() {
            return children;
        }

        /// Description and content boxes: what a hashed URI hashes (C2PA 2.4, 8.4.2.3).
        public Bytes content() {
            return content;
        }

        @Override
        public Bytes raw() {
            return raw;
        }

        /// The superboxes directly below.
        public List<Superbox> superboxes() {
            return superboxes;
        }

        /// The superbox of a label directly below. Where two share it, nobody can tell which one is
        /// meant, and neither is found (C2PA 2.4, 8.4.1).
        public Optional<Superbox> child(String wanted) {
            return wanted.isEmpty() ? Optional.empty() : Optional.ofNullable(byLabel.get(wanted));
        }

        /// What the first plain box of a type directly below holds.
        public Optional<Bytes> payload(String boxType) {
            return children.stream()
                    .filter(Content.class::isInstance)
                    .map(Content.class::cast)
                    .filter(box -> box.boxType().equals(boxType))
                    .map(Content::payload)
                    .findFirst();
        }

        @Override
        public String toString() {
            return "%s with %d boxes".formatted(label, children.size());
        }
    }

    /// A plain box.
    ///
    /// @param boxType its four characters, such as `cbor`
    /// @param payload what it holds
    record Content(String boxType, Bytes payload, Bytes raw) implements JumbfBox {}
}
