package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IngredientDelta;
import dev.candor.c2pa.report.StatusCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every ingredient anywhere in the lineage, each manifest checked once and each ingredient
/// assertion compared with what it says was found then (C2PA 2.4, 15.11.3.3). Used once.
final class History {
    private final Lineage lineage;
    private final ManifestCheck check;
    private final Deadline deadline;
    private final Map<String, Judged> judged = new HashMap<>();

    History(Lineage lineage, ManifestCheck check, Duration longest) {
        this.lineage = lineage;
        this.check = check;
        this.deadline = Deadline.in(longest);
    }

    /// What is new of each ingredient that has a manifest, in depth-first order.
    List<IngredientDelta> check() {
        var deltas = new ArrayList<IngredientDelta>();
        for (var link : lineage.links()) {
            if (deadline.isOver()) {
                deltas.add(new IngredientDelta(link.uri(), null, List.of(tooLong(link))));
                break;
            }
            if (!isTimeStamp(link)) {
                deltas.add(check(link));
            }
        }
        return deltas;
    }

    /// What the checks of a manifest of the lineage came to.
    Judged judge(ManifestContext context) {
        return judged.computeIfAbsent(context.manifest().label(), label -> check.check(context));
    }

    /// Time-stamp manifests among the ingredients are as if they were not there (VAL-TIME-0008).
    private static boolean isTimeStamp(Link link) {
        return link.target().filter(one -> one.kind() == Manifest.Kind.TIME_STAMP).isPresent();
    }

    private IngredientDelta check(Link link) {
        var findings = new Findings();
        var method = new LinkCheck(lineage, findings).check(link);
        var acknowledged = new Acknowledged(lineage, link, method);
        for (var finding : about(link)) {
            if (!acknowledged.covers(finding)) {
                findings.add(finding);
            }
        }
        return new IngredientDelta(
                link.uri(), link.target().map(Manifest::label).orElse(null), findings.toList());
    }

    private List<Finding> about(Link link) {
        var target = link.target();
        if (target.isEmpty()) {
            return List.of();
        }
        var context = Lineage.target(link);
        if (context.isPresent()) {
            return judge(context.get()).findings();
        }
        var findings = new Findings();
        ClaimCheck.check(target.get(), findings);
        return findings.toList();
    }

    private static Finding tooLong(Link link) {
        return Finding.of(
                StatusCode.GENERAL_ERROR,
                null,
                link.uri(),
                "The asset's history takes too long to check.");
    }
}
