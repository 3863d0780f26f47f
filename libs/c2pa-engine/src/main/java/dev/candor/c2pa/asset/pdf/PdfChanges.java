package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The objects that an update changes or adds, as they will be written. Not thread safe.
final class PdfChanges {
    /// The most objects that a document may have (ISO 32000-2, C.1).
    private static final long MOST_OBJECTS = 8_388_607;

    private final PdfDocument document;
    private final SortedMap<Integer, PdfText> objects = new TreeMap<>();
    private long next;

    PdfChanges(PdfDocument document) {
        this.document = document;
        this.next = Math.max(1, document.end());
    }

    /// Makes a value of another, each as it is written.
    @FunctionalInterface
    interface Edit {
        String of(String text) throws MalformedException, NoRoomException, IOException;
    }

    /// What is changed so far, and added.
    SortedMap<Integer, PdfText> objects() {
        return new TreeMap<>(objects);
    }

    /// The number behind that of the last object.
    long end() {
        return next;
    }

    /// A number that no object has.
    int number() throws NoRoomException {
        if (next > MOST_OBJECTS) {
            throw new NoRoomException(
                    "The document has no number left for one more object.",
                    NoRoomException.Remedy.BESIDE);
        }
        return (int) next++;
    }

    /// Adds an object; answers how it is referred to.
    String add(String text) throws NoRoomException {
        int number = number();
        objects.put(number, new PdfText(0, text));
        return "%d 0 R".formatted(number);
    }

    /// Changes an object that is there.
    ///
    /// @throws MalformedException if it is not
    void change(int number, Edit edit) throws MalformedException, NoRoomException, IOException {
        var there = objects.get(number);
        if (there == null) {
            there =
                    document.text(number)
                            .orElseThrow(
                                    () -> new MalformedException("object", number, "is not there"));
        }
        if (document.parser(there.text()).value() instanceof PdfValue.Ref) {
            throw new MalformedException("object", number, "is a reference and nothing else");
        }
        objects.put(number, new PdfText(there.generation(), edit.of(there.text())));
    }

    /// Changes a value where it is: in the object that it refers to, or right here.
    ///
    /// @param value as it is written; null if there is none yet
    /// @return what stands in its place then
    String changed(@Nullable String value, Edit edit)
            throws MalformedException, NoRoomException, IOException {
        if (value == null) {
            return edit.of("null");
        }
        if (document.parser(value).value() instanceof PdfValue.Ref(var number)) {
            if (!objects.containsKey(number) && document.text(number).isEmpty()) {
                return edit.of("null"); // a reference to nothing means nothing
            }
            change(number, edit);
            return value;
        }
        return edit.of(value);
    }

    /// One item more in an array, which begins here if there is none.
    static Edit appending(String items) {
        return array ->
                array.startsWith("[")
                        ? "%s %s]".formatted(array.substring(0, array.length() - 1), items)
                        : "[%s]".formatted(items);
    }
}
