package dev.candor.c2pa;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What becomes of an asset that says where its store is.
sealed interface Referring {
    Path target();

    /// How the copy is made.
    ///
    /// @param view the asset as it is with the address in it
    /// @param addressed how the address got there
    /// @param container writes the view
    /// @throws SigningException if the store cannot lie where it is wanted
    Splicing splicing(
            OpenAsset view,
            Splice addressed,
            WritableContainer container,
            ManifestDefinition definition)
            throws SigningException, MalformedException, IOException;

    /// What is to verify.
    VerificationRequest written(Path copy, Path store);

    /// The store lies there and nowhere else.
    record Alone(Path target) implements Referring {
        @Override
        public Splicing splicing(
                OpenAsset view,
                Splice addressed,
                WritableContainer container,
                ManifestDefinition definition)
                throws SigningException, MalformedException, IOException {
            if (definition.binding() != BindingKind.WHOLE) {
                throw new SigningException("A store elsewhere binds its asset by one hash");
            }
            if (view.layout().store() != null) {
                throw new SigningException(
                        "The source's own credentials would speak instead of those elsewhere");
            }
            var beside = CopyPlans.beside(view);
            var bound =
                    new Splice.Builder()
                            .copy(new Range(0, view.reader().size()))
                            .build(
                                    _ -> List.of(),
                                    beside.binding() instanceof ContentBinding.Data
                                            ? addressed.binding()
                                            : beside.binding());
            return _ -> bound;
        }

        @Override
        public VerificationRequest written(Path copy, Path store) {
            return VerificationRequest.of(copy).withSidecar(store);
        }
    }

    /// The asset carries it, too.
    record Embedded(Path target) implements Referring {
        @Override
        public Splicing splicing(
                OpenAsset view,
                Splice addressed,
                WritableContainer container,
                ManifestDefinition definition)
                throws SigningException, MalformedException, IOException {
            if (view.layout().remote() != null) {
                throw new SigningException(
                        "The format has one place for credentials: they can be carried or"
                                + " elsewhere, not both");
            }
            return CopyPlans.splicing(view, container, definition);
        }

        @Override
        public VerificationRequest written(Path copy, Path store) {
            return VerificationRequest.of(copy);
        }
    }
}
