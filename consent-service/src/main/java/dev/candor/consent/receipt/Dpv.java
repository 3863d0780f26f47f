package dev.candor.consent.receipt;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A receipt in the words of the Data Privacy Vocabulary 2.3 (JSON-LD 1.1). What DPV has no word
/// for is in a namespace of our own, beside the nearest word it has.
final class Dpv {
    private static final Map<String, String> STATUS =
            Map.ofEntries(
                    Map.entry("DRAFT", "ConsentUnknown"),
                    Map.entry("REQUESTED", "ConsentRequested"),
                    Map.entry("DEFERRED", "ConsentRequestDeferred"),
                    Map.entry("REFUSED", "ConsentRefused"),
                    Map.entry("LAPSED", "ConsentRequested"),
                    Map.entry("ACTIVE", "ConsentGiven"),
                    Map.entry("SUSPENDED", "ConsentInvalidated"),
                    Map.entry("WITHDRAWN", "ConsentWithdrawn"),
                    Map.entry("REVOKED", "ConsentRevoked"),
                    Map.entry("EXPIRED", "ConsentExpired"),
                    Map.entry("EXHAUSTED", "ConsentExpired"),
                    Map.entry("INVALIDATED", "ConsentInvalidated"),
                    Map.entry("SUPERSEDED", "RenewedConsentGiven"));

    private static final Map<String, List<String>> PROCESSING =
            Map.of(
                    "CAPTURE", List.of("dpv:Record", "candor:Capture"),
                    "TRAIN", List.of("dpv:Use", "candor:Train"),
                    "GENERATE", List.of("dpv:Generate", "candor:Generate"),
                    "EDIT", List.of("dpv:Alter", "candor:Edit"),
                    "DISTRIBUTE", List.of("dpv:Disseminate", "candor:Distribute"),
                    "INFER", List.of("dpv:Infer", "candor:Infer"),
                    "MINE", List.of("dpv:Analyse", "candor:Mine"));

    private static final Map<String, List<String>> DATA =
            Map.of(
                    "FACE", List.of("pd:FacialPrint", "candor:FaceLikeness"),
                    "VOICE", List.of("pd:Biometric", "candor:VoiceLikeness"),
                    "BODY", List.of("pd:Picture", "candor:BodyLikeness"),
                    "MOTION", List.of("pd:Biometric", "candor:MotionLikeness"),
                    "NAME", List.of("pd:Name", "candor:Name"),
                    "SIGNATURE", List.of("candor:Signature"));

    private Dpv() {}

    /// The state of a grant as DPV has it.
    static String status(String state) {
        return STATUS.getOrDefault(state, "ConsentUnknown");
    }

    static Map<String, Object> of(JsonObject receipt) {
        var header = receipt.getJsonObject("header");
        var processing = receipt.getJsonObject("processing");
        var state = receipt.getJsonObject("state");
        var record = new LinkedHashMap<String, Object>();
        record.put("@context", context());
        record.put("@id", "urn:uuid:" + header.getString("record_id"));
        record.put("@type", "dpv:ConsentRecord");
        record.put("dct:identifier", header.getString("record_id"));
        record.put("dct:issued", header.getString("issued_at"));
        record.put("dpv:hasDataSubject", id("urn:uuid:" + header.getString("pii_principal_id")));
        record.put("dpv:hasDataController", header.getString("organization"));
        record.put("dpv:hasRecipient", strings(processing, "recipient_third_parties"));
        record.put("dpv:hasJurisdiction", strings(processing, "jurisdiction"));
        record.put("dpv:hasConsentStatus", id("dpv:" + state.getString("dpv")));
        record.put("candor:state", state.getString("state"));
        record.put("dct:valid", state.getString("since"));
        record.put("dpv:hasNotice", notice(processing.getJsonObject("privacy_notice")));
        record.put(
                "dpv:hasProcess",
                processing.getJsonArray("purposes").stream()
                        .map(line -> process((JsonObject) line))
                        .toList());
        return record;
    }

    private static Map<String, Object> context() {
        return Map.of(
                "dpv", "https://w3id.org/dpv#",
                "pd", "https://w3id.org/dpv/pd#",
                "dct", "http://purl.org/dc/terms/",
                "candor", "urn:candor:dpv:");
    }

    private static Map<String, Object> notice(JsonObject notice) {
        return Map.of(
                "@type", "dpv:ConsentNotice",
                "@id", "urn:uuid:" + notice.getString("id"),
                "dct:title", notice.getString("title"),
                "dct:language", notice.getString("language"),
                "dct:hasVersion", notice.getInteger("version"),
                "candor:sha256", notice.getString("text_sha256"));
    }

    private static Map<String, Object> process(JsonObject line) {
        var process = new LinkedHashMap<String, Object>();
        process.put("@type", "dpv:Process");
        process.put("candor:effect", line.getString("effect"));
        process.put("dct:description", line.getString("description"));
        process.put("dpv:hasPurpose", strings(line, "purpose"));
        process.put("dpv:hasProcessing", words(strings(line, "actions"), PROCESSING));
        process.put(
                "dpv:hasPersonalData",
                words(
                        line.getJsonArray("pii_information").stream()
                                .map(item -> ((JsonObject) item).getString("pii_type"))
                                .toList(),
                        DATA));
        process.put("dpv:hasLocation", strings(line, "geographic_restrictions"));
        process.put("candor:media", strings(line, "media"));
        process.put("candor:channel", strings(line, "service"));
        process.put("candor:from", line.getString("from"));
        if (line.containsKey("until")) {
            process.put("candor:until", line.getString("until"));
        }
        return process;
    }

    private static List<String> strings(JsonObject members, String name) {
        return members.getJsonArray(name).stream().map(String.class::cast).toList();
    }

    private static List<Map<String, Object>> words(
            List<String> codes, Map<String, List<String>> vocabulary) {
        return codes.stream()
                .flatMap(
                        code ->
                                vocabulary
                                        .getOrDefault(
                                                code, List.of("pd:Biometric", "candor:" + code))
                                        .stream())
                .map(Dpv::id)
                .toList();
    }

    private static Map<String, Object> id(String iri) {
        return Map.of("@id", iri);
    }
}
