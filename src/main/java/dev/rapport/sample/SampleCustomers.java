package dev.rapport.sample;

import dev.rapport.conversation.Viewer;
import dev.rapport.crm.CustomerImports;
import dev.rapport.crm.ImportKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the customers, before anything that is about them: as tables, by the import. */
@Component
@Order(1)
final class SampleCustomers implements SamplePart {

    private final CustomerImports imports;

    SampleCustomers(CustomerImports imports) {
        this.imports = imports;
    }

    @Override
    public void bring(Viewer by, SampleDays days) throws IOException {
        bring(by, days, ImportKind.CONTACTS, "contacts.csv");
        bring(by, days, ImportKind.OPPORTUNITIES, "opportunities.csv");
    }

    private void bring(Viewer by, SampleDays days, ImportKind kind, String file) throws IOException {
        byte[] table = days.in(SampleFiles.text(file)).getBytes(StandardCharsets.UTF_8);
        imports.start(by, kind, new ByteArrayInputStream(table), "sample-" + file);
    }
}
