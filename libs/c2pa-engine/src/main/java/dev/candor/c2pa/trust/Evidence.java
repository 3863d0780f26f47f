package dev.candor.c2pa.trust;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.ManifestStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the manifests of a store bring in favour of, or against, the signatures of others: time
/// stamps and answers of OCSP responders (C2PA 2.4, 15.8.1.2 and 15.9). Both are signed by those
/// who gave them and name what they are about, so it does not matter in which manifest they lie.
public final class Evidence {
    /// How many time stamps, and how many answers, are looked at.
    public static final int MOST = 64;

    static final String TIME_STAMP = "c2pa.time-stamp";
    static final String CERTIFICATE_STATUS = "c2pa.certificate-status";

    private final Map<String, List<Bytes>> tokens = new HashMap<>();
    private final List<Bytes> answers = new ArrayList<>();
    private int stamps;

    private Evidence() {}

    /// The evidence in a store. Assertions that cannot be read bring none; that they are malformed
    /// is a finding about their own manifest.
    public static Evidence in(ManifestStore store) {
        var evidence = new Evidence();
        for (var manifest : store.manifests()) {
            manifest.assertions().forEach(evidence::take);
        }
        return evidence;
    }

    private void take(JumbfBox.Superbox assertion) {
        var kind = Labels.kind(assertion.label());
        if (!kind.equals(TIME_STAMP) && !kind.equals(CERTIFICATE_STATUS)) {
            return;
        }
        try {
            if (Assertion.content(assertion) instanceof CborValue.Map map) {
                if (kind.equals(TIME_STAMP)) {
                    map.entries().forEach(this::takeToken);
                } else {
                    map.array("ocspVals").forEach(this::takeAnswer);
                }
            }
        } catch (MalformedException e) {
            // found where the assertion itself is judged
        }
    }

    private void takeToken(CborValue.Entry entry) {
        if (stamps < MOST
                && entry.key() instanceof CborValue.Text(var label)
                && entry.value() instanceof CborValue.ByteString(var token)) {
            stamps++;
            tokens.computeIfAbsent(label, key -> new ArrayList<>()).add(token);
        }
    }

    private void takeAnswer(CborValue value) {
        if (answers.size() < MOST && value instanceof CborValue.ByteString(var answer)) {
            answers.add(answer);
        }
    }

    /// Time-stamp tokens for the claim signature of a manifest.
    public List<Bytes> tokens(String label) {
        return List.copyOf(tokens.getOrDefault(label, List.of()));
    }

    /// Answers of OCSP responders, about whomever.
    public List<Bytes> answers() {
        return List.copyOf(answers);
    }
}
