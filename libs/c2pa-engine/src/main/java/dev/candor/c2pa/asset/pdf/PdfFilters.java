package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes what was done to the bytes of a stream (ISO 32000-2, 7.4): Flate with its predictors, and
/// the crypt filter that does nothing.
final class PdfFilters {
    private static final String STREAM = "stream";
    private static final int MOST_COLUMNS = 1 << 16;

    private final PdfBudget budget;
    private int leftOver;

    PdfFilters(PdfBudget budget) {
        this.budget = budget;
    }

    /// Whether the stream's bytes are what they stand for.
    static boolean isPlain(PdfValue.Dict dict) {
        var filters = filters(dict);
        for (int i = 0; i < filters.size(); i++) {
            if (!filters.get(i).equals("Crypt") || !isIdentity(parameters(dict, i))) {
                return false;
            }
        }
        return true;
    }

    /// The bytes of a stream as they were before they were filtered.
    ///
    /// @param limit the most bytes to yield
    byte[] decode(PdfValue.Dict dict, byte[] raw, int limit, long at) throws MalformedException {
        var filters = filters(dict);
        var bytes = raw;
        for (int i = 0; i < filters.size(); i++) {
            bytes =
                    switch (filters.get(i)) {
                        case "FlateDecode", "Fl" ->
                                predicted(parameters(dict, i), inflate(bytes, limit, at), at);
                        case "Crypt" -> identity(parameters(dict, i), bytes, at);
                        default ->
                                throw new MalformedException(
                                        STREAM, at, "the filter " + filters.get(i));
                    };
        }
        return bytes;
    }

    private static List<String> filters(PdfValue.Dict dict) {
        return switch (dict.get("Filter")) {
            case PdfValue.Name(var name) -> List.of(name);
            case PdfValue.Array(var items) -> {
                var names = new ArrayList<String>();
                for (var item : items) {
                    names.add(item instanceof PdfValue.Name(var name) ? name : "that is no name");
                }
                yield names;
            }
            case PdfValue.Ref _ -> List.of("that is said elsewhere");
            case PdfValue.Int _,
                    PdfValue.Text _,
                    PdfValue.Hexadecimal _,
                    PdfValue.Word _,
                    PdfValue.Dict _ ->
                    List.of();
        };
    }

    private static PdfValue.Dict parameters(PdfValue.Dict dict, int index) {
        var said = dict.get("DecodeParms");
        if (said instanceof PdfValue.Array(var items) && index < items.size()) {
            said = items.get(index);
        }
        return said instanceof PdfValue.Dict parameters ? parameters : PdfValue.Dict.EMPTY;
    }

    private static boolean isIdentity(PdfValue.Dict parameters) {
        return !parameters.has("Name") || parameters.isNamed("Name", "Identity");
    }

    private static byte[] identity(PdfValue.Dict parameters, byte[] bytes, long at)
            throws MalformedException {
        if (!isIdentity(parameters)) {
            throw new MalformedException(STREAM, at, "is encrypted");
        }
        return bytes;
    }

    /// How many bytes stood behind the end of what was inflated last.
    int leftOver() {
        return leftOver;
    }

    private byte[] inflate(byte[] raw, int limit, long at) throws MalformedException {
        var inflater = new Inflater();
        try {
            inflater.setInput(raw);
            var out = new ByteArrayOutputStream();
            var piece = new byte[1 << 14];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                budget.inflated(count, at);
                out.write(piece, 0, count);
                if (out.size() > limit || count == 0 && !inflater.finished()) {
                    throw new MalformedException(STREAM, at, "does not inflate");
                }
            }
            leftOver = inflater.getRemaining();
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new MalformedException(STREAM, at, "does not inflate");
        } finally {
            inflater.end();
        }
    }

    private static byte[] predicted(PdfValue.Dict parameters, byte[] bytes, long at)
            throws MalformedException {
        int predictor = parameters.number("Predictor", 1);
        if (predictor == 1) {
            return bytes;
        }
        int columns = parameters.number("Columns", 1);
        if (predictor < 10
                || parameters.number("Colors", 1) != 1
                || parameters.number("BitsPerComponent", 8) != 8
                || columns < 1
                || columns > MOST_COLUMNS) {
            throw new MalformedException(STREAM, at, "a predictor that is not known");
        }
        return unpredicted(bytes, columns, at);
    }

    /// PNG's prediction: each row begins with how it was predicted (ISO/IEC 15948, 9.2).
    private static byte[] unpredicted(byte[] bytes, int columns, long at)
            throws MalformedException {
        int rows = bytes.length / (columns + 1);
        var plain = new byte[rows * columns];
        for (int row = 0; row < rows; row++) {
            int type = bytes[row * (columns + 1)];
            for (int column = 0; column < columns; column++) {
                int to = row * columns + column;
                int left = column == 0 ? 0 : plain[to - 1] & 0xFF;
                int up = row == 0 ? 0 : plain[to - columns] & 0xFF;
                int corner = row == 0 || column == 0 ? 0 : plain[to - columns - 1] & 0xFF;
                int guess =
                        switch (type) {
                            case 0 -> 0;
                            case 1 -> left;
                            case 2 -> up;
                            case 3 -> (left + up) / 2;
                            case 4 -> paeth(left, up, corner);
                            default ->
                                    throw new MalformedException(
                                            STREAM, at, "a predictor that is not known");
                        };
                plain[to] = (byte) (bytes[row * (columns + 1) + 1 + column] + guess);
            }
        }
        return plain;
    }

    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int toLeft = Math.abs(guess - left);
        int toUp = Math.abs(guess - up);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
