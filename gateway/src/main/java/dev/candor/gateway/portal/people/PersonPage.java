package dev.candor.gateway.portal.people;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.ToldGrant;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// One person, with everything they were asked.
record PersonPage(Frame frame, Words w, Person person, List<ToldGrant> grants)
        implements TemplateInstance {}
