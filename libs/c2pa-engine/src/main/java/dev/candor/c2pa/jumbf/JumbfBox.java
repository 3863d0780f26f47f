package dev.candor.c2pa.jumbf;

import dev.candor.c2pa.io.Bytes;
import java.util.List;
import java.util.Optional;

/// A box of a JUMBF tree (ISO/IEC 19566-5).
public sealed interface JumbfBox {
    /// The whole box as read, header included.
    Bytes raw();

    /// A box of boxes with a description.
    ///
    /// @param type what it holds
    /// @param label its name among its siblings; empty if nothing can ask for it
    /// @param children its content boxes, without the description
    /// @param content description and content boxes: what a hashed URI hashes (C2PA 2.4, 8.4.2.3)
    record Superbox(JumbfType type, String label, List<JumbfBox> children, Bytes content, Bytes raw)
            implements JumbfBox {
        public Superbox {
            children = List.copyOf(children);
        }

        /// The superboxes directly below.
        public List<Superbox> superboxes() {
            return children.stream()
                    .filter(Superbox.class::isInstance)
                    .map(Superbox.class::cast)
                    .toList();
        }

        /// The superbox of a label directly below.
        public Optional<Superbox> child(String wanted) {
            return superboxes().stream()
                    .filter(box -> !wanted.isEmpty() && box.label().equals(wanted))
                    .findFirst();
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
    }

    /// A plain box.
    ///
    /// @param boxType its four characters, such as `cbor`
    /// @param payload what it holds
    record Content(String boxType, Bytes payload, Bytes raw) implements JumbfBox {}
}
