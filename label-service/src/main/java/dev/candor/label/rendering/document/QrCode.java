package dev.candor.label.rendering.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.Optional;

/// QR codes (ISO/IEC 18004), written and read.
final class QrCode {
    /// Light modules around a code.
    static final int QUIET = 4;

    private QrCode() {}

    /// @return dark modules, without the quiet zone
    static BitMatrix of(String text) {
        try {
            var code = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var modules = new BitMatrix(code.getWidth(), code.getHeight());
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    if (code.get(x, y) == 1) {
                        modules.set(x, y);
                    }
                }
            }
            return modules;
        } catch (WriterException e) {
            throw new IllegalArgumentException("An address that no QR code holds", e);
        }
    }

    /// What a code in a picture says, if there is one.
    static Optional<String> read(Grey picture) {
        var source =
                new PlanarYUVLuminanceSource(
                        picture.pixels(),
                        picture.width(),
                        picture.height(),
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        false);
        try {
            var read =
                    new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(new HybridBinarizer(source)),
                                    Map.of(
                                            DecodeHintType.TRY_HARDER,
                                            true,
                                            DecodeHintType.POSSIBLE_FORMATS,
                                            java.util.List.of(BarcodeFormat.QR_CODE)));
            return Optional.of(read.getText());
        } catch (ReaderException _) {
            return Optional.empty();
        }
    }
}
